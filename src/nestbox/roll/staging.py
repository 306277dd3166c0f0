"""Files that wait to be imported: sent by the office, and shown as a preview before anything happens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.records.models import ColumnMapping, RollImport
from nestbox.roll.files.reading import MappingNeededError, Reading, UnreadableError, read
from nestbox.roll.lines import Line, unfit
from nestbox.schools.reads import must_hold

LARGEST_FILE = 20 * 1024 * 1024  # bytes; a trust's export of 40,000 rows has about 6 million
FORGOTTEN_AFTER = timedelta(days=1)


@transaction.atomic
def send_file(viewer: Viewer, school_id: int, data: bytes, name: str) -> int:
    """Keep a file until it is applied or dropped; returns the import's id. The roll stays as it is.

    Raises ``InvalidError`` for a file that cannot be used, ``NotFoundError`` without EDIT_ROLL. A table
    whose columns are not recognised is kept: :func:`reading_of` raises ``MappingNeededError`` for it.
    """
    must_hold(viewer, Permission.EDIT_ROLL, school_id)
    if len(data) > LARGEST_FILE:
        raise InvalidError("The file is larger than 20 MB. Please export less at a time.", "file")
    row = RollImport(school_id=school_id, file_name=_shown(name), file=data, sent_by_id=viewer.account_id)
    try:
        row.kind = reading_of(row).kind
    except MappingNeededError:
        row.kind = ""
    row.save()
    record(school_id, actor_id=viewer.account_id, verb="roll file sent", subject=f"import:{row.id}")
    return row.id


def _shown(name: str) -> str:
    kept = "".join(char for char in name.replace("\\", "/").rpartition("/")[2] if char.isprintable())
    return kept[-200:] or "file"


def waiting(viewer: Viewer, import_id: int, *, lock: bool = False) -> RollImport:
    """An import that waits to be applied. Raises ``NotFoundError`` without it or without EDIT_ROLL.

    ``InvalidError`` for one that was applied already: two people at once make one import.
    """
    rows = RollImport.objects.select_for_update() if lock else RollImport.objects.all()
    row = rows.filter(pk=import_id).first()
    if row is None:
        raise NotFoundError("no such import")
    must_hold(viewer, Permission.EDIT_ROLL, row.school_id)
    if row.applied_at is not None:
        raise InvalidError("This import was already applied.")
    return row


def reading_of(row: RollImport) -> Reading:
    """What the file says, by the columns that the office or an earlier import gave, or as recognised.

    Raises ``InvalidError`` for a file that cannot be used, ``MappingNeededError`` where the office must
    say what the columns mean.
    """
    try:
        reading = _read(row)
    except UnreadableError as unreadable:
        raise InvalidError(unreadable.sentence, "file") from unreadable
    roll = reading.roll
    lines: tuple[Line, ...] = (*roll.pupils, *roll.carers, *roll.responsibilities, *roll.staff)
    for line in lines:
        if why := unfit(line):
            raise InvalidError(f"{why} Please correct it in the file.", "file")
    return reading


def _read(row: RollImport) -> Reading:
    data, name = bytes(row.file), row.file_name
    try:
        return read(data, name, _mapping(row.mapping))
    except MappingNeededError as needed:
        kept = ColumnMapping.objects.filter(school_id=row.school_id, fingerprint=needed.fingerprint).first()
        if kept is None:
            raise
        return read(data, name, _mapping(kept.fields))


def _mapping(kept: Mapping[str, str] | None) -> dict[int, str] | None:
    return None if kept is None else {int(index): field for index, field in kept.items()}


@transaction.atomic
def map_columns(viewer: Viewer, import_id: int, fields: Mapping[int, str]) -> None:
    """Say what each column means; remembered for files with the same header row.

    Raises ``InvalidError`` when the columns chosen are not enough to know anybody by.
    """
    row = waiting(viewer, import_id, lock=True)
    row.mapping = {str(index): field for index, field in fields.items()}
    try:
        reading = reading_of(row)
    except MappingNeededError as needed:
        raise InvalidError("Please choose at least the columns with the names.", "columns") from needed
    row.kind = reading.kind
    row.save()
    ColumnMapping.objects.update_or_create(
        school_id=row.school_id,
        fingerprint=reading.fingerprint,
        defaults={"fields": row.mapping, "made_by_id": viewer.account_id, "made_at": clock.now()},
    )


@transaction.atomic
def drop(viewer: Viewer, import_id: int) -> None:
    """Do not import a file that waits. Nothing of it stays."""
    row = waiting(viewer, import_id, lock=True)
    record(row.school_id, actor_id=viewer.account_id, verb="roll file dropped", subject=f"import:{row.id}")
    row.delete()


@transaction.atomic
def drop_forgotten() -> int:
    """Delete files that nobody applied within a day; returns how many."""
    rows = RollImport.objects.filter(applied_at=None, sent_at__lt=clock.now() - FORGOTTEN_AFTER)
    return rows.delete()[0]
