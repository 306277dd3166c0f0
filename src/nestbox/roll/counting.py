"""An import in numbers, and the question that it is stopped with when much would leave at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nestbox.policy.roll import Pupil, Roll, StaffMember
from nestbox.roll.difference import Change, Difference

MUCH = 0.25  # of the children, the responsibilities or the staff; Year 6 alone is a seventh of a school
FEW = 3  # so many may always leave


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines an import changes, each line once in its part."""

    pupils_new: int
    pupils_left: int
    pupils_moved: int
    pupils_changed: int
    carers_new: int
    addresses_changed: int
    responsibilities_new: int
    responsibilities_changed: int
    responsibilities_gone: int
    restrictions_new: int
    restrictions_lifted: int
    staff_new: int
    staff_changed: int
    staff_left: int
    consents_changed: int


WORDS: Mapping[str, str] = {
    "pupils_new": "New children",
    "pupils_left": "Children who left",
    "pupils_moved": "Moved to another year",
    "pupils_changed": "Children with other changes",
    "carers_new": "New carers",
    "addresses_changed": "Contact details changed",
    "responsibilities_new": "New contacts of a child",
    "responsibilities_changed": "Contacts with other changes",
    "responsibilities_gone": "No longer a contact",
    "restrictions_new": "Court orders recorded",
    "restrictions_lifted": "Court orders lifted",
    "staff_new": "New staff",
    "staff_changed": "Staff with other changes",
    "staff_left": "Staff who left",
    "consents_changed": "Photo consents changed",
    "merged": "Repeated entries made one",
    "refused": "Left out",
}


@dataclass(frozen=True, slots=True)
class Question:
    """So many of so many would leave at once. The import waits until somebody repeats the number."""

    leaving: int
    of: int
    what: str


def counts_of(changes: Difference) -> Counts:
    """Count the changes."""
    pupils = [change for change in changes.pupils if change.before and change.after]
    held = changes.responsibilities
    members = [change for change in changes.staff if change.before and change.after]
    left = sum(has_left(change) for change in pupils)
    moved = sum(has_moved(change) for change in pupils)
    staff_left = sum(leaves_staff(change) for change in members)
    return Counts(
        pupils_new=len(changes.pupils) - len(pupils),
        pupils_left=left,
        pupils_moved=moved,
        pupils_changed=len(pupils) - left - moved,
        carers_new=sum(1 for change in changes.carers if change.before is None),
        addresses_changed=sum(
            1 for c in changes.carers if c.before and c.after and c.before.addresses != c.after.addresses
        ),
        responsibilities_new=sum(1 for change in held if change.before is None),
        responsibilities_changed=sum(1 for change in held if change.before and change.after),
        responsibilities_gone=sum(1 for change in held if change.after is None),
        restrictions_new=sum(
            1
            for c in held
            if c.after and c.after.contact_restricted and not (c.before and c.before.contact_restricted)
        ),
        restrictions_lifted=sum(
            1
            for c in held
            if c.before and c.before.contact_restricted and c.after and not c.after.contact_restricted
        ),
        staff_new=len(changes.staff) - len(members),
        staff_changed=len(members) - staff_left,
        staff_left=staff_left,
        consents_changed=sum(_consent_changes(change) for change in changes.pupils),
    )


def has_left(change: Change[Pupil]) -> bool:
    """Whether the child leaves the roll."""
    return bool(change.before and change.after and change.before.on_roll and not change.after.on_roll)


def has_moved(change: Change[Pupil]) -> bool:
    """Whether the child is in another year group, and stays."""
    return not has_left(change) and bool(
        change.before and change.after and change.before.year_group != change.after.year_group
    )


def leaves_staff(change: Change[StaffMember]) -> bool:
    """Whether the line of the staff list ends."""
    return bool(change.before and change.after and change.after.ends and not change.before.ends)


def _consent_changes(change: Change[Pupil]) -> bool:
    before = change.before.photo_consent if change.before else None
    return change.after is not None and change.after.photo_consent != before


def question_of(now: Roll, changes: Difference, today: date) -> Question | None:
    """The question to ask first, or None: what leaves is little, or nothing was there before."""
    counts = counts_of(changes)
    children = sum(1 for pupil in now.pupils if pupil.on_roll)
    working = sum(1 for line in now.staff if line.ends is None or line.ends >= today)
    questions = (
        Question(counts.pupils_left, children, "children"),
        Question(counts.responsibilities_gone, len(now.responsibilities), "carers’ links to a child"),
        Question(counts.staff_left, working, "members of staff"),
    )
    return next((q for q in questions if q.leaving > max(FEW, MUCH * q.of)), None)
