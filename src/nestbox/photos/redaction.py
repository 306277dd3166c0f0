"""Covers faces so that nothing of them is left: no pixel inside a region has any influence on the result.

Blur and mosaic keep enough to tell who it is (McPherson et al. 2016, arXiv:1609.00408; Hao et al. 2019).
Here an opaque ellipse takes its colours from the ring around it and a random pattern, and its edge is
softened outwards only: it looks like a soft blur and holds nothing.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face

PAD_SIDES: Final = 0.35  # shares of the face's box: hair, ears, chin and hats tell who it is as well
PAD_ABOVE: Final = 0.45
PAD_BELOW: Final = 0.25
FEATHER: Final = 1.18  # the soft edge ends, and the ring begins, at this multiple of the ellipse
RING: Final = 1.45  # and the ring ends at this one
NEUTRAL: Final = np.array([150, 146, 140], dtype=np.float32)
PATTERN_CELLS: Final = 5
PATTERN_STRENGTH: Final = 16.0  # levels of 255
RING_PIXELS_NEEDED: Final = 24

Mask = NDArray[np.bool_]
Field = NDArray[np.float32]


@dataclass(frozen=True)
class Window:
    """The part of a picture around one face, and each of its pixels' distance from the ellipse's centre.

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
    windows = [_window(face, *pixels.shape[:2]) for face in faces]
    hidden = _union(windows, *pixels.shape[:2])
    fills = [_fill(pixels, hidden, window, random) for window in windows]
    result = pixels.copy()
    for window, fill in zip(windows, fills, strict=True):
        _paint(result, window, fill)
    return result


def _window(face: Face, height: int, width: int) -> Window:
    """Around the ellipse inscribed in the padded box, out to the end of its ring."""
    across, down = (
        face.width * width * (0.5 + PAD_SIDES),
        face.height * height * (0.5 + (PAD_ABOVE + PAD_BELOW) / 2),
    )
    x = (face.x + face.width / 2) * width
    y = (face.y + face.height * (0.5 + (PAD_BELOW - PAD_ABOVE) / 2)) * height
    rows, columns = _span(y, down, height), _span(x, across, width)
    up = (np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5 - y) / down
    along = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5 - x) / across
    return Window(rows, columns, np.hypot(up[:, np.newaxis], along))


def _span(centre: float, reach: float, size: int) -> slice:
    start, stop = centre - reach * RING, centre + reach * RING
    return slice(max(0, int(start)), min(size, int(stop) + 1))


def _union(windows: Sequence[Window], height: int, width: int) -> Mask:
    """Every pixel that is inside some ellipse."""
    hidden = np.zeros((height, width), dtype=np.bool_)
    for window in windows:
        hidden[window.rows, window.columns] |= window.distance <= 1
    return hidden


def _fill(pixels: Pixels, hidden: Mask, window: Window, random: np.random.Generator) -> Field:
    """The colours of the cover: a plane through the colours of the ring, and the pattern."""
    surroundings = pixels[window.rows, window.columns]
    ring = (window.distance > 1) & (window.distance <= RING) & ~hidden[window.rows, window.columns]
    return _plane(surroundings, ring) + _pattern(window.distance.shape, random)


def _plane(surroundings: Pixels, ring: Mask) -> Field:
    """For each channel the plane that lies closest to the ring's pixels, never beyond their usual range."""
    height, width = ring.shape
    if np.count_nonzero(ring) < RING_PIXELS_NEEDED:
        return np.broadcast_to(NEUTRAL, (height, width, 3))
    rows, columns = np.nonzero(ring)
    colours = surroundings[rows, columns].astype(np.float32)
    slopes, *_ = np.linalg.lstsq(_positions(rows, columns, ring.shape), colours, rcond=None)
    all_rows, all_columns = np.indices(ring.shape).reshape(2, -1)
    plane = _positions(all_rows, all_columns, ring.shape) @ slopes
    low, high = np.percentile(colours, [20, 80], axis=0)
    return plane.clip(low, high).reshape(height, width, 3).astype(np.float32)


def _positions(rows: NDArray[np.intp], columns: NDArray[np.intp], shape: tuple[int, ...]) -> Field:
    return np.stack([np.ones(rows.shape), rows / shape[0], columns / shape[1]], axis=1).astype(np.float32)


def _pattern(shape: tuple[int, ...], random: np.random.Generator) -> Field:
    """Soft random lights and shadows, the same for all channels, so that the cover looks like a blur."""
    cells = random.normal(0, PATTERN_STRENGTH, (PATTERN_CELLS, PATTERN_CELLS)).astype(np.float32)
    smooth = Image.fromarray(cells).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.asarray(smooth)[..., np.newaxis]


def _paint(result: Pixels, window: Window, fill: Field) -> None:
    """Opaque to the ellipse's edge, and from there fading to what is outside.

    Where the soft edge lies over another cover, that cover is opaque: painted before, it shows through
    the edge; painted after, it replaces it. Neither way does a hidden pixel show.
    """
    beneath = result[window.rows, window.columns]
    cover = np.clip((FEATHER - window.distance) / (FEATHER - 1), 0, 1)[..., np.newaxis]
    beneath[:] = np.rint(fill * cover + beneath * (1 - cover)).clip(0, 255).astype(np.uint8)
