"""When a follow falls: what it stands on is judged again, of the roll as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from nestbox.policy.access import (
    child_admits,
    the_child_is_in_a_year_of_the_feed,
    the_entry_is_of_current_staff,
    years,
)
from nestbox.policy.facts import Asker, ChildOnRoll, DomainKind, StaffEntry
from nestbox.policy.refusals import told
from nestbox.policy.requests import is_issued_by_the_school
from nestbox.policy.values import SchoolValues


class Reason(StrEnum):
    """Why a follow falls, in the office's words."""

    LEFT = "The child is no longer on roll."
    MOVED_UP = "The child is in a year group that the feed is not for."
    CONTACT_REMOVED = "The roll no longer has them as a parent or carer of the child."
    STAFF_LEFT = "The staff list has no current entry."
    EXCEPTION_OVER = "The exception is over."
    RESTRICTED = "Contact with the child or a sibling is restricted."
    WORK_ADDRESS = "Their address is one from work or of a school."


@dataclass(frozen=True, slots=True)
class StandsOn:
    """What a follow stands on, each as it is now; None where the roll has it no more.

    `exceptions` has the last day of each. `restricted`: contact with one of the children or a sibling is.
    `address_kind`: as what the roll has the follower's address; None when it does not have it.
    """

    children: tuple[ChildOnRoll | None, ...] = ()
    staff: tuple[StaffEntry | None, ...] = ()
    exceptions: tuple[date, ...] = ()
    restricted: bool = False
    address_kind: Literal["personal", "work"] | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """How a follow stands. `children`, `staff` and `exceptions` say which still hold, in StandsOn's order.

    `reason` is None while it holds. `until` is the last day of grace, None for none: it ends now.
    `told` is the sentence for the person; `reason` is for the office alone.
    """

    children: tuple[bool, ...]
    staff: tuple[bool, ...]
    exceptions: tuple[bool, ...]
    reason: Reason | None = None
    clause: str = ""
    until: date | None = None
    told: str = ""

    @property
    def holds(self) -> bool:
        """Whether the follow goes on as it is."""
        return self.reason is None


# A contact removed is told as a restriction is, so that whoever is told can think of either.
_CLAUSES: Mapping[Reason, str] = {
    Reason.LEFT: "ACC-2",
    Reason.MOVED_UP: "ACC-2",
    Reason.CONTACT_REMOVED: "REQ-2",
    Reason.STAFF_LEFT: "ACC-3",
    Reason.EXCEPTION_OVER: "ACC-4",
    Reason.RESTRICTED: "REQ-2",
    Reason.WORK_ADDRESS: "REQ-5",
}


def judge_follow(
    asker: Asker,
    on: StandsOn,
    values: SchoolValues,
    today: date,
    graced_until: date | None = None,
) -> Stand:
    """Whether the follow holds; if not, why, under which clause, and how long its days of grace are.

    `graced_until` is the last day of grace as it was kept before: grace is not given twice.
    """
    children = tuple(_why_a_child_falls(child, values) for child in on.children)
    staff = tuple(_why_an_entry_falls(entry) for entry in on.staff)
    exceptions = tuple(_why_an_exception_falls(ends_on, today) for ends_on in on.exceptions)
    fallen = (*children, *staff, *exceptions)
    still = _unfallen(children), _unfallen(staff), _unfallen(exceptions)
    at_once = _whatever_else_is_true(asker, on, values)
    if at_once is None and None in fallen:
        return Stand(*still)
    reason = at_once or _weightiest(fallen, values)
    until = _last_day(reason, values, today, graced_until)
    return Stand(*still, reason, _CLAUSES[reason], until, told_at_the_end(reason, asker, values))


def _whatever_else_is_true(asker: Asker, on: StandsOn, values: SchoolValues) -> Reason | None:
    """What ends a follow however much it stands on: a restriction (REQ-2), an address from work (REQ-5)."""
    if on.restricted or any(child and child.contact_restricted for child in on.children):
        return Reason.RESTRICTED
    at_work = asker.domain_kind is DomainKind.WORK or is_issued_by_the_school(asker, values)
    return Reason.WORK_ADDRESS if at_work or on.address_kind == "work" else None


def _why_a_child_falls(child: ChildOnRoll | None, values: SchoolValues) -> Reason | None:
    """A follow ends with the child's years of the feed, or when they are its carer no more (ACC-2)."""
    if child is None:
        return Reason.CONTACT_REMOVED
    if child_admits(child, values).allowed:
        return None
    if not child.on_roll:
        return Reason.LEFT
    in_years = the_child_is_in_a_year_of_the_feed(child, values).allowed
    return Reason.CONTACT_REMOVED if in_years else Reason.MOVED_UP


def _why_an_entry_falls(entry: StaffEntry | None) -> Reason | None:
    """A follow of staff ends when they leave (ACC-3)."""
    current = entry is not None and the_entry_is_of_current_staff(entry).allowed
    return None if current else Reason.STAFF_LEFT


def _why_an_exception_falls(ends_on: date, today: date) -> Reason | None:
    """An exception holds to the end of its last day (ACC-4)."""
    return Reason.EXCEPTION_OVER if ends_on < today else None


def _unfallen(whys: tuple[Reason | None, ...]) -> tuple[bool, ...]:
    return tuple(why is None for why in whys)


def _weightiest(fallen: tuple[Reason | None, ...], values: SchoolValues) -> Reason:
    """Of several reasons the one with the longest grace; of a follow that stands on nothing, its removal."""
    reasons = [why for why in fallen if why is not None]
    return max(reasons, key=lambda why: _grace(why, values), default=Reason.CONTACT_REMOVED)


def _grace(reason: Reason, values: SchoolValues) -> int:
    """Days of grace. A restriction, an exception and a work address never have any."""
    days = {
        Reason.LEFT: values.grace_left,
        Reason.MOVED_UP: values.grace_moved_up,
        Reason.CONTACT_REMOVED: values.grace_contact_removed,
        Reason.STAFF_LEFT: values.grace_staff_left,
    }
    return days.get(reason, 0)


def _last_day(reason: Reason, values: SchoolValues, today: date, graced_until: date | None) -> date | None:
    days = _grace(reason, values)
    if not days:
        return None
    last = min(graced_until or date.max, today + timedelta(days=days))
    return last if last >= today else None


def told_at_the_end(reason: Reason, asker: Asker, values: SchoolValues) -> str:
    """What the person is told. Of a restriction nothing: the words of somebody who is not known (REQ-2)."""
    if reason in {Reason.LEFT, Reason.MOVED_UP}:
        return (
            f"The feed is for parents and carers of children on roll in {years(values)}. "
            "Thank you for having been with us."
        )
    if reason is Reason.STAFF_LEFT:
        return "The feed is for current staff and governors of the school. Thank you for having been with us."
    if reason is Reason.EXCEPTION_OVER:
        return f"The time that the {values.headteacher_title} gave you has ended. Thank you for following."
    return told(_CLAUSES[reason], asker, values)
