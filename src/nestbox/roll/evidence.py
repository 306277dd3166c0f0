"""What the roll says of an address: the policy's facts, and the rows that a follow can stand on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from nestbox import clock
from nestbox.policy import roll
from nestbox.policy.facts import RollEvidence
from nestbox.policy.index import RollIndex
from nestbox.policy.matching import match
from nestbox.records.models import Responsibility, StaffMember
from nestbox.roll.whole import roll_of


@dataclass(frozen=True, slots=True)
class Looked:
    """The policy's facts, beside the rows that they were read from, in the same order."""

    facts: RollEvidence
    responsibilities: tuple[Responsibility, ...]
    staff: tuple[StaffMember, ...]


def index_of(school_id: int) -> RollIndex:
    """The roll of a school to look many people up in: seven queries, whatever its length."""
    return RollIndex(roll_of(school_id), kept_restrictions(school_id))


def kept_restrictions(school_id: int) -> tuple[roll.Responsibility, ...]:
    """Restricted links that the roll has no more: to leave one out of a file does not lift it."""
    rows = Responsibility.objects.filter(pupil__school_id=school_id, current=False, contact_restricted=True)
    return tuple(
        roll.Responsibility(row.pupil_id, row.carer_id, contact_restricted=True, key=row.id)
        for row in rows.order_by("id")
    )


def evidence_of(index: RollIndex, email: str, name: str) -> RollEvidence:
    """The facts alone, from a roll that was read already: for a whole queue of requests."""
    return match(index, email, name, timezone.localtime(clock.now()).date()).facts


def look_up(school_id: int, email: str, name: str) -> Looked:
    """All that one school's roll says of a verified address and the name that came with it."""
    found = match(index_of(school_id), email, name, timezone.localtime(clock.now()).date())
    held = Responsibility.objects.select_related("pupil", "carer").in_bulk(
        [line.key for line in found.responsibilities]
    )
    staff = StaffMember.objects.in_bulk([line.key for line in found.staff])
    return Looked(
        found.facts,
        tuple(held[int(line.key)] for line in found.responsibilities),
        tuple(staff[int(line.key)] for line in found.staff),
    )
