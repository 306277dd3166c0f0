"""Reads the text in a photo: badges, whiteboards, work on walls."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from nestbox.photos import reader
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import full_scale
from nestbox.photos.reader import Line

MARGIN: Final = 0.15  # of a line's height, on every side: letters hang over the box that was found

FEWEST_LETTERS: Final = 2  # a single one is a button or a blade of grass


@dataclass(frozen=True, slots=True)
class Words:
    """Text that was read, and where: fractions of the picture, 0..1; and how sure (0..1)."""

    x: float
    y: float
    width: float
    height: float
    score: float
    text: str


def find_words(pixels: Pixels) -> tuple[Words, ...]:
    """Every line of text that can be read, from the top. Raises reader.ReaderMissing."""
    picture = _enlarged(pixels)
    height, width = picture.shape[:2]
    lines = (line for line in reader.read(picture) if _says_something(line.text))
    return tuple(_words(line, width, height) for line in lines)


def _says_something(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= FEWEST_LETTERS


def _enlarged(pixels: Pixels) -> Pixels:
    """As large as faces are looked for: a small picture by half at most."""
    height, width = (round(side * full_scale(pixels)) for side in pixels.shape[:2])
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BICUBIC))


def _words(line: Line, width: int, height: int) -> Words:
    """A line's place: the upright box around its slanting one, with a margin, within the picture."""
    corners = line.corners
    across, down = ((corners[a] - corners[b]) for a, b in ((1, 0), (3, 0)))
    margin = MARGIN * float(min((across**2).sum(), (down**2).sum()) ** 0.5)
    left, top = (max(0.0, float(low) - margin) for low in corners.min(axis=0))
    right, bottom = (float(high) + margin for high in corners.max(axis=0))
    right, bottom = min(right, width), min(bottom, height)
    return Words(
        left / width, top / height, (right - left) / width, (bottom - top) / height, line.score, line.text
    )
