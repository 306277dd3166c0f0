"""Finds faces, and only finds them: no recognition, no comparison, nothing of whose face it is."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from PIL import Image

from nestbox.photos import boxes, model
from nestbox.photos.boxes import Boxes
from nestbox.photos.decoding import MAX_SIDE, Pixels

REDACT_AT: Final = 0.15
"""A face is covered from this score: measured, see docs/decisions/photos-detector.md."""

ASK_AT: Final = 0.1
"""From this score staff are asked whether it is a face; until they answer it is covered like one."""

SAME_FACE: Final = 0.3  # overlap from which two boxes are one face, as in the detector's own code
ENLARGE_AT_MOST: Final = 1.5
STRIDE: Final = 32  # the network takes sides that are multiples of this
STRIP_PIXELS: Final = 1_100_000  # a picture beyond this is looked at in strips: half the memory
STRIP_OVERLAP: Final = (
    128  # px: a face up to this is whole in some strip, a larger one in a look at half size
)
SEAM: Final = 8  # px from a strip's inner edge in which a box may be of a face that was cut


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face is: fractions of the picture, 0..1, from its top left corner; and how sure (0..1)."""

    x: float
    y: float
    width: float
    height: float
    score: float


@dataclass(frozen=True)
class Look:
    """One look at the picture: how large, turned how, and how its boxes are brought back."""

    scale: float
    turn: Callable[[Pixels], Pixels]
    back: Callable[[Boxes], Boxes]


LOOKS: Final = (
    Look(1.0, lambda pixels: pixels, lambda found: found),
    Look(1.0, np.fliplr, boxes.mirrored),
    Look(0.5, lambda pixels: pixels, lambda found: found),
    Look(0.5, lambda pixels: np.rot90(pixels, 1), boxes.turned_right),
    Look(0.5, lambda pixels: np.rot90(pixels, -1), boxes.turned_left),
)
UPRIGHT: Final = (LOOKS[0], LOOKS[2])


def find_faces(
    pixels: Pixels,
    threshold: float = REDACT_AT,
    *,
    scale: float | None = None,
    looks: Sequence[Look] = LOOKS,
) -> tuple[Face, ...]:
    """Every face from `threshold`, the surest first. Raises model.DetectorMissing.

    `scale` is for a part of a picture, which is looked at as large as the whole would be.
    """
    largest = full_scale(pixels) if scale is None else scale
    found = [look.back(_seen(look, pixels, largest * look.scale, threshold)) for look in looks]
    clipped = _within_picture(np.concatenate(found))
    return tuple(_face(box) for box in boxes.without_repeats(clipped, SAME_FACE))


def full_scale(pixels: Pixels) -> float:
    """How much a picture is enlarged for the closest look: to 2,048 px, by half at most."""
    height, width = pixels.shape[:2]
    return min(ENLARGE_AT_MOST, float(MAX_SIDE / max(height, width)))


def _seen(look: Look, pixels: Pixels, scale: float, threshold: float) -> Boxes:
    """What one look finds, as fractions of the picture as this look turns it."""
    picture = look.turn(_resized(pixels, scale))
    height, width = picture.shape[:2]
    found = np.concatenate([_seen_in(picture, strip, threshold) for strip in _strips(height, width)])
    found /= (width, height, width, height, 1)
    return found


def _resized(pixels: Pixels, scale: float) -> Pixels:
    height, width = (max(1, round(side * scale / STRIDE)) * STRIDE for side in pixels.shape[:2])
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BILINEAR))


def _strips(height: int, width: int) -> Iterator[slice]:
    """The rows of the fewest overlapping strips of bearable size."""
    count = math.ceil(height * width / STRIP_PIXELS)
    starts = (round(height * part / count / STRIDE) * STRIDE for part in range(count + 1))
    for top, end in pairwise(starts):
        yield slice(top, min(end + STRIP_OVERLAP, height))


def _seen_in(picture: Pixels, strip: slice, threshold: float) -> Boxes:
    """What is found in a strip, but for what a seam may have cut: that is whole in another strip or look."""
    blob = np.ascontiguousarray(picture[strip].transpose(2, 0, 1)[np.newaxis], dtype=np.float32)
    found = boxes.from_network(model.run(blob), model.CELL, threshold)
    found += (0, strip.start, 0, strip.start, 0)
    clear_above = (found[:, 1] > strip.start + SEAM) | (strip.start == 0)
    clear_below = (found[:, 3] < strip.stop - SEAM) | (strip.stop == len(picture))
    whole: Boxes = found[clear_above & clear_below]
    return whole


def _within_picture(found: Boxes) -> Boxes:
    clipped = found.clip(0, 1)
    return clipped[(clipped[:, 2] > clipped[:, 0]) & (clipped[:, 3] > clipped[:, 1])]


def _face(box: Boxes) -> Face:
    left, top, right, bottom, score = (float(value) for value in box)
    return Face(left, top, right - left, bottom - top, score)
