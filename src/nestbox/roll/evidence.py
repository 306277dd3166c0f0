"""What the roll says of an address: facts for the policy, and the lines that a follow can stand on."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet
from django.utils import timezone

from nestbox import clock
from nestbox.policy.facts import ChildOnRoll, RollEvidence, StaffEntry
from nestbox.records.models import Carer, CarerAddress, Pupil, Responsibility, StaffMember


@dataclass(frozen=True, slots=True)
class Looked:
    """The policy's facts, beside the rows that they were read from, in the same order."""

    facts: RollEvidence
    responsibilities: tuple[Responsibility, ...]
    staff: tuple[StaffMember, ...]


def look_up(school_id: int, email: str, name: str) -> Looked:
    """All that one school's roll says of a verified address and the name that came with it."""
    addresses = CarerAddress.objects.filter(carer__school_id=school_id, email=email.lower())
    held = tuple(
        Responsibility.objects.filter(carer__in=addresses.values("carer_id"), current=True)
        .select_related("pupil", "carer")
        .order_by("pupil_id", "id")
    )
    staff = tuple(
        StaffMember.objects.filter(school_id=school_id, email__iexact=email).exclude(email="").order_by("id")
    )
    facts = RollEvidence(
        children=tuple(_child(row) for row in held),
        staff=tuple(
            StaffEntry(row.category, _current(row, timezone.localtime(clock.now()).date())) for row in staff
        ),
        is_pupil=_is_pupil(school_id, email, name),
        sibling_restricted=_sibling_restricted(held, name),
        matched_kind=_matched_kind(addresses, staff),
    )
    return Looked(facts, held, staff)


def _child(row: Responsibility) -> ChildOnRoll:
    return ChildOnRoll(
        year_group=row.pupil.year_group,
        on_roll=row.pupil.on_roll,
        relationship=row.relationship,
        parental_responsibility=row.parental_responsibility,
        principal_carer=row.principal_carer,
        contact_restricted=row.contact_restricted,
    )


def _current(row: StaffMember, today: date) -> bool:
    return (row.starts is None or row.starts <= today) and (row.ends is None or row.ends >= today)


def _is_pupil(school_id: int, email: str, name: str) -> bool:
    # The name alone is no proof: a parent may share it with a child. With no carer of that name it is.
    if (
        Pupil.objects.filter(school_id=school_id, school_email__iexact=email)
        .exclude(school_email="")
        .exists()
    ):
        return True
    wanted = _folded(name)
    pupils = Pupil.objects.filter(school_id=school_id).values_list("forename", "preferred_name", "surname")
    if not any(wanted in _names_of(*pupil) for pupil in pupils):
        return False
    carers = Carer.objects.filter(school_id=school_id).values_list("name", flat=True)
    return wanted not in {_folded(carer) for carer in carers}


def _names_of(forename: str, preferred_name: str, surname: str) -> set[str]:
    return {_folded(f"{first} {surname}") for first in (forename, preferred_name) if first}


def _folded(name: str) -> str:
    # In Python: SQLite's own comparison folds no letters but a to z.
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _sibling_restricted(held: tuple[Responsibility, ...], name: str) -> bool:
    """Whether a court order stands between this person and a brother or sister of one of the children.

    Siblings are children who share a carer. The person restricted may stand in the roll as another
    contact with the same name, or ask from somebody else's address, so names are compared too.
    """
    pupils = [row.pupil_id for row in held]
    names = {_folded(name)} | {_folded(row.carer.name) for row in held}
    carers = Responsibility.objects.filter(pupil__in=pupils).values("carer_id")
    family = Pupil.objects.filter(responsibilities__carer__in=carers)
    restricted = Responsibility.objects.filter(pupil__in=family, contact_restricted=True).select_related(
        "carer"
    )
    own = {row.carer_id for row in held}
    return any(row.carer_id in own or _folded(row.carer.name) in names for row in restricted)


def _matched_kind(
    addresses: QuerySet[CarerAddress], staff: tuple[StaffMember, ...]
) -> Literal["personal", "work"] | None:
    kinds = set(addresses.values_list("kind", flat=True)) | ({"personal"} if staff else set())
    if not kinds:
        return None
    return "personal" if "personal" in kinds else "work"
