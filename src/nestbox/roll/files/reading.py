"""Reading a file of the office: what it is, what it says, what could not be taken, and what was assumed."""

from collections.abc import Mapping, Sequence
from datetime import date

from nestbox import clock
from nestbox.roll.files.fields import FIELDS
from nestbox.roll.files.formats import opened
from nestbox.roll.files.gathering import gathered
from nestbox.roll.files.lines import Taken
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
    data: bytes,
    name: str,  # noqa: ARG001  (callers say it; what a file is, its content alone decides)
    mapping: Mapping[int, str] | None = None,
    *,
    today: date | None = None,
) -> Reading:
    """One file. `mapping` says what each column holds, by its place from 0; columns not named are unused.

    What a file is, its content says, never its `name`. `today` (by default the day here and now)
    decides who has left. Raises ``UnreadableError`` and ``MappingNeededError``.
    """
    file = opened(data, mapping, today or _today())
    found = gathered([file.taken])
    return Reading(
        kind=file.taken.kind,
        roll=found.roll,
        covers=frozenset(file.taken.covers),
        refused=found.refused[0],
        notes=(*file.taken.notes, *found.notes),
        merged=found.merged,
        columns=file.columns,
        fingerprint=file.fingerprint,
    )


def read_together(files: Sequence[tuple[bytes, str]], *, today: date | None = None) -> Reading:
    """Several files, each with its name, as one roll: pupils, contacts and staff, joined.

    A pupil is found again by UPN, by number, or by a name that is one pupil's. Notes and reasons name their
    file. Raises as ``read`` does, the sentence naming the file, and ``UnreadableError`` without files.
    """
    if not files:
        raise UnreadableError("There is no file to read.")
    taken = [_named(data, name, today or _today()) for data, name in files]
    found = gathered(taken)
    return Reading(
        kind=taken[0].kind,
        roll=found.roll,
        covers=frozenset().union(*(file.covers for file in taken)),
        refused=tuple(
            Refused(one.row, f"{name}: {one.why}")
            for (_, name), refused in zip(files, found.refused, strict=True)
            for one in refused
        ),
        notes=(
            *(f"{name}: {note}" for (_, name), file in zip(files, taken, strict=True) for note in file.notes),
            *found.notes,
        ),
        merged=found.merged,
    )


def _named(data: bytes, name: str, today: date) -> Taken:
    try:
        return opened(data, None, today).taken
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error.sentence}") from error


def _today() -> date:
    return clock.now().astimezone().date()
