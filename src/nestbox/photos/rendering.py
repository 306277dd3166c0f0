"""Makes the published files of a photo from its redacted pixels, and from nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final, Literal

from PIL import Image

from nestbox.photos.decoding import Pixels
from nestbox.photos.sizes import LARGE, SMALL, fitted

Name = Literal["large", "small"]


@dataclass(frozen=True)
class Effort:
    """How much is done for files that are small and pictures that are sharp.

    `kinds` are the formats and their encoders' settings; `gap` is how much larger than asked for a picture is
    before the better of two filters takes it (Pillow's ``reducing_gap``).
    """

    kinds: Mapping[str, Mapping[str, int]]
    gap: float


SMALL_FILES: Final = Effort(
    {
        "webp": {"quality": 80, "method": 3},
        "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    },
    gap=2.0,
)
AT_ONCE: Final = Effort({"jpeg": {"quality": 82}}, gap=1.0)
"""A tenth of the time: for hundreds of photos that are out of sight meanwhile."""


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


def render(pixels: Pixels, side: int = LARGE, effort: Effort = SMALL_FILES) -> tuple[Rendition, ...]:
    """Large and small (640 px), each in every format of `effort`; never enlarged, no metadata at all.

    `side` is the longest side of the large one, in px.
    """
    return tuple(_renditions(Image.fromarray(pixels), side, effort))


def tiny_colour(pixels: Pixels) -> str:
    """The average colour of redacted pixels, as #rrggbb: what is shown until the photo has arrived."""
    average = Image.fromarray(pixels).resize((1, 1), Image.Resampling.BOX)
    return "#" + average.tobytes().hex()


def _renditions(picture: Image.Image, side: int, effort: Effort) -> Iterator[Rendition]:
    sides: tuple[tuple[Name, int], ...] = (("large", side), ("small", SMALL))
    for name, most in sides:
        picture = _fitted(picture, most, effort.gap)
        for kind, settings in effort.kinds.items():
            yield _rendition(name, picture, kind, **settings)


def _fitted(picture: Image.Image, side: int, gap: float) -> Image.Image:
    size = fitted(*picture.size, side)
    if size == picture.size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=gap)


def _rendition(name: Name, picture: Image.Image, kind: str, **settings: int) -> Rendition:
    file = BytesIO()
    picture.save(file, kind, **settings)
    data = file.getvalue()
    extension = {"jpeg": "jpg"}.get(kind, kind)
    return Rendition(name, f"image/{kind}", extension, *picture.size, data, sha256(data).hexdigest())
