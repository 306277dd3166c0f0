"""Runs as a process of its own: a file on standard input, bare pixels on standard output.

The answer is one line of JSON, {"height", "width"} or {"cause"}, and then the rows of RGB bytes.
It keeps to Pillow, because every further import is time and memory for each photo.
"""

import json
import resource
import struct
import sys
import warnings
from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

from nestbox.photos import kinds, straightening
from nestbox.photos.unreadable import MAX_PIXELS, Cause

MEMORY_BYTES: Final = 2 * 1024**3
CPU_SECONDS: Final = 20


def main() -> None:
    """Decode what is on standard input within the limits, and answer on standard output."""
    _limit()
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read()))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no picture of a child on disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def _answer(data: bytes) -> bytes:
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        image = _upright_rgb(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _refusal(Cause.TOO_MANY_PIXELS)
    except MemoryError:
        return _refusal(Cause.TOO_DEMANDING)
    except (OSError, EOFError, SyntaxError, ValueError, struct.error, UnidentifiedImageError):
        return _refusal(Cause.DAMAGED)
    return _line({"height": image.height, "width": image.width}) + image.tobytes()


def _upright_rgb(data: bytes) -> Image.Image:
    kind = kinds.kind_of(data)
    _understand(kind)
    with Image.open(BytesIO(data), formats=[str(kind)]) as image:
        if image.width * image.height > MAX_PIXELS:
            raise Image.DecompressionBombError
        return straightening.upright_rgb(image)


def _understand(kind: kinds.Kind | None) -> None:
    """Load the one decoder that is wanted: Pillow by itself would load all of its fifty."""
    if kind is kinds.Kind.WEBP:
        import_module("PIL.WebPImagePlugin")
    elif kind is kinds.Kind.AVIF:
        import_module("PIL.AvifImagePlugin")
    elif kind is kinds.Kind.HEIF:
        import_module("pillow_heif").register_heif_opener(decode_threads=1, thumbnails=False)


def _refusal(cause: Cause) -> bytes:
    return _line({"cause": cause})


def _line(said: Mapping[str, str | int]) -> bytes:
    return json.dumps(said).encode() + b"\n"


if __name__ == "__main__":
    main()
