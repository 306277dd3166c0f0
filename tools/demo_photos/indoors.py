"""The climbing wall, the boots in the porch, and the table at lunch."""

import numpy as np
from PIL import Image

from tools.demo_photos import canvas
from tools.demo_photos.canvas import Colour, Point

HOLDS: tuple[Colour, ...] = ((232, 84, 60), (246, 182, 52), (72, 160, 98), (58, 122, 200), (150, 92, 180), (240, 130, 160))
CREAM: Colour = (252, 240, 206)
GREEN: Colour = (120, 172, 74)


def wall() -> Image.Image:
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
    blob = canvas.curve([(x + size * random.uniform(0.6, 1.2) * np.cos(a), y + size * random.uniform(0.5, 0.9) * np.sin(a)) for a in np.linspace(0, 5.5, 7)], 8)
    canvas.paint(picture, [(px + 6, py + 9) for px, py in blob], (70, 74, 86), blur=4, opacity=0.5)
    canvas.form(picture, blob, HOLDS[int(random.integers(6))], depth=0.6)
    canvas.paint(picture, canvas.oval(x, y, 3, 3), (60, 60, 66))


def _climber(picture: Image.Image, x: float, y: float, shirt: Colour, helmet: Colour, side: int) -> None:
    def limb(points: list[Point], colour: Colour, width: float) -> None:
        placed = [(x + side * px, y + py) for px, py in points]
        for start, end in zip(placed, placed[1:], strict=False):
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
    canvas.form(picture, canvas.curve([(x - 62, y - 14), (x, y - 34), (x + 62, y - 14), (x + 58, y + 90), (x + 50, y + 160), (x - 50, y + 160), (x - 58, y + 90)]), shirt)
    canvas.line(picture, [(x - 54, y + 140), (x + 54, y + 140)], (36, 38, 46), 15)
    canvas.line(picture, [(x, y + 140), (x, y + 172)], (36, 38, 46), 8)
    for leg in (-1, 1):
        canvas.line(picture, [(x, y + 172), (x + leg * 34, y + 184), (x + leg * 58, y + 176)], (36, 38, 46), 8)
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
    canvas.line(picture, [(x - 30, y + 40), (x - 20, y + 62), (x + 20, y + 62), (x + 30, y + 40)], (40, 44, 54), 4)


def boots() -> Image.Image:
    """Five pairs after a wet day, in a row."""
    picture = canvas.gradient([(0, (92, 116, 112)), (0.6, (124, 146, 138)), (0.62, (124, 146, 138)), (1, (124, 146, 138))])
    for x in range(-10, 1620, 134):
        canvas.shade(picture, [(x, -5), (x + 128, -5), (x + 128, 760), (x, 760)], (126, 152, 146), (152, 172, 160))
        canvas.line(picture, [(x + 131, 0), (x + 131, 760)], (74, 96, 94), 4)
    canvas.shade(picture, [(0, 720), (1600, 720), (1600, 770), (0, 770)], (232, 226, 210), (190, 184, 168))
    for index, y in enumerate((770, 846, 944, 1070)):
        foot = (846, 944, 1070, 1215)[index]
        canvas.shade(picture, [(0, y), (1600, y), (1600, foot), (0, foot)], (176, 132, 88), (156, 112, 72))
        canvas.line(picture, [(0, foot), (1600, foot)], (96, 66, 44), 4)
    picture = canvas.textured(picture, [(0, 770), (1600, 770), (1600, 1210), (0, 1210)], canvas.clouds(8, 30, stretch=18), 0.2)
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
    coats: tuple[Colour, ...] = ((224, 90, 70), (64, 130, 180), (244, 190, 70), (90, 150, 110), (150, 100, 170))
    for index, colour in enumerate(coats):
        x = 210 + index * 296
        coat = canvas.curve([(x, 186), (x + 54, 230), (x + 92, 330), (x + 104, 600), (x, 618), (x - 104, 600), (x - 92, 330), (x - 54, 230)])
        canvas.paint(picture, [(px + 12, py + 14) for px, py in coat], (50, 66, 66), blur=12, opacity=0.45)
        canvas.form(picture, coat, colour)
        canvas.line(picture, [(x, 250), (x + 3, 608)], (250, 246, 230), 4)
        for side in (-1, 1):
            sleeve = canvas.curve([(x + side * 66, 280), (x + side * 118, 360), (x + side * 132, 540), (x + side * 96, 548), (x + side * 84, 400)])
            canvas.form(picture, sleeve, (int(colour[0] * 0.86), int(colour[1] * 0.86), int(colour[2] * 0.86)))
        canvas.form(picture, canvas.oval(x, 224, 50, 38), (int(colour[0] * 0.76), int(colour[1] * 0.76), int(colour[2] * 0.76)))
        canvas.form(picture, canvas.oval(x, 180, 12, 12), (110, 76, 50))


def _boot(picture: Image.Image, x: float, y: float, colour: Colour, random: np.random.Generator) -> None:
    canvas.paint(picture, canvas.oval(x + 120, y + 112, 150, 18), (60, 40, 28), blur=10, opacity=0.6)
    body = canvas.curve([(x + 12, y - 148), (x + 60, y - 160), (x + 110, y - 150), (x + 116, y - 66), (x + 160, y - 22), (x + 226, y + 6), (x + 252, y + 52), (x + 246, y + 84), (x + 20, y + 84), (x + 4, y + 20), (x + 16, y - 60)])
    canvas.form(picture, body, colour, depth=0.55)
    canvas.form(picture, canvas.oval(x + 62, y - 152, 54, 17), (int(colour[0] * 0.5), int(colour[1] * 0.5), int(colour[2] * 0.5)))
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
        canvas.paint(picture, canvas.oval(px, py, random.uniform(2, 8), random.uniform(2, 7), steps=14), (104, 76, 50))


def lunch() -> Image.Image:
    """A packed lunch for two on a gingham cloth, from above."""
    picture = Image.new("RGB", canvas.SIZE, (250, 246, 238))
    for index in range(0, 1700, 100):
        for strip in ([(index, 0), (index + 50, 0), (index + 50, 1200), (index, 1200)], [(0, index), (1600, index), (1600, index + 50), (0, index + 50)]):
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
    canvas.paint(picture, [(px + reach, py + reach * 1.2) for px, py in points], (90, 40, 36), blur=reach * 0.8, opacity=0.5)


def _rounded(x: float, y: float, across: float, down: float, turn: float) -> list[Point]:
    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    def bent(value: float) -> float:
        return float(np.sign(value) * abs(value) ** 0.28)
    return canvas.turned([(x + across * bent(np.cos(a)), y + down * bent(np.sin(a))) for a in angles], x, y, turn)


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
        canvas.form(picture, canvas.oval(cx, cy, 27, 25), (206, 44, 52) if index % 2 else (226, 74, 58), depth=0.9)
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
    canvas.form(picture, canvas.turned(_rounded(x, y - 250, 44, 46, 0), x, y, turn), (246, 246, 240), depth=0.5)
    canvas.form(picture, canvas.turned(_rounded(x, y + 30, 74, 70, 0), x, y, turn), (246, 240, 220), light=(-0.2, -1), depth=0.4)
    leaf = canvas.turned(canvas.oval(x, y + 30, 24, 44), x, y, turn + 20)
    canvas.form(picture, leaf, (96, 160, 92))


def _apple(picture: Image.Image, x: float, y: float, colour: Colour) -> None:
    fruit = canvas.curve([(x, y - 62), (x + 50, y - 78), (x + 86, y - 20), (x + 56, y + 66), (x, y + 74), (x - 56, y + 66), (x - 86, y - 20), (x - 50, y - 78)])
    _drop(picture, fruit)
    canvas.form(picture, fruit, colour, depth=0.85)
    canvas.paint(picture, canvas.oval(x, y - 52, 22, 10), (90, 60, 30), blur=5, opacity=0.6)
    canvas.line(picture, [(x, y - 52), (x + 12, y - 96)], (92, 62, 40), 8)
    canvas.form(picture, canvas.oval(x + 48, y - 98, 38, 15, -18), GREEN)
    canvas.paint(picture, canvas.oval(x - 34, y - 34, 12, 22, 24), (255, 255, 255), blur=5, opacity=0.5)


def _crisps(picture: Image.Image, x: float, y: float) -> None:
    bag = canvas.turned([(x - 120, y - 170), (x + 120, y - 170), (x + 132, y), (x + 118, y + 172), (x - 118, y + 172), (x - 132, y)], x, y, 14)
    _drop(picture, bag, 20)
    canvas.form(picture, bag, (60, 120, 170), depth=0.8)
    canvas.form(picture, canvas.oval(x, y, 84, 84), (250, 240, 220), depth=0.2)
    for dx, dy, turn in ((-26, -14, 20), (28, -22, -30), (0, 28, 60)):
        canvas.form(picture, canvas.oval(x + dx, y + dy, 44, 28, turn), (244, 196, 84), depth=0.6)
    for edge in (-160, 160):
        canvas.line(picture, canvas.turned([(x - 116, y + edge), (x + 116, y + edge)], x, y, 14), (210, 222, 230), 10)


def _biscuit(picture: Image.Image, x: float, y: float, turn: float) -> None:
    disc = canvas.oval(x, y, 74, 72, turn)
    _drop(picture, disc, 9)
    canvas.form(picture, disc, (208, 152, 88), depth=0.5)
    random = np.random.default_rng(int(x))
    for _ in range(13):
        angle, reach = random.uniform(0, 6.28), 58 * random.random() ** 0.5
        canvas.form(picture, canvas.oval(x + reach * np.cos(angle), y + reach * np.sin(angle), 10, 8, turn), (74, 44, 30))
