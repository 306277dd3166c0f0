"""Reading a file of the office: what it is, what it says, what could not be taken, and what was assumed."""

from collections.abc import Mapping, Sequence
from datetime import date

from nestbox.roll.files.fields import FIELDS
from nestbox.roll.files.shapes import (
    Column,
    Kind,
    MappingNeededError,
    Reading,
    Refused,
    UnreadableError,
)

__all__ = [
    "FIELDS",
    "Column",
    "Kind",
    "MappingNeededError",
    "Reading",
    "Refused",
    "UnreadableError",
    "read",
    "read_together",
]


def read(
    data: bytes, name: str, mapping: Mapping[int, str] | None = None, *, today: date | None = None
) -> Reading:
    """One file. `mapping` says what each column holds, by its place from 0; columns not named are unused.

    `today` (default: the day by the system's clock) decides who has left and whose service has ended.
    Raises ``UnreadableError`` and ``MappingNeededError``.
    """
    raise UnreadableError(f"{name} cannot be read yet.")


def read_together(files: Sequence[tuple[bytes, str]], *, today: date | None = None) -> Reading:
    """Several files as one roll: pupils in one, contacts in another, joined by UPN, number or name."""
    raise UnreadableError("These files cannot be read yet.")
