"""Two pictures of the lake: the fells at dusk, and a canoe in the morning mist."""

import numpy as np
from PIL import Image, ImageFilter

from tools.demo_photos import canvas
from tools.demo_photos.canvas import HEIGHT, SIZE, TWICE, WIDTH, Colour, Grid
from tools.demo_photos.outdoors import pine, reeds

SHORE = 640


def dusk() -> Image.Image:
    """The sun has just gone behind the fells."""
    sky = [
        (0, (38, 44, 92)),
        (0.22, (92, 74, 130)),
        (0.38, (204, 116, 128)),
        (0.48, (250, 176, 120)),
        (0.54, (255, 222, 160)),
    ]
    picture = canvas.gradient([*sky, (1, (255, 222, 160))])
    picture = _lit_clouds(picture, seed=4, colour=(255, 168, 150))
    picture = canvas.glow(picture, 980, 590, (420, 200), (255, 214, 130), 0.9)
    fells: list[tuple[int, int, int, int, Colour, Colour]] = [
        (11, 600, 190, 3, (150, 104, 140), (230, 160, 146)),
        (5, 622, 150, 4, (104, 80, 124), (176, 120, 134)),
        (8, 640, 120, 5, (66, 60, 100), (110, 84, 112)),
        (21, 650, 60, 7, (38, 42, 70), (56, 54, 82)),
    ]
    for seed, base, rise, peaks, top, foot in fells:
        hills = canvas.ridge(seed, base, rise, peaks)
        canvas.shade(picture, [*hills[:-2], (WIDTH, base + 40), (0, base + 40)], top, foot)
    picture = _reflected(picture, SHORE, dim=0.78, tint=(30, 40, 84))
    picture = canvas.glow(picture, 985, 760, (46, 190), (255, 206, 140), 0.55)
    _jetty(picture)
    for x, height in ((60, 520), (150, 430), (0, 380), (1500, 470), (1580, 560), (1420, 300)):
        pine(picture, x, 1010 + (x % 70), height, (16, 22, 38))
    reeds(picture, seed=3, colour=(18, 24, 40), places=[(120, 420), (1240, 1590)])
    return canvas.finished(picture)


def canoe() -> Image.Image:
    """Two of a crew from behind, in red, in the mist of the morning."""
    picture = canoe_water()
    _canoe(picture)
    return canvas.finished(picture, vignette=0.2)


def canoe_water() -> Image.Image:
    """The lake in the morning, without anybody; not yet shrunk."""
    picture = canvas.gradient(
        [(0, (196, 220, 232)), (0.34, (236, 236, 222)), (0.5, (250, 240, 214)), (1, (250, 240, 214))]
    )
    for seed, base, rise, top, foot in (
        (31, 520, 200, (166, 190, 196), (214, 222, 214)),
        (14, 560, 150, (124, 158, 160), (196, 210, 196)),
    ):
        canvas.shade(picture, canvas.ridge(seed, base, rise, 3), top, foot)
    random = np.random.default_rng(2)
    for x in range(-20, 1640, 26):
        pine(picture, x + random.normal(0, 8), 596, 90 + random.random() * 90, (74, 116, 108))
    picture = canvas.glow(picture, 800, 590, (1400, 46), (250, 244, 226), 0.85)
    picture = _reflected(picture, 600, dim=0.94, tint=(90, 130, 140))
    return canvas.glow(picture, 500, 640, (700, 40), (255, 250, 236), 0.45)


def _canoe(picture: Image.Image) -> None:
    canvas.paint(picture, canvas.oval(800, 985, 470, 46), (60, 92, 98), blur=16, opacity=0.55)
    hull = canvas.curve(
        [(330, 868), (470, 930), (800, 950), (1130, 930), (1270, 868), (1180, 975), (800, 1004), (420, 975)]
    )
    for x, jacket, helmet in ((640, (246, 196, 66), (52, 110, 190)), (950, (236, 120, 60), (240, 240, 236))):
        _paddler(picture, x, jacket, helmet)
    canvas.form(picture, hull, (196, 52, 44))
    canvas.line(picture, [(346, 880), (560, 930), (800, 944), (1040, 930), (1254, 880)], (250, 236, 214), 7)
    for x in (520, 800, 1080):
        canvas.line(picture, [(x, 942), (x + 4, 992)], (150, 34, 34), 3)
    _paddle(picture, (700, 760), (560, 1040))
    _paddle(picture, (1010, 760), (1150, 1040))
    for index in range(7):
        ring = canvas.oval(560 if index % 2 else 1150, 1046, 36 + 22 * index, 6 + 3 * index)
        canvas.line(picture, [*ring, ring[0]], (216, 230, 228), 1.4)


def _paddler(picture: Image.Image, x: float, jacket: Colour, helmet: Colour) -> None:
    back = canvas.curve(
        [(x - 62, 940), (x - 74, 800), (x - 48, 738), (x, 726), (x + 48, 738), (x + 74, 800), (x + 62, 940)]
    )
    for side in (-1, 1):
        arm = canvas.curve(
            [
                (x + side * 52, 748),
                (x + side * 96, 800),
                (x + side * 78, 862),
                (x + side * 56, 850),
                (x + side * 62, 800),
            ]
        )
        canvas.form(picture, arm, (46, 66, 92))
    canvas.form(picture, back, jacket)
    canvas.line(picture, [(x - 66, 836), (x + 66, 836)], (70, 74, 84), 12)
    canvas.line(picture, [(x, 740), (x, 930)], (70, 74, 84), 5)
    canvas.paint(picture, canvas.oval(x, 716, 26, 24), (116, 82, 64))
    canvas.form(picture, canvas.oval(x, 676, 54, 56), helmet, depth=0.6)
    for along in (-18, 0, 18):
        canvas.line(picture, [(x + along * 0.5, 626), (x + along, 664)], (40, 50, 66), 3)


def _paddle(picture: Image.Image, hand: canvas.Point, blade: canvas.Point) -> None:
    canvas.line(picture, [hand, blade], (206, 166, 110), 9)
    angle = float(np.degrees(np.arctan2(blade[1] - hand[1], blade[0] - hand[0]))) - 90
    canvas.form(picture, canvas.oval(blade[0], blade[1] - 20, 24, 58, angle), (224, 184, 122))


def _lit_clouds(picture: Image.Image, *, seed: int, colour: Colour) -> Image.Image:
    noise = canvas.clouds(seed, 12, stretch=5)
    rows = np.linspace(0, 1, SIZE[1], dtype=np.float32)[:, np.newaxis]
    share = np.clip((noise - 0.5) * 3, 0, 0.5) * np.clip(1.5 - rows * 2.4, 0, 1)
    mask = Image.fromarray((share * 255).astype(np.uint8))
    return Image.composite(Image.new("RGB", SIZE, colour), picture, mask)


def _reflected(picture: Image.Image, shore: int, *, dim: float, tint: Colour) -> Image.Image:
    """Below the shore the same picture upside down, broken by ripples that widen towards us."""
    pixels = np.asarray(picture, dtype=np.float32)
    start, depth = shore * TWICE, (HEIGHT - shore) * TWICE
    near = np.linspace(0, 1, depth, dtype=np.float32)
    source = np.clip(start - 1 - near**0.92 * start * 0.98 + _ripples(near), 0, start - 1).astype(int)
    water = pixels[source] * dim
    mix = (0.12 + 0.5 * near)[:, np.newaxis, np.newaxis]
    result = pixels.copy()
    result[start:] = water * (1 - mix) + np.array(tint, dtype=np.float32) * mix + _glints(near)
    return Image.fromarray(result.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))


def _ripples(near: Grid) -> Grid:
    phase = 240 * np.sqrt(near + 0.01)
    return np.asarray((np.sin(phase) + 0.6 * np.sin(phase * 1.7 + 1)) * near * 26, dtype=np.float32)


def _glints(near: Grid) -> Grid:
    noise = canvas.clouds(9, 60, octaves=2, stretch=9)[: len(near)]
    return np.asarray(((noise - 0.5) * 34 * (0.3 + near)[:, np.newaxis])[..., np.newaxis], dtype=np.float32)


def _jetty(picture: Image.Image) -> None:
    for x, y in ((560, 1075), (700, 968), (1000, 968), (1140, 1075)):
        canvas.line(picture, [(x, y - 40), (x, y + 70)], (22, 24, 38), 16)
    deck = [(800, 850), (880, 850), (1180, 1200), (500, 1200)]
    canvas.shade(picture, deck, (86, 66, 84), (40, 34, 50))
    for step in range(16):
        y = 850 + 350 * (step / 15) ** 1.6
        reach = (y - 850) / 350
        canvas.line(picture, [(800 - 300 * reach, y), (880 + 300 * reach, y)], (26, 24, 38), 1 + 4 * reach)
