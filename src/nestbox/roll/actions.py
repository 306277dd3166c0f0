"""Writing the roll by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.records.models import Carer, CarerAddress, Pupil, Responsibility, StaffMember
from nestbox.roll.changes import after_change
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil as the office writes them down."""

    forename: str
    surname: str
    year_group: int | None
    preferred_name: str = ""
    school_email: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A carer of a pupil. None means that nobody has said: unknown, never "no"."""

    name: str
    email: str
    relationship: str
    email_kind: str = "personal"
    parental_responsibility: bool | None = None
    principal_carer: bool | None = None
    contact_restricted: bool | None = None


@transaction.atomic
def add_pupil(viewer: Viewer, school_id: int, child: Child) -> int:
    """Put a child on the roll; returns the pupil's id. Raises ``NotFoundError`` without EDIT_ROLL."""
    must_hold(viewer, Permission.EDIT_ROLL, school_id)
    pupil = Pupil.objects.create(
        school_id=school_id,
        forename=child.forename,
        surname=child.surname,
        preferred_name=child.preferred_name,
        year_group=child.year_group,
        school_email=child.school_email.lower(),
    )
    record(school_id, actor_id=viewer.account_id, verb="pupil added", subject=f"pupil:{pupil.id}")
    after_change(school_id)
    return pupil.id


@transaction.atomic
def add_contact(viewer: Viewer, pupil_id: int, contact: Contact) -> int:
    """Name a carer of a pupil; a carer with the same name and address is the same person. Returns its id."""
    pupil = Pupil.objects.filter(pk=pupil_id).first()
    if pupil is None:
        raise NotFoundError("no such pupil")
    must_hold(viewer, Permission.EDIT_ROLL, pupil.school_id)
    carer = _carer(pupil.school_id, contact)
    held, _ = Responsibility.objects.update_or_create(
        pupil=pupil,
        carer=carer,
        defaults={"relationship": contact.relationship, **_known(contact)},
    )
    record(
        pupil.school_id, actor_id=viewer.account_id, verb="carer named", subject=f"responsibility:{held.id}"
    )
    after_change(pupil.school_id)
    return held.id


def _carer(school_id: int, contact: Contact) -> Carer:
    email = contact.email.lower()
    same = Carer.objects.filter(school_id=school_id, name=contact.name)
    known = same.filter(addresses__email=email) if email else same.filter(addresses=None)
    carer = known.first()
    if carer is None:
        carer = Carer.objects.create(school_id=school_id, name=contact.name)
        if email:
            CarerAddress.objects.create(carer=carer, email=email, kind=contact.email_kind)
    return carer


def _known(contact: Contact) -> dict[str, bool]:
    # Saying nothing takes nothing back: a court order that is known stays known.
    answers = {
        "parental_responsibility": contact.parental_responsibility,
        "principal_carer": contact.principal_carer,
        "contact_restricted": contact.contact_restricted,
    }
    return {name: answer for name, answer in answers.items() if answer is not None}


@transaction.atomic
def add_family(viewer: Viewer, school_id: int, child: Child, *contacts: Contact) -> int:
    """Put a child on the roll with their carers; returns the pupil's id."""
    pupil_id = add_pupil(viewer, school_id, child)
    for contact in contacts:
        add_contact(viewer, pupil_id, contact)
    return pupil_id


@transaction.atomic
def add_staff_member(  # noqa: PLR0913  (a line of the staff list has this many parts)
    viewer: Viewer,
    school_id: int,
    *,
    name: str,
    email: str,
    category: str,
    starts: date | None = None,
    ends: date | None = None,
) -> int:
    """Put somebody on the staff list (ACC-3); returns the line's id."""
    must_hold(viewer, Permission.EDIT_ROLL, school_id)
    member = StaffMember.objects.create(
        school_id=school_id, name=name, email=email.lower(), category=category, starts=starts, ends=ends
    )
    record(school_id, actor_id=viewer.account_id, verb="staff member added", subject=f"staff:{member.id}")
    return member.id


@transaction.atomic
def answer_contact(viewer: Viewer, responsibility_id: int, *, restricted: bool) -> None:
    """Say, after looking at the file, whether a court order restricts a carer's contact with a child.

    An export may have no column for it; then it is unknown until somebody says so. A restriction takes
    effect at once. Raises ``NotFoundError`` without EDIT_ROLL.
    """
    held = _held(viewer, responsibility_id)
    held.contact_restricted = restricted
    _keep(viewer, held, "contact restricted" if restricted else "contact free")


@transaction.atomic
def answer_responsibility(viewer: Viewer, responsibility_id: int, *, responsible: bool) -> None:
    """Say, after looking at the file, whether a carer has parental responsibility for a child.

    Raises ``NotFoundError`` without EDIT_ROLL.
    """
    held = _held(viewer, responsibility_id)
    held.parental_responsibility = responsible
    _keep(viewer, held, "parental responsibility" if responsible else "no parental responsibility")


def _held(viewer: Viewer, responsibility_id: int) -> Responsibility:
    held = Responsibility.objects.select_related("pupil").filter(pk=responsibility_id).first()
    if held is None:
        raise NotFoundError("no such responsibility")
    must_hold(viewer, Permission.EDIT_ROLL, held.pupil.school_id)
    return held


def _keep(viewer: Viewer, held: Responsibility, verb: str) -> None:
    held.save()
    school_id, subject = held.pupil.school_id, f"responsibility:{held.id}"
    record(school_id, actor_id=viewer.account_id, verb=verb, subject=subject)
    after_change(school_id)
