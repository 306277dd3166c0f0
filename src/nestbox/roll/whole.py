"""A school's whole roll from the database, as plain values, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nestbox.policy.roll import Address, Carer, Pupil, Responsibility, Roll, StaffMember
from nestbox.records import models as records

CONSENTING = {"given": True, "refused": False}


def roll_of(school_id: int) -> Roll:
    """The roll as it stands: five queries, whatever its length. Keys are the rows' ids."""
    return Roll(
        tuple(_pupils(school_id)),
        tuple(_carers(school_id)),
        tuple(_responsibilities(school_id)),
        tuple(_staff(school_id)),
    )


def _pupils(school_id: int) -> Iterator[Pupil]:
    consents = _consents(school_id)
    for row in records.Pupil.objects.filter(school_id=school_id).order_by("id"):
        yield Pupil(
            key=row.id,
            forename=row.forename,
            surname=row.surname,
            preferred_name=row.preferred_name,
            preferred_surname=row.preferred_surname,
            year_group=row.year_group,
            form=row.form,
            upn=row.upn,
            mis_id=row.mis_id,
            school_email=row.school_email,
            on_roll=row.on_roll,
            photo_consent=consents.get(row.id),
        )


def _consents(school_id: int) -> dict[int, bool | None]:
    """What the school's own record last said of photos; anything but given or refused is unknown here."""
    said = records.Consent.objects.filter(pupil__school_id=school_id, purpose="photos", carer=None)
    rows = said.order_by("id").values_list("pupil_id", "answer")
    return {pupil: CONSENTING.get(answer) for pupil, answer in rows}


def _carers(school_id: int) -> Iterator[Carer]:
    addresses: defaultdict[int, list[Address]] = defaultdict(list)
    for row in records.CarerAddress.objects.filter(carer__school_id=school_id).order_by("id"):
        addresses[row.carer_id].append(Address(row.email, "work" if row.kind == "work" else "personal"))
    for carer in records.Carer.objects.filter(school_id=school_id).order_by("id"):
        yield Carer(carer.id, carer.name, tuple(addresses[carer.id]), carer.mis_id)


def _responsibilities(school_id: int) -> Iterator[Responsibility]:
    rows = records.Responsibility.objects.filter(pupil__school_id=school_id, current=True).order_by("id")
    for row in rows:
        yield Responsibility(
            pupil=row.pupil_id,
            carer=row.carer_id,
            relationship=row.relationship,
            parental_responsibility=row.parental_responsibility,
            principal_carer=row.principal_carer,
            contact_restricted=row.contact_restricted,
            key=row.id,
        )


def _staff(school_id: int) -> Iterator[StaffMember]:
    for row in records.StaffMember.objects.filter(school_id=school_id).order_by("id"):
        yield StaffMember(row.id, row.name, row.category, row.email, row.starts, row.ends)
