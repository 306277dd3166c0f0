"""The colours of tokens.css in both themes, and how far two of them stand apart."""

import re
from pathlib import Path

from nestbox import web

CSS = Path(web.__path__[0]) / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")

LIGHT_SOURCE, DARK_SOURCE = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
LIGHT: dict[str, str] = dict(COLOUR.findall(LIGHT_SOURCE))
DARK: dict[str, str] = LIGHT | dict(COLOUR.findall(DARK_SOURCE))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours "#rrggbb", 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
