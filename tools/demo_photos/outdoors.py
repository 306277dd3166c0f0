"""What grows and stands in several pictures."""

import numpy as np
from PIL import Image

from tools.demo_photos import canvas
from tools.demo_photos.canvas import Colour


def pine(picture: Image.Image, x: float, foot: float, height: float, colour: Colour) -> None:
    """A conifer of seven tiers of drooping branches."""
    random = np.random.default_rng(abs(int(x * 7 + height)))
    top = foot - height
    canvas.line(picture, [(x, top + height * 0.2), (x, foot)], colour, max(1.5, height * 0.022))
    edge: list[canvas.Point] = [(x, top)]
    for side in (1, -1):
        tiers = range(1, 10) if side > 0 else range(9, 0, -1)
        for tier in tiers:
            y = top + height * 0.94 * tier / 9
            reach = height * (0.03 + 0.19 * tier / 9) * (0.8 + 0.35 * random.random())
            outer, inner = (x + side * reach, y + height * 0.02), (x + side * reach * 0.42, y - height * 0.02)
            edge += [outer, inner] if side > 0 else [inner, outer]
    canvas.paint(picture, edge, colour)


def reeds(picture: Image.Image, *, seed: int, colour: Colour, places: list[tuple[int, int]]) -> None:
    random = np.random.default_rng(seed)
    for start, end in places:
        for _ in range((end - start) // 5):
            x, height, lean = random.uniform(start, end), random.uniform(60, 230), random.normal(0, 26)
            canvas.line(
                picture,
                [(x, 1210), (x + lean * 0.4, 1200 - height * 0.6), (x + lean, 1200 - height)],
                colour,
                2.6,
            )
            if random.random() < 0.2:
                canvas.paint(picture, canvas.oval(x + lean, 1196 - height, 5, 20, lean / 3), colour)
