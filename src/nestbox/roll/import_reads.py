"""Imports for the office: those that wait, those that were applied, those that were undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.records.models import RollImport
from nestbox.schools.reads import must_hold

SHOWN = 50


@dataclass(frozen=True, slots=True)
class ImportShown:
    """One import. ``counts`` are those of :class:`nestbox.roll.counting.Counts`, once it is applied."""

    id: int
    file_name: str
    kind: str
    sent_at: datetime
    applied_at: datetime | None
    applied_by: str
    undone_at: datetime | None
    counts: dict[str, int]
    may_be_undone: bool


def imports(viewer: Viewer, school_id: int) -> list[ImportShown]:
    """The last imports, newest first. Raises ``NotFoundError`` without EDIT_ROLL."""
    must_hold(viewer, Permission.EDIT_ROLL, school_id)
    rows = list(_rows().filter(school_id=school_id).order_by("-id")[:SHOWN])
    newest = max((row.applied_at for row in rows if row.applied_at and not row.undone_at), default=None)
    return [_shown(row, _stands(row) and row.applied_at == newest) for row in rows]


def one(viewer: Viewer, import_id: int) -> ImportShown:
    """One import. Raises ``NotFoundError`` for whoever may not edit the roll."""
    row = _rows().filter(pk=import_id).first()
    if row is None:
        raise NotFoundError("no such import")
    must_hold(viewer, Permission.EDIT_ROLL, row.school_id)
    return _shown(row, _stands(row) and not _is_under_another(row))


def _rows() -> QuerySet[RollImport]:
    return RollImport.objects.defer("file").select_related("applied_by")


def _stands(row: RollImport) -> bool:
    return row.applied_at is not None and row.undone_at is None


def _is_under_another(row: RollImport) -> bool:
    newer = RollImport.objects.filter(school_id=row.school_id, applied_at__gt=row.applied_at, undone_at=None)
    return newer.exists()


def _shown(row: RollImport, may_be_undone: bool) -> ImportShown:  # noqa: FBT001  (a fact, not a switch)
    return ImportShown(
        row.id,
        row.file_name,
        row.kind,
        row.sent_at,
        row.applied_at,
        row.applied_by.name if row.applied_by else "",
        row.undone_at,
        row.counts,
        may_be_undone,
    )
