"""Covers faces so that nothing of them is left: no pixel inside a region has any influence on the result.

Blur and mosaic keep enough to tell who it is (McPherson et al. 2016, arXiv:1609.00408; Hao et al. 2019,
docs/decisions/photos-redaction.md). Here an opaque ellipse takes its colours from what surrounds it and
a random pattern, and its edge is softened outwards only: it looks like a soft blur and holds nothing.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nestbox.photos import filling
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face
from nestbox.photos.filling import Field, Mask

PAD_SIDES: Final = 0.35  # shares of the face's box: hair, ears, chin and hats tell who it is as well
PAD_ABOVE: Final = 0.45
PAD_BELOW: Final = 0.25
FEATHER: Final = 1.4  # the soft edge ends at this multiple of the ellipse
RING: Final = 1.6  # and what surrounds it, for its colours, at this one
COVERED_FROM: Final = 0.7  # the share of a face at which the detector's own measurement calls it covered
SAMPLES: Final = 12


@dataclass(frozen=True)
class Ellipse:
    """The middle of a cover and its reach to each side, as fractions of the picture."""

    x: float
    y: float
    across: float
    down: float


@dataclass(frozen=True)
class Window:
    """The part of a picture around one face, and how far each of its pixels is from the ellipse's centre.

    `distance` is 1 on the ellipse that is covered, less inside, more outside.
    """

    rows: slice
    columns: slice
    distance: Field


def redact(pixels: Pixels, faces: Sequence[Face], *, seed: int | None = None) -> Pixels:
    """A copy of the picture with every face covered.

    With a `seed` the pattern is fixed (for tests); without, it is drawn from the system's randomness.
    """
    random = np.random.default_rng(secrets.randbits(128) if seed is None else seed)
    windows = [window for face in faces if (window := _window(face, *pixels.shape[:2])).distance.size]
    hidden = _union(windows, *pixels.shape[:2])
    covers = [_cover(pixels, hidden, window, random) for window in windows]
    result = pixels.copy()
    for window, cover in zip(windows, covers, strict=True):
        _paint(result, window, cover)
    return result


def is_under_cover(found: Face, faces: Sequence[Face]) -> bool:
    """Whether what was found lies, but for a rest that tells nothing, under the opaque covers of `faces`."""
    steps = (np.arange(SAMPLES) + 0.5) / SAMPLES
    x, y = np.meshgrid(found.x + found.width * steps, found.y + found.height * steps)
    under = np.zeros(x.shape, dtype=np.bool_)
    for cover in map(ellipse_of, faces):
        under |= np.hypot((x - cover.x) / cover.across, (y - cover.y) / cover.down) <= 1
    return bool(under.mean() >= COVERED_FROM)


def touches_a_cover(found: Face, faces: Sequence[Face]) -> bool:
    """Whether what was found lies in part where one of `faces` was covered, or close by."""
    x, y = found.x + found.width / 2, found.y + found.height / 2
    return any(
        abs(x - cover.x) < cover.across + found.width / 2 and abs(y - cover.y) < cover.down + found.height / 2
        for cover in map(ellipse_of, faces)
    )


def ellipse_of(face: Face) -> Ellipse:
    """The cover of a face: inscribed in its padded box; it contains the whole box itself."""
    return Ellipse(
        x=face.x + face.width / 2,
        y=face.y + face.height * (0.5 + (PAD_BELOW - PAD_ABOVE) / 2),
        across=face.width * (0.5 + PAD_SIDES),
        down=face.height * (0.5 + (PAD_ABOVE + PAD_BELOW) / 2),
    )


def _window(face: Face, height: int, width: int) -> Window:
    """Around the face's ellipse, out to the end of its ring."""
    ellipse = ellipse_of(face)
    rows, up = _along(ellipse.y * height, ellipse.down * height, height)
    columns, across = _along(ellipse.x * width, ellipse.across * width, width)
    return Window(rows, columns, np.hypot(up[:, np.newaxis], across))


def _along(centre: float, reach: float, size: int) -> tuple[slice, Field]:
    """Along one side: which pixels are in the window, and how far from the centre each one's middle is."""
    start, stop = (min(max(0, int(centre + way)), size) for way in (-reach * RING, reach * RING + 1))
    span = slice(start, stop)
    middles = np.arange(span.start, span.stop, dtype=np.float32) + 0.5
    return span, np.divide(middles - centre, reach, dtype=np.float32)


def _union(windows: Sequence[Window], height: int, width: int) -> Mask:
    """Every pixel that is inside some ellipse."""
    hidden = np.zeros((height, width), dtype=np.bool_)
    for window in windows:
        hidden[window.rows, window.columns] |= window.distance <= 1
    return hidden


def _cover(pixels: Pixels, hidden: Mask, window: Window, random: np.random.Generator) -> Field:
    """The cover's colours over the whole window."""
    known = ~hidden[window.rows, window.columns]
    return filling.fill(pixels[window.rows, window.columns], known) + filling.pattern(known.shape, random)


def _paint(result: Pixels, window: Window, cover: Field) -> None:
    """Opaque to the ellipse's edge, and from there fading to what is outside.

    Where the soft edge lies over another face, that face has its own opaque cover: painted before, it
    shows through the edge; painted after, it replaces it. Neither way does a hidden pixel show.
    """
    beneath = result[window.rows, window.columns]
    share = np.clip((FEATHER - window.distance) / (FEATHER - 1), 0, 1)[..., np.newaxis]
    beneath[:] = np.rint(cover * share + beneath * (1 - share)).clip(0, 255).astype(np.uint8)
