"""Brings an opened picture of any mode, profile and orientation to upright 8-bit sRGB of modest size."""

from io import BytesIO
from typing import Final

from PIL import ExifTags, Image, ImageCms

MAX_SIDE: Final = 2048
NEAR_ENOUGH: Final = 1920
"""A JPEG is decoded at 1/2, 1/4 or 1/8 while that leaves this much: 4,032 px come out at 2,016."""

SRGB: Final = ImageCms.createProfile("sRGB")
WHITE: Final = (255, 255, 255)

TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What brings a picture upright, by its EXIF orientation (CIPA DC-008 4.6.4 A); 1 is upright already."""


def upright_rgb(image: Image.Image) -> Image.Image:
    """The first frame, its long side at most 2,048 px, turned as EXIF says, in sRGB, alpha on white.

    Raises OSError, EOFError, SyntaxError or ValueError for a file that ends early or lies.
    """
    turn = TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    image.draft(image.mode, _fitting(image.size, NEAR_ENOUGH))
    image.load()
    small = _in_srgb(_shrunk(_plain(image)), image.info.get("icc_profile"))
    return small if turn is None else small.transpose(turn)


def _fitting(size: tuple[int, int], side: int) -> tuple[int, int]:
    shrink = min(1, side / max(size))
    return max(1, round(size[0] * shrink)), max(1, round(size[1] * shrink))


def _plain(image: Image.Image) -> Image.Image:
    """In L, RGB or CMYK, 8 bits, opaque: what can be resized, and what a colour profile speaks of."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return _on_white(image.convert("RGBA"))
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _shrunk(image: Image.Image) -> Image.Image:
    if max(image.size) <= MAX_SIDE:
        return image
    return image.resize(_fitting(image.size, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Converted by its ICC profile; a profile that is broken, or for another mode, counts as none."""
    if not profile:
        return image.convert("RGB")
    try:
        converted = ImageCms.profileToProfile(image, BytesIO(profile), SRGB, outputMode="RGB")
    except ImageCms.PyCMSError:
        return image.convert("RGB")
    return converted or image.convert("RGB")
