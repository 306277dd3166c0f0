"""Pictures with real faces, so that the demo shows how faces are covered.

The one face is that of Eileen Collins on NASA's portrait of 1993, which is in the public domain.
"""

import numpy as np
import skimage.data
from PIL import Image, ImageEnhance, ImageFilter

from tools.demo_photos import canvas, lake
from tools.demo_photos.canvas import TWICE, Colour, Point
from tools.demo_photos.outdoors import pine

HEAD: tuple[Point, ...] = (
    (156, 60), (155, 80), (159, 99), (170, 114), (178, 130), (184, 134), (185, 150), (190, 164), (191, 184),
    (230, 188), (251, 182), (252, 172), (255, 158), (261, 140), (266, 133), (276, 129), (288, 116), (297, 95),
    (298, 80), (293, 60), (282, 38), (262, 24), (238, 18), (212, 24), (195, 34), (180, 42), (166, 50),
)  # fmt: skip
FACE_MIDDLE: Point = (224, 118)
CREW: tuple[tuple[float, float, float, bool, Colour, Colour, float], ...] = (
    (230, 640, 0.86, False, (226, 92, 66), (250, 200, 80), 1.0),
    (520, 610, 0.92, True, (60, 120, 176), (232, 84, 70), 0.94),
    (810, 650, 0.84, False, (242, 184, 70), (70, 130, 120), 1.06),
    (1090, 606, 0.94, True, (92, 150, 104), (240, 236, 224), 0.98),
    (1370, 640, 0.88, False, (146, 96, 170), (246, 150, 70), 1.02),
)


def portrait() -> Image.Image:
    """The portrait as NASA took it."""
    return Image.fromarray(skimage.data.astronaut())


def guide() -> Image.Image:
    """The guide, near, with the lake behind."""
    behind = lake.canoe_water().filter(ImageFilter.GaussianBlur(5 * TWICE))
    x, y, size = 800, 560, 1.5
    _person(behind, x, y, size, jacket=(214, 84, 60))
    for side in (-1, 1):
        strap = [(x + side * 96, y + 270), (x + side * 128, y + 420), (x + side * 120, y + 660)]
        canvas.line(behind, strap, (52, 60, 74), 34)
    _face(behind, x, y, size, mirrored=True, light=1.0)
    _hat(behind, x, y, size, (58, 120, 150))
    return canvas.finished(behind, vignette=0.22)


def crew() -> Image.Image:
    """Five in bobble hats on the shore: five times the same face."""
    picture = canvas.gradient(
        [(0, (150, 196, 226)), (0.42, (222, 234, 234)), (0.5, (236, 236, 220)), (1, (236, 236, 220))]
    )
    for seed, base, rise, top, foot in (
        (31, 500, 230, (142, 164, 186), (196, 208, 210)),
        (5, 540, 150, (104, 140, 140), (160, 184, 170)),
    ):
        canvas.shade(picture, canvas.ridge(seed, base, rise, 3), top, foot)
    canvas.shade(picture, [(0, 540), (1600, 540), (1600, 700), (0, 700)], (170, 200, 208), (126, 168, 184))
    picture = canvas.textured(
        picture,
        [(0, 540), (1600, 540), (1600, 700), (0, 700)],
        canvas.clouds(3, 60, octaves=2, stretch=9),
        0.14,
    )
    for place, tall in ((30, 420), (120, 330), (1500, 380), (1580, 470)):
        pine(picture, place, 690, tall, (52, 92, 84))
    grass = canvas.ridge(9, 740, 60, 4)
    canvas.shade(picture, grass, (132, 164, 84), (84, 116, 58))
    picture = canvas.textured(picture, grass, canvas.clouds(4, 90, octaves=3), 0.16)
    for x, y, size, mirrored, jacket, hat, light in CREW:
        _person(picture, x, y, size, jacket=jacket)
        _face(picture, x, y, size, mirrored=mirrored, light=light)
        _hat(picture, x, y, size, hat)
    return canvas.finished(picture, vignette=0.2)


def _person(picture: Image.Image, x: float, y: float, size: float, *, jacket: Colour) -> None:
    def at(points: tuple[Point, ...]) -> list[Point]:
        return canvas.curve([(x + px * size, y + py * size) for px, py in points])

    dark: Colour = (int(jacket[0] * 0.7), int(jacket[1] * 0.7), int(jacket[2] * 0.7))
    canvas.form(
        picture,
        at(
            ((-150, 700), (-176, 330), (-140, 190), (-60, 128), (60, 128), (140, 190), (176, 330), (150, 700))
        ),
        jacket,
    )
    for side in (-1, 1):
        canvas.line(
            picture,
            [(x + side * 108 * size, y + 300 * size), (x + side * 100 * size, y + 640 * size)],
            dark,
            5,
        )
    canvas.line(picture, [(x, y + 190 * size), (x, y + 690 * size)], (246, 242, 230), 5)
    canvas.form(picture, at(((-92, 150), (-70, 92), (0, 82), (70, 92), (92, 150), (0, 196))), dark)


def _face(picture: Image.Image, x: float, y: float, size: float, *, mirrored: bool, light: float) -> None:
    """The head of the portrait with a soft edge, its face over (x, y)."""
    photo, mask = portrait(), Image.new("L", (512, 512))
    Image.Image.paste(mask, 255, mask=_outline())
    side = round(512 * size * 1.6 * TWICE)
    head = ImageEnhance.Brightness(photo).enhance(light).resize((side, side), Image.Resampling.LANCZOS)
    soft = mask.filter(ImageFilter.GaussianBlur(1.2)).resize((side, side), Image.Resampling.BICUBIC)
    middle = 512 - FACE_MIDDLE[0] if mirrored else FACE_MIDDLE[0]
    if mirrored:
        head, soft = (
            head.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
            soft.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        )
    corner = (round(x * TWICE - middle * side / 512), round(y * TWICE - FACE_MIDDLE[1] * side / 512))
    picture.paste(head, corner, soft)


def _outline() -> Image.Image:
    large = Image.new("L", canvas.SIZE)
    large.paste(canvas.mask_of(canvas.curve(HEAD, 4)))
    return large.resize((canvas.WIDTH, canvas.HEIGHT)).crop((0, 0, 512, 512))


def _hat(picture: Image.Image, x: float, y: float, size: float, colour: Colour) -> None:
    """A bobble hat with a broad rib, pulled down to the brows."""
    s = size * 1.6
    dome = canvas.curve(
        [
            (x - 62 * s, y - 50 * s),
            (x - 58 * s, y - 92 * s),
            (x - 26 * s, y - 122 * s),
            (x + 26 * s, y - 122 * s),
            (x + 62 * s, y - 92 * s),
            (x + 66 * s, y - 50 * s),
        ]
    )
    canvas.form(picture, dome, colour)
    brim = canvas.curve(
        [
            (x - 68 * s, y - 66 * s),
            (x, y - 78 * s),
            (x + 72 * s, y - 66 * s),
            (x + 72 * s, y - 38 * s),
            (x, y - 50 * s),
            (x - 68 * s, y - 38 * s),
        ]
    )
    canvas.form(picture, brim, (min(255, colour[0] + 16), min(255, colour[1] + 16), min(255, colour[2] + 16)))
    rib: Colour = (int(colour[0] * 0.76), int(colour[1] * 0.76), int(colour[2] * 0.76))
    for step in np.linspace(-0.9, 0.9, 13):
        lift = 10 * (1 - step * step)
        canvas.line(
            picture,
            [(x + (2 + 66 * step) * s, y - (64 + lift) * s), (x + (2 + 66 * step) * s, y - (42 + lift) * s)],
            rib,
            3,
        )
    canvas.form(picture, canvas.oval(x, y - 134 * s, 23 * s, 22 * s), (250, 246, 236), depth=0.6)
