"""The table at lunch."""

import numpy as np
from PIL import Image

from tools.demo_photos import canvas
from tools.demo_photos.canvas import Colour, Point

GREEN: Colour = (120, 172, 74)


def lunch() -> Image.Image:
    """A packed lunch for two on a gingham cloth, from above."""
    picture = Image.new("RGB", canvas.SIZE, (250, 246, 238))
    for index in range(0, 1700, 100):
        for strip in (
            [(index, 0), (index + 50, 0), (index + 50, 1200), (index, 1200)],
            [(0, index), (1600, index), (1600, index + 50), (0, index + 50)],
        ):
            canvas.paint(picture, strip, (206, 70, 66), opacity=0.46)
    picture = canvas.textured(picture, None, canvas.clouds(2, 200, octaves=2), 0.05)
    for x, y, turn, tint in ((430, 470, -8, (92, 150, 190)), (1130, 640, 7, (244, 190, 84))):
        _lunch_box(picture, x, y, turn, tint)
    _bottle(picture, 900, 200, 68)
    _apple(picture, 300, 960, (206, 52, 48))
    _apple(picture, 452, 1020, (146, 184, 70))
    _crisps(picture, 1380, 240)
    for x, y, turn in ((700, 960, 12), (830, 1040, -20), (640, 1080, 40)):
        _biscuit(picture, x, y, turn)
    return canvas.finished(picture, vignette=0.22)


def _drop(picture: Image.Image, points: canvas.Points, reach: float = 16) -> None:
    canvas.paint(
        picture,
        [(px + reach, py + reach * 1.2) for px, py in points],
        (90, 40, 36),
        blur=reach * 0.8,
        opacity=0.5,
    )


def _rounded(x: float, y: float, across: float, down: float, turn: float) -> list[Point]:
    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)

    def bent(value: float) -> float:
        return float(np.sign(value) * abs(value) ** 0.28)

    return canvas.turned(
        [(x + across * bent(np.cos(a)), y + down * bent(np.sin(a))) for a in angles], x, y, turn
    )


def _lunch_box(picture: Image.Image, x: float, y: float, turn: float, colour: Colour) -> None:
    box = _rounded(x, y, 310, 220, turn)
    _drop(picture, box, 22)
    canvas.form(picture, box, colour, depth=0.3)
    canvas.shade(picture, _rounded(x, y, 284, 194, turn), (232, 236, 232), (250, 250, 246))
    for dx, dy, tilt in ((-150, -60, 0), (-130, 70, 180)):
        cx, cy = canvas.turned([(x + dx, y + dy)], x, y, turn)[0]
        _sandwich(picture, cx, cy, turn + tilt)
    for index in range(7):
        cx, cy = canvas.turned([(x + 70 + 62 * (index % 3), y - 110 + 58 * (index // 3))], x, y, turn)[0]
        _drop(picture, canvas.oval(cx, cy, 24, 24), 5)
        canvas.form(
            picture, canvas.oval(cx, cy, 27, 25), (206, 44, 52) if index % 2 else (226, 74, 58), depth=0.9
        )
        canvas.line(picture, [(cx - 6, cy - 12), (cx + 7, cy - 16)], (70, 130, 60), 5)
    for index in range(5):
        cx, cy = canvas.turned([(x + 70 + 38 * index, y + 110)], x, y, turn)[0]
        canvas.form(picture, canvas.oval(cx, cy, 16, 62, turn + 6), (240, 140, 54), depth=0.5)


def _sandwich(picture: Image.Image, x: float, y: float, turn: float) -> None:
    for shift, colour in ((16, (206, 154, 92)), (9, GREEN), (5, (240, 214, 110)), (0, (246, 224, 178))):
        corner = canvas.turned([(x - 100, y + 56), (x + 104, y + 56), (x + 2, y - 62)], x, y, turn)
        piece = canvas.curve([(px + shift * 0.6, py + shift) for px, py in corner for _ in (0, 1)], 6)
        if shift == 16:
            _drop(picture, piece, 9)
        canvas.form(picture, piece, colour, depth=0.35)
    random = np.random.default_rng(int(abs(x) + abs(y)))
    for _ in range(26):
        px, py = x + random.normal(0, 34), y + 16 + random.normal(0, 18)
        canvas.paint(picture, canvas.oval(px, py, 2.6, 1.6, steps=10), (214, 176, 120))


def _bottle(picture: Image.Image, x: float, y: float, turn: float) -> None:
    body = canvas.turned(_rounded(x, y, 74, 240, 0), x, y, turn)
    _drop(picture, body)
    canvas.form(picture, body, (70, 160, 176), light=(-0.2, -1), depth=0.7)
    canvas.form(
        picture, canvas.turned(_rounded(x, y - 250, 44, 46, 0), x, y, turn), (246, 246, 240), depth=0.5
    )
    canvas.form(
        picture,
        canvas.turned(_rounded(x, y + 30, 74, 70, 0), x, y, turn),
        (246, 240, 220),
        light=(-0.2, -1),
        depth=0.4,
    )
    leaf = canvas.turned(canvas.oval(x, y + 30, 24, 44), x, y, turn + 20)
    canvas.form(picture, leaf, (96, 160, 92))


def _apple(picture: Image.Image, x: float, y: float, colour: Colour) -> None:
    fruit = canvas.curve(
        [
            (x, y - 62),
            (x + 50, y - 78),
            (x + 86, y - 20),
            (x + 56, y + 66),
            (x, y + 74),
            (x - 56, y + 66),
            (x - 86, y - 20),
            (x - 50, y - 78),
        ]
    )
    _drop(picture, fruit)
    canvas.form(picture, fruit, colour, depth=0.85)
    canvas.paint(picture, canvas.oval(x, y - 52, 22, 10), (90, 60, 30), blur=5, opacity=0.6)
    canvas.line(picture, [(x, y - 52), (x + 12, y - 96)], (92, 62, 40), 8)
    canvas.form(picture, canvas.oval(x + 48, y - 98, 38, 15, -18), GREEN)
    canvas.paint(picture, canvas.oval(x - 34, y - 34, 12, 22, 24), (255, 255, 255), blur=5, opacity=0.5)


def _crisps(picture: Image.Image, x: float, y: float) -> None:
    bag = canvas.turned(
        [
            (x - 120, y - 170),
            (x + 120, y - 170),
            (x + 132, y),
            (x + 118, y + 172),
            (x - 118, y + 172),
            (x - 132, y),
        ],
        x,
        y,
        14,
    )
    _drop(picture, bag, 20)
    canvas.form(picture, bag, (60, 120, 170), depth=0.8)
    canvas.form(picture, canvas.oval(x, y, 84, 84), (250, 240, 220), depth=0.2)
    for dx, dy, turn in ((-26, -14, 20), (28, -22, -30), (0, 28, 60)):
        canvas.form(picture, canvas.oval(x + dx, y + dy, 44, 28, turn), (244, 196, 84), depth=0.6)
    for edge in (-160, 160):
        canvas.line(
            picture, canvas.turned([(x - 116, y + edge), (x + 116, y + edge)], x, y, 14), (210, 222, 230), 10
        )


def _biscuit(picture: Image.Image, x: float, y: float, turn: float) -> None:
    disc = canvas.oval(x, y, 74, 72, turn)
    _drop(picture, disc, 9)
    canvas.form(picture, disc, (208, 152, 88), depth=0.5)
    random = np.random.default_rng(int(x))
    for _ in range(13):
        angle, reach = random.uniform(0, 6.28), 58 * random.random() ** 0.5
        canvas.form(
            picture,
            canvas.oval(x + reach * np.cos(angle), y + reach * np.sin(angle), 10, 8, turn),
            (74, 44, 30),
        )
