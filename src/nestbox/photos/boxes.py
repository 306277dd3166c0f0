"""Rows of left, top, right, bottom, score; the sides as fractions of a picture, 0..1."""

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]
Sides = tuple[float, float, float, float]
Output = NDArray[np.float32]


def from_network(outputs: tuple[Output, Output, Output], cell: int, threshold: float) -> Boxes:
    """Boxes in px, from a heatmap and its sizes and offsets (rows first), as CenterFace 3.1 lays them out."""
    heatmap, sizes, offsets = outputs
    rows, columns = np.nonzero(heatmap >= threshold)
    height, width = np.exp(sizes[:, rows, columns]) * cell
    y = (rows + offsets[0, rows, columns] + 0.5) * cell
    x = (columns + offsets[1, rows, columns] + 0.5) * cell
    sides = (x - width / 2, y - height / 2, x + width / 2, y + height / 2, heatmap[rows, columns])
    return np.stack(sides, axis=1, dtype=np.float64)


def mirrored(boxes: Boxes) -> Boxes:
    """The boxes of a picture whose left and right were exchanged."""
    left, top, right, bottom, score = boxes.T
    return np.stack([1 - right, top, 1 - left, bottom, score], axis=1)


def turned_right(boxes: Boxes) -> Boxes:
    """The boxes of a picture that was then turned a quarter clockwise."""
    left, top, right, bottom, score = boxes.T
    return np.stack([1 - bottom, left, 1 - top, right, score], axis=1)


def turned_left(boxes: Boxes) -> Boxes:
    """The boxes of a picture that was then turned a quarter anticlockwise."""
    left, top, right, bottom, score = boxes.T
    return np.stack([top, 1 - right, bottom, 1 - left, score], axis=1)


def without_repeats(boxes: Boxes, overlap: float) -> Boxes:
    """Non-maximum suppression: the best box of each group that overlap by this share of their union."""
    waiting = boxes[np.argsort(-boxes[:, 4], kind="stable")]
    kept = []
    while len(waiting):
        kept.append(waiting[0])
        waiting = waiting[_shared(waiting[0], waiting) < overlap]
    return np.array(kept).reshape(-1, 5)


def overlap(one: Sides, other: Sides) -> float:
    """Intersection over union of two boxes (left, top, right, bottom)."""
    a, b = (np.array([(*sides, 1.0)]) for sides in (one, other))
    return float(_shared(a[0], b)[0])


def _shared(box: Boxes, others: Boxes) -> NDArray[np.float64]:
    """Intersection over union of `box` with each of `others`."""
    sides = np.minimum(box[2:4], others[:, 2:4]) - np.maximum(box[:2], others[:, :2])
    common: NDArray[np.float64] = sides.clip(0).prod(axis=1)
    union = _area(box[np.newaxis]) + _area(others) - common
    return np.divide(common, union)


def _area(boxes: Boxes) -> NDArray[np.float64]:
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
