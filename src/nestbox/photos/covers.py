"""The shapes of covers: where they are opaque, and how their edge is softened outwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nestbox.photos.faces import Face
from nestbox.photos.filling import Field

PAD_SIDES: Final = 0.35  # shares of the face's box: hair, ears, chin and hats tell who it is as well
PAD_ABOVE: Final = 0.45
PAD_BELOW: Final = 0.25
PAD_BOX: Final = 0.08  # of a box's shorter side: what was read or drawn by hand is never quite exact
FEATHER: Final = 1.4  # the soft edge ends at this distance
RING: Final = 1.6  # and what surrounds it, for its colours, at this one


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in fractions of the picture from its top left corner: text, or what was drawn by hand."""

    x: float
    y: float
    width: float
    height: float


Hidden: TypeAlias = Face | Box
"""What has to be covered: a face by an ellipse around it, anything else by a rectangle."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a picture around one cover, and how far each of its pixels is from the cover's middle.

    `distance` is 1 on the edge of what is covered, less inside, more outside.
    """

    rows: slice
    columns: slice
    distance: Field


@dataclass(frozen=True, slots=True)
class Ellipse:
    """The middle of a cover and its reach to each side, as fractions of the picture."""

    x: float
    y: float
    across: float
    down: float

    def window(self, height: int, width: int) -> Window:
        """Around the ellipse, out to the end of its ring."""
        rows, up = _along(self.y * height, self.down * height * RING, height)
        columns, across = _along(self.x * width, self.across * width * RING, width)
        distance = np.hypot(up[:, np.newaxis] / (self.down * height), across / (self.across * width))
        return Window(rows, columns, distance.astype(np.float32))

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of these points are under the opaque part."""
        return np.asarray(np.hypot((x - self.x) / self.across, (y - self.y) / self.down) <= 1)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """The middle of a cover and its reach to each side, as fractions of the picture."""

    x: float
    y: float
    across: float
    down: float

    def window(self, height: int, width: int) -> Window:
        """Around the rectangle, out to the end of its ring: as wide as a part of its shorter side."""
        down, across = self.down * height, self.across * width
        shorter = min(down, across)
        rows, up = _along(self.y * height, down + shorter * (RING - 1), height)
        columns, over = _along(self.x * width, across + shorter * (RING - 1), width)
        outside = np.maximum((np.abs(up) - down)[:, np.newaxis], np.abs(over) - across)
        return Window(rows, columns, (1 + outside / shorter).astype(np.float32))

    def holds(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of these points are under the opaque part."""
        return np.asarray((np.abs(x - self.x) <= self.across) & (np.abs(y - self.y) <= self.down))


Cover: TypeAlias = Ellipse | Rectangle


def covers_of(hidden: Iterator[Hidden] | tuple[Hidden, ...] | list[Hidden]) -> list[Cover]:
    """The cover of each of these."""
    return [cover_of(one) for one in hidden]


def cover_of(hidden: Hidden) -> Cover:
    """A face's cover is inscribed in its padded box, and contains the whole box itself; a box's is a box."""
    if isinstance(hidden, Face):
        return Ellipse(
            x=hidden.x + hidden.width / 2,
            y=hidden.y + hidden.height * (0.5 + (PAD_BELOW - PAD_ABOVE) / 2),
            across=hidden.width * (0.5 + PAD_SIDES),
            down=hidden.height * (0.5 + (PAD_ABOVE + PAD_BELOW) / 2),
        )
    return Rectangle(
        x=hidden.x + hidden.width / 2,
        y=hidden.y + hidden.height / 2,
        across=hidden.width * (0.5 + PAD_BOX),
        down=hidden.height * (0.5 + PAD_BOX),
    )


def _along(centre: float, reach: float, size: int) -> tuple[slice, Field]:
    """Along one side: which pixels are in the window, and each one's middle in px from the centre."""
    start, stop = (min(max(0, int(centre + way)), size) for way in (-reach, reach + 1))
    middles = np.arange(start, stop, dtype=np.float32) + 0.5
    return slice(start, stop), np.subtract(middles, centre, dtype=np.float32)
