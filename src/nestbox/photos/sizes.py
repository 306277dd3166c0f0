"""How large published photos are, in pixels of their longest side."""

from typing import Final

LARGE: Final = 1600  # unless the installation says otherwise
SMALL: Final = 640


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """The width and height at which a picture fits into a square; never enlarged, never nothing."""
    shrink = min(1.0, side / max(width, height, 1))
    return max(1, round(width * shrink)), max(1, round(height * shrink))
