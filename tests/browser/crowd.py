"""A picture of a class: heads in rows before sky and meadow, composed from the one real portrait."""

from io import BytesIO

import numpy as np
import skimage.data
from PIL import Image, ImageDraw, ImageFilter

from nestbox.photos.faces import Face, find_faces
from tests.photos.scenes import FACE

HEAD = (130, 20, 320, 210)  # of the portrait: no more than the head, or the detector takes badges for faces
SIDE = 200  # px of a head
PLACE = 240  # px from one head to the next
COLUMNS = 6
SURE = 0.5  # a face in the open scores 0.9, a cover among thirty up to 0.2
SKY, MEADOW = (150, 190, 220), (110, 150, 90)  # smooth: in rough grass the detector sees covers as heads


def size_of(count: int) -> tuple[int, int]:
    """Width and height of a picture of so many, in px."""
    return min(COLUMNS, count) * PLACE, -(-count // COLUMNS) * PLACE


def crowd(count: int) -> bytes:
    """A JPEG of so many people."""
    head = Image.fromarray(skimage.data.astronaut()).crop(HEAD).resize((SIDE, SIDE))
    picture = _landscape(*size_of(count))
    for place in range(count):
        picture.paste(head, _corner(place), _soft_edge())
    file = BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


def face_at(place: int, count: int) -> tuple[float, float]:
    """Where the middle of a face is: fractions of the picture, from its top left corner."""
    (left, top), (width, height) = _corner(place), size_of(count)
    scale = SIDE / (HEAD[2] - HEAD[0])
    x = ((FACE[0] + FACE[2]) / 2 - HEAD[0]) * scale
    y = ((FACE[1] + FACE[3]) / 2 - HEAD[1]) * scale
    return (left + x) / width, (top + y) / height


def places_seen(photo: bytes, count: int) -> list[int]:
    """The places of a picture of so many where the detector is sure of a face; a cover is never one."""
    found = find_faces(np.asarray(Image.open(BytesIO(photo)).convert("RGB")), SURE)
    return [place for place in range(count) if any(_holds(face, face_at(place, count)) for face in found)]


def _holds(face: Face, point: tuple[float, float]) -> bool:
    x, y = point
    return face.x < x < face.x + face.width and face.y < y < face.y + face.height


def _corner(place: int) -> tuple[int, int]:
    margin = (PLACE - SIDE) // 2
    return place % COLUMNS * PLACE + margin, place // COLUMNS * PLACE + margin


def _landscape(width: int, height: int) -> Image.Image:
    down = np.linspace(0, 1, height)[:, np.newaxis, np.newaxis]
    colours = (1 - down) * np.array(SKY) + down * np.array(MEADOW)
    return Image.fromarray(np.broadcast_to(colours, (height, width, 3)).astype(np.uint8))


def _soft_edge() -> Image.Image:
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).ellipse((8, 8, SIDE - 8, SIDE - 8), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(SIDE / 25))
