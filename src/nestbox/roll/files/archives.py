"""Zip archives, inflated within bounds that don't trust what the archive says of itself."""

import io
import zipfile
import zlib

from nestbox.roll.files import limits
from nestbox.roll.files.shapes import UnreadableError

CHUNK = 256 * 1024
TOO_LARGE = "This file unpacks to far more than a school's roll. Please export it again."
DAMAGED = "This file is damaged or incomplete. Please export it again."
ENCRYPTED = 1


def names(data: bytes) -> frozenset[str]:
    """The files in an archive. Raises ``UnreadableError`` for one that is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise UnreadableError(DAMAGED) from error


def members(data: bytes, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """The archive's files that end so, inflated, by name. Raises ``UnreadableError`` beyond the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inflated(archive, suffixes)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise UnreadableError(DAMAGED) from error


def _inflated(archive: zipfile.ZipFile, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > limits.ARCHIVE_ENTRIES or sum(entry.file_size for entry in entries) > limits.INFLATED:
        raise UnreadableError(TOO_LARGE)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableError("This file is protected by a password. Please save it without one.")
    wanted = [entry for entry in entries if entry.filename.lower().endswith(suffixes)]
    found: dict[str, bytes] = {}
    left = limits.INFLATED
    for entry in wanted:
        found[entry.filename] = _read(archive, entry, left)
        left -= len(found[entry.filename])
    return found


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowed: int) -> bytes:
    inflated = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            inflated += chunk
            if len(inflated) > allowed:
                raise UnreadableError(TOO_LARGE)
    return bytes(inflated)
