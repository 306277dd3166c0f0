"""The climbing wall."""

from itertools import pairwise

import numpy as np
from PIL import Image

from tools.demo_photos import canvas
from tools.demo_photos.canvas import Colour, Point

HOLDS: tuple[Colour, ...] = (
    (232, 84, 60),
    (246, 182, 52),
    (72, 160, 98),
    (58, 122, 200),
    (150, 92, 180),
    (240, 130, 160),
)


def climbing() -> Image.Image:
    """Two climbers from behind, and the helmets of those who wait."""
    picture = canvas.gradient([(0, (226, 222, 214)), (1, (206, 198, 188))])
    random = np.random.default_rng(15)
    columns = [-20, 330, 700, 1080, 1390, 1640]
    for index in range(5):
        for row, (top, foot) in enumerate(((-20, 330), (330, 690), (690, 1010))):
            left, right = columns[index], columns[index + 1]
            skew = 70 * ((index + row) % 2) - 35
            tone = int(150 + 34 * ((index * 2 + row) % 3) + random.normal(0, 4))
            quarter = [(left + skew, top), (right - skew, top), (right + skew, foot), (left - skew, foot)]
            canvas.shade(picture, quarter, (tone, tone + 4, tone + 14), (tone - 22, tone - 16, tone - 4))
            canvas.line(picture, [*quarter, quarter[0]], (112, 118, 130), 2.4)
    picture = canvas.textured(picture, None, canvas.clouds(3, 60, octaves=3), 0.06)
    for _ in range(96):
        _hold(picture, random)
    for x, colour in ((520, (40, 60, 120)), (1120, (170, 60, 50))):
        canvas.line(picture, [(x, -10), (x + 6, 420)], colour, 7)
        canvas.line(picture, [(x + 26, -10), (x + 40, 1010)], colour, 6)
    _climber(picture, 525, 470, (240, 96, 60), (60, 140, 214), 1)
    _climber(picture, 1126, 600, (76, 160, 110), (250, 200, 60), -1)
    picture = canvas.glow(picture, 380, 40, (800, 420), (255, 246, 220), 0.3)
    canvas.shade(picture, [(0, 1000), (1600, 1000), (1600, 1210), (0, 1210)], (64, 92, 140), (40, 58, 96))
    canvas.line(picture, [(0, 1001), (1600, 1001)], (36, 48, 80), 6)
    for index, x in enumerate(range(150, 1500, 210)):
        _helmet(picture, x, 1120, HOLDS[index % 6])
    return canvas.finished(picture, vignette=0.24)


def _hold(picture: Image.Image, random: np.random.Generator) -> None:
    x, y, size = random.uniform(20, 1580), random.uniform(20, 960), random.uniform(11, 30)
    blob = canvas.curve(
        [
            (x + size * random.uniform(0.6, 1.2) * np.cos(a), y + size * random.uniform(0.5, 0.9) * np.sin(a))
            for a in np.linspace(0, 5.5, 7)
        ],
        8,
    )
    canvas.paint(picture, [(px + 6, py + 9) for px, py in blob], (70, 74, 86), blur=4, opacity=0.5)
    canvas.form(picture, blob, HOLDS[int(random.integers(6))], depth=0.6)
    canvas.paint(picture, canvas.oval(x, y, 3, 3), (60, 60, 66))


def _climber(picture: Image.Image, x: float, y: float, shirt: Colour, helmet: Colour, side: int) -> None:
    def limb(points: list[Point], colour: Colour, width: float) -> None:
        placed = [(x + side * px, y + py) for px, py in points]
        for start, end in pairwise(placed):
            angle = float(np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0])))
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
            canvas.form(picture, canvas.oval(*middle, length / 2 + width * 0.62, width, angle), colour)

    trousers: Colour = (58, 66, 86)
    shadow = canvas.oval(x + 26, y + 70, 96, 210)
    canvas.paint(picture, shadow, (40, 44, 56), blur=26, opacity=0.4)
    limb([(-18, 150), (-96, 214), (-74, 330)], trousers, 27)
    limb([(24, 150), (86, 250), (60, 372)], trousers, 27)
    for foot_x, foot_y in ((-82, 348), (66, 392)):
        canvas.form(picture, canvas.oval(x + side * foot_x, y + foot_y, 34, 17), (190, 60, 60))
    limb([(-44, 4), (-112, -60), (-92, -186)], shirt, 20)
    limb([(44, 8), (120, -26), (148, -130)], shirt, 20)
    for hand_x, hand_y in ((-90, -206), (152, -148)):
        canvas.form(picture, canvas.oval(x + side * hand_x, y + hand_y, 17, 20), (188, 134, 104))
    canvas.form(
        picture,
        canvas.curve(
            [
                (x - 62, y - 14),
                (x, y - 34),
                (x + 62, y - 14),
                (x + 58, y + 90),
                (x + 50, y + 160),
                (x - 50, y + 160),
                (x - 58, y + 90),
            ]
        ),
        shirt,
    )
    canvas.line(picture, [(x - 54, y + 140), (x + 54, y + 140)], (36, 38, 46), 15)
    canvas.line(picture, [(x, y + 140), (x, y + 172)], (36, 38, 46), 8)
    for leg in (-1, 1):
        canvas.line(
            picture, [(x, y + 172), (x + leg * 34, y + 184), (x + leg * 58, y + 176)], (36, 38, 46), 8
        )
    canvas.form(picture, canvas.oval(x, y - 44, 23, 26), (170, 120, 92))
    canvas.form(picture, canvas.oval(x, y - 78, 48, 50), helmet, depth=0.6)
    canvas.line(picture, [(x - 46, y - 62), (x + 46, y - 62)], (50, 54, 64), 5)


def _helmet(picture: Image.Image, x: float, y: float, colour: Colour) -> None:
    canvas.paint(picture, canvas.oval(x + 8, y + 44, 84, 14), (16, 24, 44), blur=8, opacity=0.7)
    dome = [(px, min(py, y + 34)) for px, py in canvas.oval(x, y + 24, 76, 82)]
    canvas.form(picture, dome, colour, depth=0.7)
    canvas.line(picture, [(x - 78, y + 36), (x + 78, y + 36)], (40, 44, 54), 9)
    dark: Colour = (int(colour[0] * 0.55), int(colour[1] * 0.55), int(colour[2] * 0.55))
    for shift in (-30, 0, 30):
        top, foot = (x + shift * 0.5, y - 46 + abs(shift) * 0.2), (x + shift, y + 4)
        canvas.line(picture, [top, foot], dark, 7)
    canvas.line(
        picture, [(x - 30, y + 40), (x - 20, y + 62), (x + 20, y + 62), (x + 30, y + 40)], (40, 44, 54), 4
    )
