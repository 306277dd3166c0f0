"""Undoing an import as a whole: the roll says again what it said before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.records.models import (
    Basis,
    Carer,
    CarerAddress,
    Consent,
    Invitation,
    Pupil,
    Responsibility,
    RollChange,
    RollImport,
    StaffMember,
)
from nestbox.roll.changes import after_change
from nestbox.roll.lines import TABLES
from nestbox.roll.preview import today
from nestbox.schools.reads import must_hold

DATES = ("starts", "ends")
UNDONE = "The import was undone"
OWN_ROWS = ("addresses", "photo_consent")  # kept in tables of their own
ANSWERS = {True: Consent.Answer.GIVEN, False: Consent.Answer.REFUSED, None: Consent.Answer.ASKED}


@transaction.atomic
def undo(viewer: Viewer, import_id: int) -> None:
    """Take an import back, and with it the endings that it brought about. The newest import goes first.

    What somebody changed by hand since stays as they left it. A line that the import brought is deleted,
    unless something stands on it or was said of it: then it counts as left. Raises ``NotFoundError``
    without EDIT_ROLL, ``InvalidError`` for an import under another one, or undone already.
    """
    row = RollImport.objects.select_for_update().filter(pk=import_id).exclude(applied_at=None).first()
    if row is None:
        raise NotFoundError("no such import")
    must_hold(viewer, Permission.EDIT_ROLL, row.school_id)
    if row.undone_at is not None:
        raise InvalidError("This import was already undone.")
    newer = RollImport.objects.filter(school_id=row.school_id, applied_at__gt=row.applied_at, undone_at=None)
    if newer.exists():
        raise InvalidError("A newer import stands on this one. Please undo the newer one first.")
    changes = list(row.changes.order_by("-id"))
    for table in ("staff", "responsibility", "carer", "pupil"):
        _take_back(table, [change for change in changes if change.table == table])
    row.undone_at, row.undone_by_id = clock.now(), viewer.account_id
    row.save()
    record(row.school_id, actor_id=viewer.account_id, verb="roll import undone", subject=f"import:{row.id}")
    after_change(row.school_id, row.id)


def _take_back(table: str, changes: Iterable[RollChange]) -> None:
    for change in changes:
        line = TABLES[table].objects.filter(pk=change.row).first()
        if line is None:
            continue
        if change.before is None:
            _remove(line)
        else:
            _restore(line, change.before, change.after or {"current": False})


def _restore(line: models.Model, before: dict[str, Any], after: dict[str, Any]) -> None:
    for field, value in before.items():
        if field in OWN_ROWS or field not in after or _kept(line, field) != after[field]:
            continue
        setattr(line, field, date.fromisoformat(value) if value and field in DATES else value)
    line.save()
    if isinstance(line, Carer) and _addresses(line) == after["addresses"] != before["addresses"]:
        line.addresses.all().delete()
        CarerAddress.objects.bulk_create(
            CarerAddress(carer=line, email=email, kind=kind) for email, kind in before["addresses"]
        )
    if isinstance(line, Pupil) and before["photo_consent"] != after["photo_consent"] and _is_imported(line):
        Consent.objects.create(pupil=line, answer=ANSWERS[before["photo_consent"]], how="import", note=UNDONE)


def _is_imported(pupil: Pupil) -> bool:
    """Whether the school's own record of photos is still an import's: what was said since then stays."""
    words = pupil.consents.filter(carer=None, purpose=Consent.Purpose.PHOTOS).order_by("-id")
    return words.values_list("how", flat=True).first() == "import"


def _kept(line: models.Model, field: str) -> object:
    value = getattr(line, field)
    return value.isoformat() if isinstance(value, date) else value


def _addresses(carer: Carer) -> list[list[str]]:
    return sorted([row.email, row.kind] for row in carer.addresses.all())


def _remove(line: models.Model) -> None:
    """Delete what the import brought, or let it count as left where something refers to it."""
    match line:
        case Responsibility():
            _remove_responsibility(line)
        case Pupil():
            _remove_pupil(line)
        case Carer():
            _remove_carer(line)
        case StaffMember():
            _remove_member(line)


def _remove_responsibility(line: Responsibility) -> None:
    if Basis.objects.filter(responsibility=line).exists():
        line.current = False
        line.save()
    else:
        line.delete()


def _remove_pupil(line: Pupil) -> None:
    kept = (line.responsibilities, line.consents, line.mark_set, line.presence_set, line.showing_set)
    if any(rows.exists() for rows in kept):
        line.on_roll = False
        line.save()
    else:
        line.delete()


def _remove_carer(line: Carer) -> None:
    named = line.consent_set.exists() or Invitation.objects.filter(carer=line).exists()
    if not named and not line.responsibilities.exists():
        line.addresses.all().delete()
        line.delete()


def _remove_member(line: StaffMember) -> None:
    if Basis.objects.filter(staff_member=line).exists():
        line.ends = today() - timedelta(days=1)
        line.save()
    else:
        line.delete()
