import pytest

from nestbox.photos.kinds import Kind, kind_of, refused_kind_of

HEADER = b"\x00\x00\x00\x1cftyp"


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (b"\xff\xd8\xff\xe1", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", Kind.WEBP),
        (HEADER + b"heic\x00\x00\x00\x00mif1heic", Kind.HEIF),
        (HEADER + b"mif1\x00\x00\x00\x00mif1heic", Kind.HEIF),
        (HEADER + b"avif\x00\x00\x00\x00mif1avif", Kind.AVIF),
        (HEADER + b"mif1\x00\x00\x00\x00mif1avif", Kind.AVIF),
    ],
)
def test_an_accepted_kind_is_known_by_its_first_bytes(beginning: bytes, kind: Kind) -> None:
    assert (kind_of(beginning), refused_kind_of(beginning)) == (kind, None)


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        (b"GIF89a", "a GIF picture"),
        (b"II*\x00", "a TIFF picture"),
        (b"%PDF-1.7", "a PDF document"),
        (b'<?xml version="1.0"?>\n<SVG xmlns=""', "an SVG drawing"),
        (HEADER + b"qt  \x00\x00\x00\x00qt  ", "a film"),
        (HEADER + b"isom\x00\x00\x00\x00isommp42", "a film"),
        (b"PK\x03\x04", "a zip file or an office document"),
    ],
)
def test_a_kind_that_is_not_accepted_is_named(beginning: bytes, words: str) -> None:
    assert (kind_of(beginning), refused_kind_of(beginning)) == (None, words)


@pytest.mark.parametrize("beginning", [b"", b"<?php", b"RIFF\x10\x00\x00\x00WAVE", b"\xff\xd8", b"ftyp"])
def test_anything_else_has_no_name(beginning: bytes) -> None:
    assert (kind_of(beginning), refused_kind_of(beginning)) == (None, None)
