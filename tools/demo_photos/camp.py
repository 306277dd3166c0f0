"""The camp at night: tents, a fire, and more stars than anybody has at home."""

import numpy as np
from PIL import Image, ImageFilter

from tools.demo_photos import canvas
from tools.demo_photos.canvas import SIZE, TWICE, WIDTH, Colour
from tools.demo_photos.outdoors import pine

GROUND = (18, 24, 30)


def stars() -> Image.Image:
    """Three tents that glow, a fire, and its circle of people seen as shadows."""
    sky = canvas.gradient(
        [
            (0, (8, 12, 34)),
            (0.4, (22, 34, 74)),
            (0.62, (58, 70, 108)),
            (0.7, (96, 92, 112)),
            (1, (96, 92, 112)),
        ]
    )
    picture = _milky_way(sky)
    _stars(picture)
    canvas.shade(picture, canvas.ridge(3, 800, 210, 3), (24, 32, 58), (36, 42, 64))
    canvas.shade(picture, canvas.ridge(17, 830, 120, 5), (16, 22, 42), (20, 26, 42))
    random = np.random.default_rng(5)
    for x in range(-10, 1640, 44):
        pine(picture, x + random.normal(0, 12), 850, 110 + random.random() * 190, (10, 14, 26))
    ground = [(0, 840), (420, 824), (900, 836), (1600, 818), (1600, 1210), (0, 1210)]
    canvas.shade(picture, ground, (22, 28, 36), GROUND)
    picture = canvas.textured(picture, ground, canvas.clouds(8, 40), 0.3)
    for x, foot, size, colour in (
        (330, 916, 210, (224, 110, 60)),
        (690, 884, 150, (90, 150, 120)),
        (1330, 900, 190, (86, 122, 190)),
    ):
        picture = _tent(picture, x, foot, size, colour)
    picture = canvas.glow(picture, 930, 1040, (520, 150), (255, 140, 50), 0.42)
    picture = _fire(picture, 930, 1052)
    for seat, row, height, side in (
        (640, 1090, 1.0, 1),
        (760, 1142, 1.15, 1),
        (1080, 1146, 1.2, -1),
        (1220, 1096, 1.0, -1),
    ):
        _sitting(picture, seat, row, height, side)
    return canvas.finished(picture, vignette=0.34)


def _milky_way(sky: Image.Image) -> Image.Image:
    rows, columns = np.ogrid[: SIZE[1], : SIZE[0]]
    across = (columns / SIZE[0] - 0.62) + (rows / SIZE[1] - 0.3) * 0.7
    band = (
        np.exp(-((across / 0.13) ** 2))
        * (0.35 + canvas.clouds(6, 6))
        * np.clip(1.25 - rows / SIZE[1] * 1.8, 0, 1)
    )
    mask = Image.fromarray((band.clip(0, 1) * 96).astype(np.uint8))
    return Image.composite(Image.new("RGB", SIZE, (176, 170, 214)), sky, mask)


def _stars(picture: Image.Image) -> None:
    random = np.random.default_rng(12)
    for _ in range(900):
        x, y = random.uniform(0, WIDTH), 800 * random.random() ** 1.3
        size = 0.4 + 1.3 * random.random() ** 7
        warm = random.random()
        colour = (int(210 + 45 * warm), int(215 + 20 * warm), int(255 - 30 * warm))
        canvas.paint(
            picture, canvas.oval(x, y, size, size, steps=12), colour, opacity=0.3 + 0.7 * random.random()
        )


def _tent(picture: Image.Image, x: float, foot: float, size: float, colour: Colour) -> Image.Image:
    warm: Colour = (255, 214, 140)
    dome = canvas.curve([
        (x - size, foot), (x - size * 0.72, foot - size * 0.5), (x - size * 0.1, foot - size * 0.92),
        (x + size * 0.62, foot - size * 0.52), (x + size, foot),
    ])  # fmt: skip
    picture = canvas.glow(picture, x, foot - size * 0.3, (size * 1.5, size * 1.1), colour, 0.35)
    flat = [point for point in dome if point[1] <= foot + 2]
    canvas.shade(picture, flat, colour, warm)
    door = [(x - size * 0.1, foot - size * 0.88), (x + size * 0.24, foot), (x - size * 0.34, foot)]
    canvas.shade(picture, door, (255, 226, 160), (255, 240, 200))
    canvas.shade(
        picture,
        [(x - size * 0.1, foot - size * 0.88), (x - size * 0.02, foot), (x - size * 0.34, foot)],
        colour,
        warm,
    )
    seam: Colour = (colour[0] // 2, colour[1] // 2, colour[2] // 2)
    for reach in (-0.62, 0.5):
        canvas.line(
            picture,
            [
                (x - size * 0.1, foot - size * 0.92),
                (x + size * reach * 0.7, foot - size * 0.5),
                (x + size * reach, foot),
            ],
            seam,
            2,
        )
    for side in (-1, 1):
        canvas.line(
            picture,
            [(x + side * size * 0.7, foot - size * 0.45), (x + side * size * 1.35, foot + 16)],
            (120, 124, 136),
            1.4,
        )
    return canvas.glow(picture, x, foot + 6, (size * 1.2, 24), warm, 0.3)


def _fire(picture: Image.Image, x: float, y: float) -> Image.Image:
    for turn in (-24, 22, 4):
        log = canvas.turned([(x - 66, y - 9), (x + 66, y - 9), (x + 66, y + 9), (x - 66, y + 9)], x, y, turn)
        canvas.shade(picture, log, (92, 58, 40), (44, 28, 24))
    picture = canvas.glow(picture, x, y - 60, (150, 150), (255, 150, 60), 0.6)
    random = np.random.default_rng(4)
    for colour, size in (
        ((226, 84, 30), 1.0),
        ((248, 140, 40), 0.74),
        ((255, 206, 92), 0.5),
        ((255, 246, 206), 0.26),
    ):
        for shift in (-34, 0, 30):
            tall = (150 if shift == 0 else 96) * size
            flame = canvas.curve([
                (x + (shift - 30) * size, y - 6), (x + (shift - 22) * size, y - tall * 0.5),
                (x + shift * size + random.normal(0, 7), y - tall),
                (x + (shift + 24) * size, y - tall * 0.42), (x + (shift + 28) * size, y - 6),
            ])  # fmt: skip
            canvas.paint(picture, flame, colour, blur=1.6, opacity=0.9)
    for _ in range(46):
        rise = random.random()
        spark = canvas.oval(x + random.normal(0, 20 + 70 * rise), y - 120 - 300 * rise, 1.8, 1.8, steps=10)
        canvas.paint(picture, spark, (255, 190, 110), opacity=1 - 0.7 * rise)
    return picture.filter(ImageFilter.GaussianBlur(0.5 * TWICE / 2))


def _sitting(picture: Image.Image, x: float, y: float, size: float, side: int) -> None:
    """Somebody on a log, seen from behind, the fire's light on the edge."""
    body = [(-58, 40), (-62, -20), (-44, -78), (-16, -98), (22, -96), (48, -74), (60, -14), (58, 40)]
    outline = canvas.curve([(x + px * size, y + py * size) for px, py in body])
    edge = canvas.curve([(x + (px + 4 * side) * size, y + (py - 3) * size) for px, py in body])
    canvas.paint(picture, edge, (226, 132, 66), blur=1)
    canvas.paint(
        picture,
        canvas.oval(x + 5 * side * size, y - 128 * size, 34 * size, 37 * size),
        (226, 132, 66),
        blur=1,
    )
    canvas.paint(picture, outline, (20, 20, 28))
    canvas.paint(picture, canvas.oval(x, y - 126 * size, 34 * size, 37 * size), (20, 20, 28))
    canvas.paint(picture, canvas.oval(x, y - 166 * size, 10 * size, 10 * size), (20, 20, 28))
