"""Pictures that the machine of withdrawals can read: everybody's face has a colour of its own.

Instead of the network a fake finds the faces: where a face's colour is. Who can be seen is read from the
bytes that are served. Everything else is the product's own: covers, renditions, files and rows.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from nestbox.photos import pipeline
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face


class Person(StrEnum):
    """Who may be in a picture. Only GROWN_UP is no child."""

    ADA = "Ada"
    BEN = "Ben"
    CEM = "Cem"
    GROWN_UP = "a grown-up"


COLOURS = {
    Person.ADA: (225, 20, 20),
    Person.BEN: (20, 190, 20),
    Person.CEM: (20, 20, 225),
    Person.GROWN_UP: (220, 210, 20),
}
SLOT, HEIGHT, SIDE = 64, 96, 24  # px: one face in the middle of each slot, far enough apart for its cover
CLOSE = 70  # how far from its colour a face may be after compression


def picture(people: Sequence[Person]) -> bytes:
    """A row of people before a grey wall."""
    image = Image.new("RGB", (SLOT * len(people), HEIGHT), (128, 128, 128))
    for place, person in enumerate(people):
        left, top = place * SLOT + (SLOT - SIDE) // 2, (HEIGHT - SIDE) // 2
        ImageDraw.Draw(image).rectangle((left, top, left + SIDE - 1, top + SIDE - 1), COLOURS[person])
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def place_of(x: float, width: float, people: int) -> int:
    """The slot in which an area lies, from its fractions."""
    return int((x + width / 2) * people)


@lru_cache(maxsize=4096)
def seen_in(data: bytes) -> tuple[Person | None, ...]:
    """Who can be recognised in each slot of a file."""
    return _seen(np.asarray(Image.open(BytesIO(data)).convert("RGB")))


def _seen(pixels: Pixels) -> tuple[Person | None, ...]:
    height, width = pixels.shape[:2]
    slots = max(1, round(width / height * HEIGHT / SLOT))
    step = width // slots
    return tuple(_person_at(pixels[height // 2, place * step + step // 2]) for place in range(slots))


def _person_at(pixel: Pixels) -> Person | None:
    for person, colour in COLOURS.items():
        if np.abs(pixel.astype(int) - colour).max() < CLOSE:
            return person
    return None


def _faces(pixels: Pixels) -> tuple[Face, ...]:
    people = _seen(pixels)
    width, height = SIDE / SLOT / len(people), SIDE / HEIGHT
    return tuple(
        Face((place + 0.5) / len(people) - width / 2, 0.5 - height / 2, width, height, 0.9)
        for place, person in enumerate(people)
        if person is not None
    )


def _still_found(pixels: Pixels, faces: Sequence[Face]) -> tuple[Face, ...]:
    middles = {round(face.x + face.width / 2, 2) for face in faces}
    return tuple(face for face in _faces(pixels) if round(face.x + face.width / 2, 2) in middles)


def fake_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find the faces of these pictures by their colours, and decode in this process."""
    monkeypatch.setattr(pipeline, "decode", lambda data: np.asarray(Image.open(BytesIO(data)).convert("RGB")))
    monkeypatch.setattr(pipeline, "find_faces", lambda pixels, *_: _faces(pixels))
    monkeypatch.setattr(pipeline, "find_words", lambda _pixels: ())
    monkeypatch.setattr(pipeline, "still_found", _still_found)
