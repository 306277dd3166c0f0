"""What a follow stands on, looked up in a roll: the roll of now, or the one that an import would make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nestbox.policy.ending import StandsOn
from nestbox.policy.facts import StaffEntry
from nestbox.policy.index import RollIndex
from nestbox.policy.matching import child_of, entry_of
from nestbox.policy.roll import Key, Responsibility


@dataclass(frozen=True, slots=True)
class Held:
    """A follow as far as its standing goes: who follows, and the lines that were named when it began.

    Keys are the rows' ids; `links` are pairs of pupil and carer, `exceptions` the last days of exceptions.
    """

    name: str
    email: str
    links: tuple[tuple[Key, Key], ...]
    staff: tuple[Key, ...]
    exceptions: tuple[date, ...]


class Ground:
    """A roll, made ready to be asked about many follows."""

    def __init__(self, index: RollIndex, today: date) -> None:
        self._index = index
        self._today = today
        self._staff = {line.key: line for line in index.roll.staff}

    def stands_on(self, held: Held) -> StandsOn:
        """The lines that the follow named, and every other child of the same carers."""
        carers = {carer for _, carer in held.links}
        lines = self.children_of(held)
        there = {(line.pupil, line.carer) for line in lines}
        gone = (None for link in held.links if link not in there)
        children = {line.pupil for line in lines} | {pupil for pupil, _ in held.links}
        return StandsOn(
            children=(*(child_of(line, self._index.pupils[line.pupil]) for line in lines), *gone),
            staff=tuple(self._entry(key) for key in held.staff),
            exceptions=held.exceptions,
            restricted=self._index.restricted(children, carers, held.name)
            or self._index.is_a_restricted_name(held.name),
            address_kind=self._address_kind(held.email, carers),
        )

    def children_of(self, held: Held) -> list[Responsibility]:
        """The lines behind :meth:`stands_on`'s children that are still there, in the same order."""
        carers = sorted({carer for _, carer in held.links}, key=str)
        return [line for carer in carers for line in self._index.held_by(carer)]

    def _entry(self, key: Key) -> StaffEntry | None:
        return entry_of(self._staff[key], self._today) if key in self._staff else None

    def _address_kind(self, email: str, carers: set[Key]) -> Literal["personal", "work"] | None:
        """As what the roll has the follower's address; a personal entry counts before one from work."""
        kinds = {address.kind for carer, address in self._index.addresses(email) if carer.key in carers}
        if "personal" in kinds:
            return "personal"
        return "work" if kinds else None
