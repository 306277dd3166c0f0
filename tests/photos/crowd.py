"""A crowd made of the one portrait: many sizes, slants, lights, glasses and scarves, on several grounds."""

from collections.abc import Iterator

import numpy as np
import skimage.data
from PIL import Image, ImageDraw, ImageEnhance

from nestbox.photos.faces import Face
from tests.photos.scenes import FACE, HEAD

SIZE = (2048, 1536)
Sides = tuple[float, float, float, float]
HEIGHTS = (16, 20, 24, 32, 40, 48, 64, 80, 110, 150)  # px of the face
WAYS = ("as it is", "mirrored", "slanting", "dark", "glasses", "scarf")
MIDDLE = ((FACE[0] + FACE[2]) / 2 - HEAD[0], (FACE[1] + FACE[3]) / 2 - HEAD[1])


def crowd(portrait: Image.Image) -> tuple[Image.Image, list[Face]]:
    """Sixty heads, and where each of their faces is."""
    picture = _ground()
    faces, x, y = [], 16, 8
    for height, way in _heads():
        scale = height / (FACE[3] - FACE[1])
        side = round(240 * scale)
        if x + side > SIZE[0]:
            x, y = 16, y + _row_height(height)
        picture.paste(_head(portrait, way).resize((side, side), Image.Resampling.LANCZOS), (x, y))
        faces.append(_face(x + MIDDLE[0] * scale, y + MIDDLE[1] * scale, height))
        x += side + 12
    return picture, faces


def _heads() -> Iterator[tuple[int, str]]:
    for height in HEIGHTS:
        yield from ((height, way) for way in WAYS)


def _row_height(height: int) -> int:
    return round(240 * height / (FACE[3] - FACE[1])) + 8


def _face(x: float, y: float, height: float) -> Face:
    """A face around this middle; a tenth smaller than it is, for glasses and slants move its edges."""
    down, across = 0.9 * height, 0.9 * height * (FACE[2] - FACE[0]) / (FACE[3] - FACE[1])
    return Face((x - across / 2) / SIZE[0], (y - down / 2) / SIZE[1], across / SIZE[0], down / SIZE[1], 1)


def _head(portrait: Image.Image, way: str) -> Image.Image:
    if way == "slanting":
        return portrait.rotate(
            20, Image.Resampling.BICUBIC, center=(HEAD[0] + MIDDLE[0], HEAD[1] + MIDDLE[1])
        ).crop(HEAD)
    head = portrait.crop(HEAD)
    if way == "mirrored":
        return head.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if way == "dark":
        return ImageEnhance.Brightness(head).enhance(0.45)
    if way == "glasses":
        ImageDraw.Draw(head).rectangle((72, 95, 158, 118), (15, 15, 15))
    if way == "scarf":
        ImageDraw.Draw(head).rectangle((60, 142, 170, 190), (130, 30, 40))
    return head


def _ground() -> Image.Image:
    grounds = [skimage.data.grass(), skimage.data.brick(), skimage.data.gravel(), skimage.data.coffee()]
    picture = Image.new("RGB", SIZE)
    for number, (x, y) in enumerate((x, y) for y in range(0, SIZE[1], 512) for x in range(0, SIZE[0], 512)):
        ground = Image.fromarray(np.asarray(grounds[(number + number // 4) % 4])).convert("RGB")
        picture.paste(ground.resize((512, 512)), (x, y))
    return picture
