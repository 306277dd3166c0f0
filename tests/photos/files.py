"""Files as phones, cameras, programs and attackers make them."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 40), (40, 50, 190), (128, 128, 128)
CORNERS = (RED, GREEN, BLUE, GREY)


def encoded(image: Image.Image, kind: str = "JPEG", **settings: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


def four_corners(width: int = 96, height: int = 64) -> Image.Image:
    """Red, green, blue and grey quarters: top left, top right, bottom left, bottom right."""
    picture = np.empty((height, width, 3), dtype=np.uint8)
    middle, centre = height // 2, width // 2
    picture[:middle, :centre], picture[:middle, centre:] = RED, GREEN
    picture[middle:, :centre], picture[middle:, centre:] = BLUE, GREY
    return Image.fromarray(picture)


def corners_of(pixels: NDArray[np.uint8]) -> tuple[tuple[int, int, int], ...]:
    """Of each quarter's middle the colour of CORNERS that it is nearest to."""
    height, width = pixels.shape[:2]
    middles = [(height // 4, width // 4), (height // 4, width * 3 // 4)]
    middles += [(height * 3 // 4, x) for _, x in middles]
    return tuple(_nearest(pixels[place].astype(int)) for place in middles)


def _nearest(colour: NDArray[np.int_]) -> tuple[int, int, int]:
    return min(CORNERS, key=lambda corner: int(np.abs(colour - corner).sum()))


def with_orientation(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def png_of_claimed_size(width: int, height: int) -> bytes:
    """A small PNG whose header claims this size; what follows would unpack to zeros."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _png_chunk(b"IHDR", header) + _png_chunk(b"IDAT", zlib.compress(bytes(4096)))
    )


def webp_of_claimed_size(width: int, height: int) -> bytes:
    """The extended header of a WebP file (RFC 9649 2.7) and nothing worth having after it."""
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes([2, 0, 0, 0]) + canvas + bytes(64)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
