"""Applying an import to the roll, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError
from nestbox.policy.roll import Carer, Key, Pupil, Responsibility
from nestbox.policy.standing import NO, Standing
from nestbox.records import models as records
from nestbox.records.models import CarerAddress, Consent, RollChange, RollImport
from nestbox.roll.changes import after_change
from nestbox.roll.counting import Question
from nestbox.roll.difference import Change, Difference
from nestbox.roll.lines import FIELDS, TABLES, Line, kept_of, table_of, values_of
from nestbox.roll.preview import preview_of
from nestbox.roll.staging import waiting

AT_ONCE = 500  # rows a statement

AnyChange = Change[Any]


@transaction.atomic
def apply(viewer: Viewer, import_id: int, let_leave: int | None = None) -> None:
    """Write an import into the roll, and end what stood on what has gone, in one transaction.

    ``let_leave`` answers the preview's question: it has to be the number that would leave now. Raises
    ``InvalidError`` without that answer, ``NotFoundError`` for an import that was applied or dropped.
    """
    row = waiting(viewer, import_id, lock=True)
    hold(row.school_id)
    shown = preview_of(row)
    if shown.question is not None and let_leave != shown.question.leaving:
        raise InvalidError(asked(shown.question), "let_leave")
    _write(row, shown.changes, viewer.account_id)
    row.file, row.applied_at, row.applied_by_id = b"", clock.now(), viewer.account_id
    row.counts = asdict(shown.counts) | {"merged": shown.reading.merged, "refused": len(shown.refused)}
    row.save()
    record(
        row.school_id,
        actor_id=viewer.account_id,
        verb="roll imported",
        subject=f"import:{row.id}",
        **{name: count for name, count in row.counts.items() if count},
    )
    after_change(row.school_id, row.id)


def asked(question: Question) -> str:
    """The guard's question in words."""
    return (
        f"{question.leaving} of {question.of} {question.what} would leave the roll at once. "
        "Is the file complete? If it is, write the number to go on."
    )


def _write(row: RollImport, changes: Difference, actor_id: int) -> None:
    ids: dict[Key, int] = {}
    part: Iterable[AnyChange]
    for part in (changes.pupils, changes.carers):
        ids |= _write_part(row, part, {})
    _write_addresses(changes.carers, ids)
    _write_consents(changes.pupils, ids, actor_id, row.file_name)
    _write_part(row, _revive(row, changes.responsibilities, ids), ids)
    _write_part(row, changes.staff, ids)


def _write_part(row: RollImport, changes: Iterable[AnyChange], ids: dict[Key, int]) -> dict[Key, int]:
    """Write one table's lines and keep what they were; returns the ids of new lines by their keys."""
    old = [change for change in changes if change.before is not None]
    new = [change for change in changes if change.before is None]
    if not old and not new:
        return {}
    table = table_of((*old, *new)[0].line)
    made = TABLES[table].objects.bulk_create(
        [_row_of(row.school_id, change.line, ids) for change in new], batch_size=AT_ONCE
    )
    _update(table, old)
    RollChange.objects.bulk_create(
        (
            RollChange(
                roll_import=row,
                table=table,
                row=key,
                before=change.before and kept_of(change.before),
                after=change.after and kept_of(change.after),
            )
            for change, key in (
                *((change, change.line.key) for change in old),
                *((change, line.pk) for change, line in zip(new, made, strict=True)),
            )
        ),
        batch_size=AT_ONCE,
    )
    return {change.line.key: line.pk for change, line in zip(new, made, strict=True)}


def _row_of(school_id: int, line: Line, ids: dict[Key, int]) -> Any:
    owner: dict[str, Any] = {"school_id": school_id}
    if isinstance(line, Responsibility):
        owner = {
            "pupil_id": _id(line.pupil, ids),
            "carer_id": _id(line.carer, ids),
        }
    return TABLES[table_of(line)](**owner, **values_of(line))


def _revive(
    row: RollImport, changes: Iterable[Change[Responsibility]], ids: dict[Key, int]
) -> list[Change[Responsibility]]:
    """Bring back links that the roll had once; returns the other changes."""
    once = records.Responsibility.objects.filter(pupil__school_id=row.school_id, current=False)
    gone = {(line.pupil_id, line.carer_id): line for line in once}
    others, kept = [], []
    for change in changes:
        pair = (_id(change.line.pupil, ids), _id(change.line.carer, ids))
        if change.before is not None or pair not in gone:
            others.append(change)
            continue
        old, after = gone[pair], kept_of(change.line)
        before = {field: getattr(old, field) for field in after}
        kept.append(
            RollChange(roll_import=row, table="responsibility", row=old.pk, before=before, after=after)
        )
        records.Responsibility.objects.filter(pk=old.pk).update(**after)
    RollChange.objects.bulk_create(kept, batch_size=AT_ONCE)
    return others


def _id(key: Key, ids: dict[Key, int]) -> int:
    """The row's id: a new line's is known once it is written."""
    return ids[key] if isinstance(key, str) else key


def _update(table: str, changes: Iterable[AnyChange]) -> None:
    fields = (*FIELDS[table], *(("current",) if table == "responsibility" else ()))
    rows = []
    for change in changes:
        line = change.line
        values = values_of(line) | ({"current": change.after is not None} if "current" in fields else {})
        rows.append(TABLES[table](pk=line.key, **values))
    TABLES[table].objects.bulk_update(rows, fields, batch_size=AT_ONCE // 2)


def _write_addresses(changes: Iterable[Change[Carer]], ids: dict[Key, int]) -> None:
    after = {_id(change.line.key, ids): change.line.addresses for change in changes if _moved(change)}
    for some in _batches(list(after)):
        CarerAddress.objects.filter(carer_id__in=some).delete()
    CarerAddress.objects.bulk_create(
        (
            CarerAddress(carer_id=carer, email=address.email, kind=address.kind)
            for carer, addresses in after.items()
            for address in addresses
        ),
        batch_size=AT_ONCE,
    )


def _moved(change: Change[Carer]) -> bool:
    return change.before is None or change.after is None or change.before.addresses != change.after.addresses


def _batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _said_no_by_hand(pupil_ids: Collection[int]) -> set[int]:
    """Those for whom the school's own record is a no that no import wrote."""
    words = Consent.objects.filter(pupil_id__in=pupil_ids, carer=None, purpose=Consent.Purpose.PHOTOS)
    newest = {word.pupil_id: word for word in words.order_by("id")}
    return {key for key, word in newest.items() if Standing(word.answer) in NO and word.how != "import"}


def _write_consents(
    changes: Iterable[Change[Pupil]], ids: dict[Key, int], actor_id: int, file_name: str
) -> None:
    """Add what the export says of photo consent, where it says something new (CON-1).

    Its yes never takes back a no that the office has written down: the export may be older than that.
    """
    said_no = _said_no_by_hand([change.line.key for change in changes if isinstance(change.line.key, int)])
    Consent.objects.bulk_create(
        (
            Consent(
                pupil_id=_id(c.after.key, ids),
                answer=Consent.Answer.GIVEN if c.after.photo_consent else Consent.Answer.REFUSED,
                purpose=Consent.Purpose.PHOTOS,
                how="import",
                note=f"From the file {file_name}",
                by_id=actor_id,
            )
            for c in changes
            if c.after is not None
            and c.after.photo_consent is not None
            and not (c.after.photo_consent and c.after.key in said_no)
            and c.after.photo_consent != (c.before.photo_consent if c.before else None)
        ),
        batch_size=AT_ONCE,
    )
