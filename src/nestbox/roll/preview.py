"""What an import would do, before it does anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.policy.roll import Roll
from nestbox.records.models import RollImport
from nestbox.roll.counting import Counts, Question, counts_of, question_of
from nestbox.roll.difference import Difference, changed_roll, difference
from nestbox.roll.files.reading import Reading
from nestbox.roll.staging import reading_of, waiting
from nestbox.roll.whole import roll_of


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the office sees before it applies an import. ``after`` is the roll as it would be."""

    id: int
    school_id: int
    file_name: str
    reading: Reading
    changes: Difference
    counts: Counts
    question: Question | None
    refused: tuple[str, ...]
    after: Roll


def preview(viewer: Viewer, import_id: int) -> Preview:
    """Work out an import that waits. Raises ``MappingNeededError`` where columns must be explained first."""
    return preview_of(waiting(viewer, import_id))


def preview_of(row: RollImport) -> Preview:
    """The same, of a row that is at hand already."""
    reading = reading_of(row)
    now = roll_of(row.school_id)
    changes = difference(now, reading.roll, reading.covers, today())
    refused = (
        *(f"Row {line.row}: {line.why}" for line in reading.refused),
        *changes.refused,
    )
    return Preview(
        id=row.id,
        school_id=row.school_id,
        file_name=row.file_name,
        reading=reading,
        changes=changes,
        counts=counts_of(changes),
        question=question_of(now, changes, today()),
        refused=refused,
        after=changed_roll(now, changes),
    )


def today() -> date:
    """The day at the school."""
    return timezone.localtime(clock.now()).date()
