"""A trail through the wood in the early sun."""

import numpy as np
from PIL import Image, ImageFilter

from tools.demo_photos import canvas
from tools.demo_photos.canvas import SIZE, Colour


def trail() -> Image.Image:
    """Trunks fade into the light, and a waymark shows the way."""
    picture = canvas.gradient(
        [(0, (164, 190, 120)), (0.3, (226, 226, 160)), (0.55, (250, 242, 196)), (1, (214, 214, 140))]
    )
    picture = canvas.glow(picture, 840, 520, (420, 380), (255, 252, 226), 0.8)
    random = np.random.default_rng(20)
    for depth in range(6):
        near = depth / 5
        colour: Colour = (int(176 - 138 * near), int(186 - 140 * near), int(128 - 96 * near))
        _canopy(picture, random, near, colour)
        for _ in range(15 - depth * 2):
            x = random.uniform(-40, 1640)
            if abs(x - 830) > 110 + 300 * near:
                _trunk(picture, x, 640 + 330 * near, 14 + 62 * near**1.5, colour)
        _floor(
            picture,
            620 + 90 * depth,
            (int(190 - 140 * near), int(186 - 98 * near), int(96 - 56 * near)),
            depth,
        )
    _path(picture)
    picture = _rays(picture)
    picture = canvas.textured(picture, None, canvas.clouds(2, 50, octaves=3), 0.07)
    _ferns(picture, random)
    _waymark(picture)
    return canvas.finished(picture, vignette=0.32)


def _trunk(picture: Image.Image, x: float, foot: float, width: float, colour: Colour) -> None:
    lean = (x % 37 - 18) * 1.4
    outline = [
        (x - width * 0.4 + lean, -10),
        (x + width * 0.4 + lean, -10),
        (x + width * 0.5, foot - width),
        (x + width, foot + 8),
        (x - width, foot + 8),
        (x - width * 0.5, foot - width),
    ]
    canvas.paint(picture, outline, colour)
    lit = (min(255, colour[0] + 34), min(255, colour[1] + 30), min(255, colour[2] + 16))
    side = 1 if x < 840 else -1
    canvas.line(
        picture,
        [(x + side * width * 0.34 + lean, -10), (x + side * width * 0.42, foot - width)],
        lit,
        width * 0.12,
    )


def _canopy(picture: Image.Image, random: np.random.Generator, near: float, colour: Colour) -> None:
    for _ in range(70):
        x, y = random.uniform(-60, 1660), random.uniform(-60, 250 - 60 * near) * random.random()
        size = random.uniform(24, 74)
        tint = int(random.normal(12, 14))
        leaf: Colour = (colour[0] + tint, min(255, colour[1] + tint + 14), colour[2] + tint // 2)
        canvas.paint(
            picture,
            canvas.oval(x, y, size, size * 0.62, random.uniform(0, 180), steps=16),
            leaf,
            opacity=0.75,
        )


def _floor(picture: Image.Image, y: float, colour: Colour, seed: int) -> None:
    canvas.shade(
        picture,
        canvas.ridge(40 + seed, y + 40, 46, 6),
        colour,
        (int(colour[0] * 0.7), int(colour[1] * 0.75), int(colour[2] * 0.6)),
    )


def _path(picture: Image.Image) -> None:
    outline = canvas.curve(
        [
            (818, 640),
            (852, 640),
            (880, 700),
            (850, 790),
            (980, 930),
            (1190, 1230),
            (420, 1230),
            (640, 930),
            (770, 790),
            (850, 700),
        ]
    )
    canvas.shade(picture, outline, (238, 214, 150), (150, 112, 76), blur=3)
    random = np.random.default_rng(8)
    for _ in range(260):
        y = 720 + 480 * random.random() ** 0.7
        reach = (y - 690) / 510
        x = 815 + random.normal(0, 0.5) * 300 * reach
        canvas.paint(
            picture, canvas.oval(x, y, 3 + 13 * reach, 2 + 5 * reach, steps=14), (112, 84, 60), opacity=0.32
        )


def _rays(picture: Image.Image) -> Image.Image:
    light = Image.new("L", SIZE)
    for start, width in ((300, 40), (520, 90), (760, 60), (980, 110), (1200, 50)):
        beam = [
            (840 + (start - 840) * 0.3, 0),
            (840 + (start - 840) * 0.3 + width * 0.5, 0),
            (start + width * 2.4, 1100),
            (start - width, 1100),
        ]
        light.paste(58, mask=canvas.mask_of(beam))
    soft = light.filter(ImageFilter.GaussianBlur(46))
    return Image.composite(Image.new("RGB", SIZE, (255, 250, 214)), picture, soft)


def _ferns(picture: Image.Image, random: np.random.Generator) -> None:
    for x in (40, 150, 260, 360, 1230, 1340, 1450, 1560):
        for _ in range(9):
            lean, height = random.normal(0, 0.6), random.uniform(120, 230)
            green: Colour = (
                int(random.uniform(26, 62)),
                int(random.uniform(78, 128)),
                int(random.uniform(28, 48)),
            )
            _frond(picture, x + random.normal(0, 20), lean, height, green)


def _frond(picture: Image.Image, x: float, lean: float, height: float, colour: Colour) -> None:
    for step in np.linspace(0.1, 1, 16):
        px, py = x + lean * height * step**1.6, 1210 - height * np.sin(step * 1.7)
        leaf = 34 * (1.08 - step)
        for side in (-1, 1):
            canvas.paint(
                picture,
                canvas.oval(px + side * leaf * 0.6, py + 4, leaf, 4.4, side * 24 + lean * 30, steps=14),
                colour,
            )


def _waymark(picture: Image.Image) -> None:
    canvas.shade(
        picture, [(1116, 690), (1160, 690), (1164, 1010), (1112, 1010)], (150, 112, 74), (84, 58, 40)
    )
    canvas.form(picture, [(1040, 716), (1206, 716), (1250, 752), (1206, 788), (1040, 788)], (176, 132, 84))
    canvas.line(picture, [(1070, 752), (1186, 752)], (250, 240, 200), 9)
    canvas.line(picture, [(1160, 734), (1188, 752), (1160, 770)], (250, 240, 200), 9)
    canvas.paint(picture, canvas.oval(1138, 826, 15, 15), (240, 196, 60))
