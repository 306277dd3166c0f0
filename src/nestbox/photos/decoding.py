"""From a file that somebody chose to plain upright pixels, or a sentence that says why not.

Decoders of pictures are where hostile files strike, so none runs in this process: a child without
secrets, with a limit on memory and time, does it (`decoding_child`) and hands back bare pixels.
"""

import json
import os
import signal
import subprocess
import sys
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nestbox.photos import kinds
from nestbox.photos.unreadable import MAX_BYTES, Cause, UnreadablePhoto, unreadable

__all__ = ["MAX_BYTES", "MAX_SIDE", "Cause", "Pixels", "UnreadablePhoto", "decode"]

Pixels = NDArray[np.uint8]
"""Height x width x 3, sRGB, upright."""

MAX_SIDE: Final = 2048
WALL_CLOCK_SECONDS: Final = 40
CHILD: Final = ("-m", "nestbox.photos.decoding_child")
STOPPED: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)  # as when Nestbox is stopped: nobody's fault
OVER_LIMIT: Final = (signal.SIGKILL, signal.SIGXCPU)  # how the system ends a process that takes too much


class DecodingStopped(RuntimeError):  # noqa: N818 - named for what happened, like every refusal here
    """Somebody stopped the child: nothing is known of the photo, and the same is tried again."""


def decode(data: bytes) -> Pixels:
    """Decode a photo of any accepted kind; the long side comes out at 2,048 px at most.

    Raises UnreadablePhoto with a sentence for the person who offered the file, DecodingStopped.
    """
    check_before_decoding(data)
    heading, _, body = _child_says(data).partition(b"\n")
    try:
        said = json.loads(heading)
        cause = Cause(said["cause"]) if "cause" in said else None
        height, width = (0, 0) if cause else (int(said["height"]), int(said["width"]))
    except (ValueError, LookupError, TypeError):
        raise unreadable(Cause.DAMAGED) from None
    if cause:
        raise unreadable(cause)
    return _checked(body, height=height, width=width)


def check_before_decoding(data: bytes) -> None:
    """What can be said by size and first bytes alone. Raises UnreadablePhoto."""
    if not data:
        raise unreadable(Cause.EMPTY)
    if len(data) > MAX_BYTES:
        raise unreadable(Cause.TOO_MANY_BYTES)
    if kinds.kind_of(data) is None:
        refused = kinds.refused_kind_of(data)
        raise unreadable(Cause.KIND_NOT_ACCEPTED, refused) if refused else unreadable(Cause.NOT_A_PHOTO)


def _child_says(data: bytes) -> bytes:
    try:
        child = subprocess.run(
            [sys.executable, "-P", *CHILD],
            input=data,
            capture_output=True,
            timeout=WALL_CLOCK_SECONDS,
            env=_bare_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise unreadable(Cause.TOO_DEMANDING) from None
    if -child.returncode in STOPPED:
        raise DecodingStopped
    if child.returncode != 0:
        raise unreadable(Cause.TOO_DEMANDING if -child.returncode in OVER_LIMIT else Cause.DAMAGED)
    return child.stdout


def _bare_environment() -> dict[str, str]:
    """Where Python finds its modules and nothing else: no key, no password, no address."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _checked(body: bytes, *, height: int, width: int) -> Pixels:
    """The child read a stranger's file: what it says is measured before it is believed."""
    if not (0 < height <= MAX_SIDE and 0 < width <= MAX_SIDE and len(body) == height * width * 3):
        raise unreadable(Cause.DAMAGED)
    return np.frombuffer(body, dtype=np.uint8).reshape(height, width, 3)
