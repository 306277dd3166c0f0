"""The published files themselves: whole, or absent like a photo that never was."""

from __future__ import annotations

import logging

from django.core.files.storage import default_storage

from nestbox.errors import NotFoundError
from nestbox.photos.reads import RenditionFile

log = logging.getLogger(__name__)


def content(file: RenditionFile) -> bytes:
    """All bytes of a file that a viewer may have. Raises ``NotFoundError`` as ``check`` does."""
    try:
        with default_storage.open(file.path) as opened:
            data: bytes = opened.read()
    except OSError as error:
        raise _lost(file, str(error)) from error
    _check_size(file, len(data))
    return data


def check(file: RenditionFile) -> None:
    """Look whether a file can be sent.

    Raises ``NotFoundError`` where it is missing, cut short or out of reach: whoever looks after the
    installation reads in the log what is wrong, and whoever asked learns nothing.
    """
    try:
        size = default_storage.size(file.path)
    except OSError as error:
        raise _lost(file, str(error)) from error
    _check_size(file, size)


def signed_address(file: RenditionFile, seconds: int) -> str:
    """An address in the store itself, good for so many seconds for whoever has it."""
    try:
        return str(default_storage.url(file.path, expire=seconds))  # type: ignore[call-arg]  # the bucket's own
    except OSError as error:
        raise _lost(file, str(error)) from error


def _check_size(file: RenditionFile, size: int) -> None:
    if size != file.size:
        raise _lost(file, f"it has {size} bytes where {file.size} were kept")


def _lost(file: RenditionFile, why: str) -> NotFoundError:
    log.error("The file %s of a photo cannot be served: %s", file.path, why)
    return NotFoundError(f"{file.path}: {why}")
