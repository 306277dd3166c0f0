"""Follows that end by themselves, when the last of what they stand on falls away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nestbox.accounts.viewer import Viewer
from nestbox.policy.roll import Roll


@dataclass(frozen=True, slots=True)
class Ending:
    """One follow that ends, now or on a day to come. `why` is for the office alone."""

    follow_id: int
    name: str
    email: str
    clause: str
    why: str
    on: date | None


def would_end(viewer: Viewer, school_id: int, roll: Roll) -> list[Ending]:
    """Whose access would end if the roll were so."""
    return []


def reconcile(school_id: int, roll_import_id: int | None = None) -> None:
    """End what stands on nothing."""
