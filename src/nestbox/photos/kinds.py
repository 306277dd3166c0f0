"""What kind of file this is, by its first bytes: a name and a declared type prove nothing."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The kinds of photo that MED-1 names, as Pillow names their formats."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    AVIF = "AVIF"


ACCEPTED: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
)

# ISO 14496-12 4.3 and the brands of ISO 23008-12 B.4 and the AVIF specification
BRANDS: Final = {
    b"heic": Kind.HEIF,
    b"heix": Kind.HEIF,
    b"heim": Kind.HEIF,
    b"heis": Kind.HEIF,
    b"hevc": Kind.HEIF,
    b"hevx": Kind.HEIF,
    b"hevm": Kind.HEIF,
    b"hevs": Kind.HEIF,
    b"mif1": Kind.HEIF,
    b"msf1": Kind.HEIF,
    b"avif": Kind.AVIF,
    b"avis": Kind.AVIF,
}

REFUSED: Final = (
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"%PDF", "a PDF document"),
    (b"8BPS", "a Photoshop picture"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"PK\x03\x04", "a zip file or an office document"),
)


def kind_of(data: bytes) -> Kind | None:
    """The accepted kind that `data` begins like, or None."""
    if data[4:8] == b"ftyp":
        return _branded(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    return next((kind for magic, kind in ACCEPTED if data.startswith(magic)), None)


def refused_kind_of(data: bytes) -> str | None:
    """What `data` is when it is a known kind that is not accepted, in words; None when nothing is known."""
    if data[4:8] == b"ftyp":
        return None if _branded(data) else "a film"
    if b"<svg" in data[:1024].lower():
        return "an SVG drawing"
    return next((words for magic, words in REFUSED if data.startswith(magic)), None)


def _branded(data: bytes) -> Kind | None:
    """The kind by the major brand, or, for a general one, by the first compatible brand that says more."""
    size = int.from_bytes(data[:4], "big")
    named = [data[start : start + 4] for start in (8, *range(16, min(size, len(data), 256), 4))]
    if named[0] in {b"mif1", b"msf1"} and {b"avif", b"avis"} & set(named):
        return Kind.AVIF
    return BRANDS.get(named[0])
