"""Pictures with faces whose places are known, composed from the one real portrait."""

from dataclasses import dataclass

import numpy as np
import skimage.data
from PIL import Image

from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face

HEAD = (110, 0, 350, 240)  # of the portrait: head and shoulders
FACE = (178, 64, 268, 177)  # of the portrait: the face alone
HEAD_SIDE = 240


@dataclass(frozen=True)
class Scene:
    """A picture and the boxes of its faces: left, top, right, bottom in px."""

    pixels: Pixels
    faces: tuple[tuple[float, float, float, float], ...]


def on_grass(portrait: Image.Image, sides: list[int], *, mirrored: bool = False, turned: int = 0) -> Scene:
    """Heads of these sizes (px of the face's height) in a row on a meadow."""
    meadow = Image.fromarray(np.asarray(skimage.data.grass()))
    picture = Image.new("RGB", (900, 520))
    for x in (0, 512):
        picture.paste(meadow.convert("RGB"), (x, 0))
        picture.paste(meadow.convert("RGB"), (x, 512))
    head, x, faces = portrait.crop(HEAD), 12, []
    for side in sides:
        scale = side / (FACE[3] - FACE[1])
        size = round(HEAD_SIDE * scale)
        picture.paste(head.resize((size, size), Image.Resampling.LANCZOS), (x, 40))
        left, top, right, bottom = ((FACE[i] - HEAD[i % 2]) * scale for i in range(4))
        faces.append((x + left, 40 + top, x + right, 40 + bottom))
        x += size + 16
    return _as_seen(picture, faces, mirrored=mirrored, turned=turned)


def _as_seen(
    picture: Image.Image, faces: list[tuple[float, float, float, float]], *, mirrored: bool, turned: int
) -> Scene:
    pixels, (width, height) = np.asarray(picture), picture.size
    if mirrored:
        pixels, faces = (
            np.fliplr(pixels),
            [(width - right, top, width - left, foot) for left, top, right, foot in faces],
        )
    for _ in range(turned):
        pixels, faces = (
            np.rot90(pixels),
            [(top, width - right, foot, width - left) for left, top, right, foot in faces],
        )
        width, height = height, width
    return Scene(np.ascontiguousarray(pixels), tuple(faces))


def covers(face: Face, box: tuple[float, float, float, float], pixels: Pixels) -> bool:
    """Whether what was found holds the middle of a known face and is no smaller than half of it."""
    height, width = pixels.shape[:2]
    x, y = (box[0] + box[2]) / 2 / width, (box[1] + box[3]) / 2 / height
    inside = face.x <= x <= face.x + face.width and face.y <= y <= face.y + face.height
    return bool(inside and face.height * height > (box[3] - box[1]) / 2)
