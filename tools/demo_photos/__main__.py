"""Draws every picture anew into the package; each file is 150 KB at most."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from tools.demo_photos import camp, forest, lake, people, porch, table, wall

FOLDER: Final = Path("src/nestbox/demo/photos")
MOST_BYTES: Final = 150_000

PICTURES: Final[dict[str, Callable[[], Image.Image]]] = {
    "lake-at-dusk": lake.dusk,
    "canoe-in-the-mist": lake.canoe,
    "camp-under-the-stars": camp.stars,
    "forest-trail": forest.trail,
    "climbing-wall": wall.climbing,
    "muddy-boots": porch.boots,
    "packed-lunch": table.lunch,
    "the-crew": people.crew,
    "our-guide": people.guide,
    "a-visitor": people.portrait,
}


def encoded(picture: Image.Image) -> bytes:
    """A JPEG at the best quality that keeps within the limit."""
    for quality in range(86, 30, -4):
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
        if file.tell() <= MOST_BYTES:
            return file.getvalue()
    raise ValueError("The picture has too much detail for 150 KB.")


def main() -> None:
    """Draw all of them, and say how large each is."""
    for name, draw in PICTURES.items():
        data = encoded(draw())
        (FOLDER / f"{name}.jpg").write_bytes(data)
        print(f"{name}.jpg {len(data):,} bytes")


if __name__ == "__main__":
    main()
