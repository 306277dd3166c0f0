"""Makes the published files of a photo from its redacted pixels, and from nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final, Literal

from PIL import Image

from nestbox.photos.decoding import Pixels

Name = Literal["large", "small"]

SIDES: Final[tuple[tuple[Name, int], ...]] = (("large", 1600), ("small", 640))


@dataclass(frozen=True, slots=True)
class Rendition:
    """One published file: its size in px, its bytes and their SHA-256 in hexadecimal."""

    name: Name
    media_type: str
    extension: str
    width: int
    height: int
    data: bytes
    sha256: str


def render(pixels: Pixels) -> tuple[Rendition, ...]:
    """Large (1,600 px) and small (640 px), each as WebP and as JPEG; never enlarged, no metadata at all."""
    return tuple(_renditions(Image.fromarray(pixels)))


def tiny_colour(pixels: Pixels) -> str:
    """The average colour of redacted pixels, as #rrggbb: what is shown until the photo has arrived."""
    red, green, blue = pixels.mean(axis=(0, 1)).round().astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _renditions(picture: Image.Image) -> Iterator[Rendition]:
    for name, side in SIDES:
        picture = _fitted(picture, side)
        yield _rendition(name, picture, "webp", quality=80, method=3)
        yield _rendition(name, picture, "jpeg", quality=82, optimize=True, progressive=True)


def _fitted(picture: Image.Image, side: int) -> Image.Image:
    shrink = side / max(picture.size)
    if shrink >= 1:
        return picture
    width, height = (max(1, round(length * shrink)) for length in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _rendition(name: Name, picture: Image.Image, kind: str, **settings: int) -> Rendition:
    file = BytesIO()
    picture.save(file, kind, **settings)
    data = file.getvalue()
    extension = {"jpeg": "jpg"}.get(kind, kind)
    return Rendition(name, f"image/{kind}", extension, *picture.size, data, sha256(data).hexdigest())
