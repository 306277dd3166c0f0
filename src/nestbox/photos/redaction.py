"""Covers faces so that nothing of them is left: no pixel inside a region has any influence on the result.

Blur and mosaic keep enough to tell who it is (McPherson et al. 2016, arXiv:1609.00408; Hao et al. 2019,
docs/decisions/photos-redaction.md). Here an opaque shape takes its colours from what surrounds it and
a random pattern, and its edge is softened outwards only: it looks like a soft blur and holds nothing.
"""

import secrets
from collections.abc import Sequence
from typing import Final

import numpy as np

from nestbox.photos import filling
from nestbox.photos.covers import FEATHER, Hidden, Window, cover_of
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face
from nestbox.photos.filling import Field, Mask

COVERED_FROM: Final = 0.7  # the share of a face at which the detector's own measurement calls it covered
SAMPLES: Final = 12


def redact(pixels: Pixels, hidden: Sequence[Hidden], *, seed: int | None = None) -> Pixels:
    """A copy of the picture with every face and box covered.

    With a `seed` the pattern is fixed (for tests); without, it is drawn from the system's randomness.
    """
    random = np.random.default_rng(secrets.randbits(128) if seed is None else seed)
    windows = [cover_of(one).window(*pixels.shape[:2]) for one in hidden]
    windows = [window for window in windows if window.distance.size]
    under = _union(windows, *pixels.shape[:2])
    covers = [_cover(pixels, under, window, random) for window in windows]
    result = pixels.copy()
    for window, cover in zip(windows, covers, strict=True):
        _paint(result, window, cover)
    return result


def is_under_cover(found: Face, hidden: Sequence[Hidden]) -> bool:
    """Whether what was found lies, but for a rest that tells nothing, under the opaque covers of `hidden`."""
    steps = (np.arange(SAMPLES) + 0.5) / SAMPLES
    x, y = np.meshgrid(found.x + found.width * steps, found.y + found.height * steps)
    under = np.zeros(x.shape, dtype=np.bool_)
    for one in hidden:
        under |= cover_of(one).holds(x, y)
    return bool(under.mean() >= COVERED_FROM)


def touches_a_cover(found: Face, hidden: Sequence[Hidden]) -> bool:
    """Whether what was found lies in part where one of `hidden` was covered, or close by."""
    x, y = found.x + found.width / 2, found.y + found.height / 2
    return any(
        abs(x - cover.x) < cover.across + found.width / 2 and abs(y - cover.y) < cover.down + found.height / 2
        for cover in map(cover_of, hidden)
    )


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
