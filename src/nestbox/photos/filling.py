"""The colours of a cover: its surroundings, flowing inwards, and a soft random pattern."""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Mask = NDArray[np.bool_]
Field = NDArray[np.float32]

GRID: Final = 24  # a cover is worked out on this many cells a side: it has no finer detail to hide
SOFT_CELLS: Final = 5
SOFT_LEVELS: Final = 6  # standard deviation, of 255
WEAVE_THREADS: Final = 14
WEAVE_LEVELS: Final = 4
NEUTRAL: Final = np.array([150, 146, 140], dtype=np.float32)  # for a face that fills the picture


def fill(colours: NDArray[np.uint8], known: Mask) -> Field:
    """Colours (h, w, 3) for every pixel from the `known` ones (h, w) alone; the others have no influence.

    Each cell is the mean of the known cells weighted by the inverse square of their distance (Shepard
    1968): there is no outline left that looks like a head, to people or to the detector.
    """
    shares = _cells(known.astype(np.float32))
    is_known = shares.ravel() > 0
    if not is_known.any():
        return np.broadcast_to(NEUTRAL, colours.shape)
    sums = np.stack(
        [_cells(np.where(known, channel, 0)).ravel() for channel in np.moveaxis(colours, 2, 0)], axis=1
    )
    weights = _nearness()[:, is_known]
    cells = weights @ sums[is_known] / (weights @ shares.ravel()[is_known])[:, np.newaxis]
    return np.stack([_enlarged(channel.reshape(GRID, GRID), known.shape) for channel in cells.T], axis=2)


def pattern(shape: tuple[int, ...], random: np.random.Generator) -> Field:
    """Soft random lights and shadows and a faint weave (h, w, 1), the same for all channels."""
    soft = random.normal(0, SOFT_LEVELS, (SOFT_CELLS, SOFT_CELLS)).astype(np.float32)
    return np.add(_enlarged(soft, shape), _weave(shape, random.uniform(0, 2 * np.pi)))[..., np.newaxis]


def _weave(shape: tuple[int, ...], start: float) -> Field:
    """Slanting threads: hardly seen, and the detector takes half as many covers for heads."""
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    turns = 2 * np.pi * WEAVE_THREADS * (rows + columns) / shape[1]
    return np.asarray(WEAVE_LEVELS * np.sin(turns + start), dtype=np.float32)


@cache
def _nearness() -> Field:
    """For each pair of cells the inverse of their squared distance."""
    rows, columns = np.indices((GRID, GRID)).reshape(2, -1).astype(np.float32)
    squares = np.subtract.outer(rows, rows) ** 2 + np.subtract.outer(columns, columns) ** 2
    return np.asarray(1 / (squares + 0.5), dtype=np.float32)


def _cells(channel: NDArray[np.generic]) -> Field:
    picture = Image.fromarray(channel.astype(np.float32))
    return np.asarray(picture.resize((GRID, GRID), Image.Resampling.BOX))


def _enlarged(cells: Field, shape: tuple[int, ...]) -> Field:
    height, width = shape[:2]
    return np.asarray(Image.fromarray(cells).resize((width, height), Image.Resampling.BICUBIC))
