"""Name badges and other writing, drawn with the one font that Pillow brings along."""

import numpy as np
import skimage.data
from PIL import Image, ImageDraw, ImageFont

from nestbox.photos.decoding import Pixels

INK, PAPER = (20, 20, 60), (250, 250, 245)


def badge(text: str, letters: int = 24, turned: float = 0) -> Image.Image:
    """A badge with this text (lines with line breaks), its letters so many px high, turned by degrees."""
    font = ImageFont.load_default(letters * 1.4)
    left, top, right, bottom = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), text, font)
    edge = letters // 2 + 2
    paper = Image.new("RGBA", (round(right - left) + 2 * edge, round(bottom - top) + 2 * edge), (*PAPER, 255))
    ImageDraw.Draw(paper).multiline_text((edge - left, edge - top), text, INK, font)
    return paper.rotate(turned, Image.Resampling.BICUBIC, expand=True)


def on_meadow(*badges: tuple[Image.Image, int, int], size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A meadow with badges lying in it, each with its left and top in px."""
    grass = Image.fromarray(np.asarray(skimage.data.grass())).convert("RGB")
    picture = Image.new("RGB", size)
    for x in range(0, size[0], 512):
        for y in range(0, size[1], 512):
            picture.paste(grass, (x, y))
    for one, x, y in badges:
        picture.paste(one, (x, y), one)
    return picture


def seen(text: str, letters: int = 24, turned: float = 0) -> Pixels:
    """One badge in a meadow."""
    return np.asarray(on_meadow((badge(text, letters, turned), 150, 120)))
