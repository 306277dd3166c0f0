"""The porch after a wet day."""

import numpy as np
from PIL import Image

from tools.demo_photos import canvas
from tools.demo_photos.canvas import Colour

CREAM: Colour = (252, 240, 206)


def boots() -> Image.Image:
    """Five pairs after a wet day, in a row."""
    picture = canvas.gradient(
        [(0, (92, 116, 112)), (0.6, (124, 146, 138)), (0.62, (124, 146, 138)), (1, (124, 146, 138))]
    )
    for x in range(-10, 1620, 134):
        canvas.shade(
            picture, [(x, -5), (x + 128, -5), (x + 128, 760), (x, 760)], (126, 152, 146), (152, 172, 160)
        )
        canvas.line(picture, [(x + 131, 0), (x + 131, 760)], (74, 96, 94), 4)
    canvas.shade(picture, [(0, 720), (1600, 720), (1600, 770), (0, 770)], (232, 226, 210), (190, 184, 168))
    for index, y in enumerate((770, 846, 944, 1070)):
        foot = (846, 944, 1070, 1215)[index]
        canvas.shade(picture, [(0, y), (1600, y), (1600, foot), (0, foot)], (176, 132, 88), (156, 112, 72))
        canvas.line(picture, [(0, foot), (1600, foot)], (96, 66, 44), 4)
    picture = canvas.textured(
        picture, [(0, 770), (1600, 770), (1600, 1210), (0, 1210)], canvas.clouds(8, 30, stretch=18), 0.2
    )
    _pegs(picture)
    colours: tuple[Colour, ...] = ((150, 92, 52), (70, 92, 120), (196, 70, 66), (88, 118, 74), (226, 172, 60))
    random = np.random.default_rng(31)
    for index, colour in enumerate(colours):
        for shift, dark in ((34, 0.82), (0, 1.0)):
            tint = tuple(int(part * dark) for part in colour)
            _boot(picture, 70 + index * 306 + shift, 962 - shift * 0.9, (tint[0], tint[1], tint[2]), random)
    picture = canvas.glow(picture, 300, 200, (700, 700), (255, 244, 214), 0.24)
    return canvas.finished(picture)


def _pegs(picture: Image.Image) -> None:
    canvas.shade(picture, [(60, 150), (1540, 150), (1540, 200), (60, 200)], (180, 136, 92), (140, 100, 64))
    coats: tuple[Colour, ...] = (
        (224, 90, 70),
        (64, 130, 180),
        (244, 190, 70),
        (90, 150, 110),
        (150, 100, 170),
    )
    for index, colour in enumerate(coats):
        x = 210 + index * 296
        coat = canvas.curve(
            [
                (x, 186),
                (x + 54, 230),
                (x + 92, 330),
                (x + 104, 600),
                (x, 618),
                (x - 104, 600),
                (x - 92, 330),
                (x - 54, 230),
            ]
        )
        canvas.paint(picture, [(px + 12, py + 14) for px, py in coat], (50, 66, 66), blur=12, opacity=0.45)
        canvas.form(picture, coat, colour)
        canvas.line(picture, [(x, 250), (x + 3, 608)], (250, 246, 230), 4)
        for side in (-1, 1):
            sleeve = canvas.curve(
                [
                    (x + side * 66, 280),
                    (x + side * 118, 360),
                    (x + side * 132, 540),
                    (x + side * 96, 548),
                    (x + side * 84, 400),
                ]
            )
            canvas.form(
                picture, sleeve, (int(colour[0] * 0.86), int(colour[1] * 0.86), int(colour[2] * 0.86))
            )
        canvas.form(
            picture,
            canvas.oval(x, 224, 50, 38),
            (int(colour[0] * 0.76), int(colour[1] * 0.76), int(colour[2] * 0.76)),
        )
        canvas.form(picture, canvas.oval(x, 180, 12, 12), (110, 76, 50))


def _boot(picture: Image.Image, x: float, y: float, colour: Colour, random: np.random.Generator) -> None:
    canvas.paint(picture, canvas.oval(x + 120, y + 112, 150, 18), (60, 40, 28), blur=10, opacity=0.6)
    body = canvas.curve(
        [
            (x + 12, y - 148),
            (x + 60, y - 160),
            (x + 110, y - 150),
            (x + 116, y - 66),
            (x + 160, y - 22),
            (x + 226, y + 6),
            (x + 252, y + 52),
            (x + 246, y + 84),
            (x + 20, y + 84),
            (x + 4, y + 20),
            (x + 16, y - 60),
        ]
    )
    canvas.form(picture, body, colour, depth=0.55)
    canvas.form(
        picture,
        canvas.oval(x + 62, y - 152, 54, 17),
        (int(colour[0] * 0.5), int(colour[1] * 0.5), int(colour[2] * 0.5)),
    )
    sole = [(x + 2, y + 78), (x + 256, y + 78), (x + 252, y + 112), (x + 6, y + 112)]
    canvas.shade(picture, sole, (58, 50, 46), (32, 28, 26))
    for notch in range(9):
        canvas.paint(picture, canvas.oval(x + 22 + notch * 28, y + 112, 9, 8, steps=12), (96, 72, 50))
    for row in range(5):
        px, py = x + 112 + row * 18, y - 118 + row * 27
        canvas.line(picture, [(px - 34, py + 10), (px + 4, py - 4)], CREAM, 6)
        canvas.paint(picture, canvas.oval(px - 36, py + 10, 5, 5), (60, 56, 54))
    _mud(picture, x, y, random)


def _mud(picture: Image.Image, x: float, y: float, random: np.random.Generator) -> None:
    tops = [(x + 10 + step * 19.4, y + 50 - 34 * random.random()) for step in range(13)]
    canvas.paint(picture, [*tops, (x + 246, y + 82), (x + 10, y + 82)], (98, 70, 44))
    for _ in range(26):
        px, py = x + random.uniform(14, 230), y + random.uniform(-70, 60)
        if px > x + 110 and py < y + (px - x - 110) * 0.4 - 40:
            continue
        canvas.paint(
            picture, canvas.oval(px, py, random.uniform(2, 8), random.uniform(2, 7), steps=14), (104, 76, 50)
        )
