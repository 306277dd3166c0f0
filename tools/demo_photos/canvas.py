"""Brushes for the demo's pictures: everything is drawn at twice its size and shrunk at the end."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]
Points = Sequence[Point]
Grid = NDArray[np.float32]

WIDTH: Final = 1600
HEIGHT: Final = 1200
TWICE: Final = 2
SIZE: Final = (WIDTH * TWICE, HEIGHT * TWICE)


def gradient(stops: Sequence[tuple[float, Colour]], size: tuple[int, int] = SIZE) -> Image.Image:
    """From top to bottom through colours, each at its share of the height."""
    places = np.linspace(0, 1, size[1])
    at = [place for place, _ in stops]
    rows = np.stack(
        [np.interp(places, at, [colour[channel] for _, colour in stops]) for channel in range(3)], 1
    )
    column = Image.fromarray(rows.astype(np.uint8)[:, np.newaxis])
    return column.resize(size, Image.Resampling.NEAREST)


def clouds(seed: int, cells: int, octaves: int = 5, stretch: float = 1) -> Grid:
    """Fractal noise over the canvas, 0..1; `stretch` above 1 draws it out sideways."""
    random = np.random.default_rng(seed)
    total = np.zeros((SIZE[1] // 4, SIZE[0] // 4), dtype=np.float32)
    for octave in range(octaves):
        count = cells * 2**octave
        grid = random.random((count, max(2, round(count * 4 / 3 / stretch)))).astype(np.float32)
        small = Image.fromarray(grid).resize((total.shape[1], total.shape[0]), Image.Resampling.BICUBIC)
        total += np.asarray(small) / 2**octave
    total = (total - total.min()) / (total.max() - total.min())
    return np.asarray(Image.fromarray(total).resize(SIZE, Image.Resampling.BICUBIC)).clip(0, 1)


def mask_of(points: Points) -> Image.Image:
    """White inside the outline, whose points are in px of the finished picture."""
    return _patch(points, 0, whole=True)[1]


def _patch(points: Points, blur: float, *, whole: bool = False) -> tuple[tuple[int, int], Image.Image]:
    """The corner and the mask of the part of the canvas in which an outline lies, its edge blurred."""
    margin = 3 * blur + 2
    left, top = (max(0, int(min(p[i] for p in points) - margin)) for i in (0, 1))
    right, foot = (min(s, int(max(p[i] for p in points) + margin) + 1) for i, s in ((0, WIDTH), (1, HEIGHT)))
    if whole or right <= left or foot <= top:
        left, top, right, foot = 0, 0, WIDTH, HEIGHT
    mask = Image.new("L", ((right - left) * TWICE, (foot - top) * TWICE))
    ImageDraw.Draw(mask).polygon([((x - left) * TWICE, (y - top) * TWICE) for x, y in points], fill=255)
    soft = mask.filter(ImageFilter.GaussianBlur(blur * TWICE)) if blur else mask
    return (left * TWICE, top * TWICE), soft


def oval(x: float, y: float, across: float, down: float, turn: float = 0, steps: int = 72) -> list[Point]:
    """The outline of an ellipse around (x, y), turned by `turn` degrees."""
    angles = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    return turned([(x + across * np.cos(a), y + down * np.sin(a)) for a in angles], x, y, turn)


def turned(points: Points, x: float, y: float, degrees: float) -> list[Point]:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return [(x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos) for px, py in points]


def curve(points: Points, steps: int = 14) -> list[Point]:
    """A smooth closed outline through the points (Catmull and Rom 1974)."""
    count = len(points)
    path: list[Point] = []
    for index in range(count):
        a, b, c, d = (np.array(points[(index + shift) % count], dtype=float) for shift in (-1, 0, 1, 2))
        for t in np.linspace(0, 1, steps, endpoint=False):
            x, y = 0.5 * (
                2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
            )
            path.append((float(x), float(y)))
    return path


def ridge(seed: int, base: float, rise: float, peaks: int, rough: float = 0.5) -> list[Point]:
    """The outline of hills from edge to edge, down to the picture's foot."""
    random = np.random.default_rng(seed)
    x = np.linspace(0, 1, 801)
    line = np.zeros_like(x)
    for octave in range(8):
        count = peaks * 2**octave + 3
        knots = random.random(count)
        line += np.interp(x * (count - 1), np.arange(count), knots) * rough**octave
    line = (line - line.min()) / (line.max() - line.min())
    crest = [(float(px * WIDTH), float(base - rise * height)) for px, height in zip(x, line, strict=True)]
    return [*crest, (WIDTH, HEIGHT + 9), (0, HEIGHT + 9)]


def paint(
    picture: Image.Image, points: Points, colour: Colour, *, blur: float = 0, opacity: float = 1
) -> None:
    """One flat shape."""
    corner, mask = _patch(points, blur)
    flat = Image.new("RGB", mask.size, colour)
    picture.paste(flat, corner, mask.point(lambda value: round(value * opacity)) if opacity < 1 else mask)


def shade(picture: Image.Image, points: Points, top: Colour, foot: Colour, *, blur: float = 0) -> None:
    """One shape whose colour changes from its highest to its lowest point."""
    corner, mask = _patch(points, blur)
    ys = [(y * TWICE - corner[1]) / mask.size[1] for _, y in points]
    stops = [(min(ys), top), (max(*ys, min(ys) + 0.001), foot)]
    picture.paste(gradient(stops, mask.size), corner, mask)


def form(
    picture: Image.Image, points: Points, colour: Colour, *, light: Point = (-0.5, -0.8), depth: float = 0.45
) -> None:
    """One rounded body: lighter towards the light, darker away from it."""
    corner, mask = _patch(points, 0)
    reach = max(mask.size) / 5
    room = Image.new("L", (mask.size[0] + int(reach) * 4, mask.size[1] + int(reach) * 4))
    room.paste(mask, (int(reach) * 2, int(reach) * 2))
    soft = room.filter(ImageFilter.GaussianBlur(reach))
    lit = ImageChops.subtract(ImageChops.offset(soft, *(round(way * reach) for way in light)), soft, 1, 128)
    inner = lit.crop(
        (int(reach) * 2, int(reach) * 2, int(reach) * 2 + mask.size[0], int(reach) * 2 + mask.size[1])
    )
    strength = (np.asarray(inner, dtype=np.float32)[..., np.newaxis] - 128) / 255 * 2.4 * depth
    base = np.array(colour, dtype=np.float32)
    body = np.where(strength > 0, base + (255 - base) * strength, base * (1 + strength)).clip(0, 255)
    picture.paste(Image.fromarray(body.astype(np.uint8)), corner, mask)


def line(picture: Image.Image, points: Points, colour: Colour, width: float) -> None:
    scaled = [(x * TWICE, y * TWICE) for x, y in points]
    ImageDraw.Draw(picture).line(scaled, fill=colour, width=max(1, round(width * TWICE)), joint="curve")


def glow(
    picture: Image.Image, x: float, y: float, reach: Point, colour: Colour, strength: float = 1
) -> Image.Image:
    """Light added around a point, fading over `reach` to the sides and up and down."""
    rows, columns = np.ogrid[: SIZE[1], : SIZE[0]]
    fall = np.exp(-(((columns / TWICE - x) / reach[0]) ** 2 + ((rows / TWICE - y) / reach[1]) ** 2))
    light = fall[..., np.newaxis].astype(np.float32) * np.array(colour, dtype=np.float32) * strength
    kept = np.asarray(picture, dtype=np.float32)
    return Image.fromarray((kept + light * (255 - kept) / 255).clip(0, 255).astype(np.uint8))


def textured(picture: Image.Image, points: Points | None, grain: Grid, strength: float) -> Image.Image:
    """Lighter and darker by `grain` (0..1) inside an outline, or everywhere."""
    pixels = np.asarray(picture, dtype=np.float32)
    changed = Image.fromarray(
        (pixels * (1 + (grain[..., np.newaxis] - 0.5) * 2 * strength)).clip(0, 255).astype(np.uint8)
    )
    return changed if points is None else Image.composite(changed, picture, mask_of(points))


def finished(picture: Image.Image, *, vignette: float = 0.28, grain: float = 2.0) -> Image.Image:
    """Shrunk to its size, its corners a little darker, with a trace of grain."""
    pixels = np.asarray(
        picture.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), dtype=np.float32
    )
    rows, columns = np.ogrid[:HEIGHT, :WIDTH]
    away = ((columns / WIDTH - 0.5) ** 2 + (rows / HEIGHT - 0.5) ** 2)[..., np.newaxis] * 2
    speckle = np.random.default_rng(7).normal(0, grain, (HEIGHT, WIDTH, 1))
    return Image.fromarray((pixels * (1 - vignette * away**1.4) + speckle).clip(0, 255).astype(np.uint8))
