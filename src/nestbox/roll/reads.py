"""The roll, for those who may see it."""

from __future__ import annotations

from dataclasses import dataclass

from nestbox.accounts.viewer import Viewer
from nestbox.policy.permissions import Permission
from nestbox.records.models import Pupil, StaffMember
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class ContactShown:
    """A carer beside their child."""

    name: str
    email: str
    relationship: str
    contact_restricted: bool | None


@dataclass(frozen=True, slots=True)
class PupilShown:
    """A child on the roll with their carers."""

    id: int
    name: str
    year_group: int | None
    on_roll: bool
    contacts: tuple[ContactShown, ...]


@dataclass(frozen=True, slots=True)
class StaffShown:
    """A line of the staff list."""

    id: int
    name: str
    email: str
    category: str


def pupils(viewer: Viewer, school_id: int) -> list[PupilShown]:
    """Every child, by surname. Raises ``NotFoundError`` without SEE_ROLL."""
    must_hold(viewer, Permission.SEE_ROLL, school_id)
    rows = Pupil.objects.filter(school_id=school_id).prefetch_related("responsibilities__carer__addresses")
    return [_pupil(row) for row in rows.order_by("surname", "forename", "id")]


def staff(viewer: Viewer, school_id: int) -> list[StaffShown]:
    """The staff list, by name. Raises ``NotFoundError`` without SEE_ROLL."""
    must_hold(viewer, Permission.SEE_ROLL, school_id)
    rows = StaffMember.objects.filter(school_id=school_id).order_by("name", "id")
    return [StaffShown(row.id, row.name, row.email, row.category) for row in rows]


def _pupil(row: Pupil) -> PupilShown:
    contacts = tuple(
        ContactShown(
            held.carer.name,
            ", ".join(address.email for address in held.carer.addresses.all()),
            held.relationship,
            held.contact_restricted,
        )
        for held in row.responsibilities.all()
        if held.current
    )
    return PupilShown(row.id, str(row), row.year_group, row.on_roll, contacts)
