"""What a follow stands on, looked up in a roll: the roll of now, or the one that an import would make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nestbox.policy.ending import StandsOn
from nestbox.policy.facts import ChildOnRoll, StaffEntry
from nestbox.policy.names import folded
from nestbox.policy.roll import Key, Responsibility, Roll, StaffMember


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

    def __init__(self, roll: Roll, today: date) -> None:
        self._today = today
        self._pupils = {pupil.key: pupil for pupil in roll.pupils}
        self._carers = {carer.key: carer for carer in roll.carers}
        self._staff = {line.key: line for line in roll.staff}
        self._of_carer: defaultdict[Key, list[Responsibility]] = defaultdict(list)
        self._of_pupil: defaultdict[Key, list[Responsibility]] = defaultdict(list)
        for line in roll.responsibilities:
            self._of_carer[line.carer].append(line)
            self._of_pupil[line.pupil].append(line)

    def stands_on(self, held: Held) -> StandsOn:
        """The lines that the follow named, and every other child of the same carers."""
        carers = {carer for _, carer in held.links}
        lines = [line for carer in sorted(carers, key=str) for line in self._of_carer[carer]]
        there = {(line.pupil, line.carer) for line in lines}
        gone = (None for link in held.links if link not in there)
        return StandsOn(
            children=(*(self._child(line) for line in lines), *gone),
            staff=tuple(self._entry(self._staff.get(key)) for key in held.staff),
            exceptions=held.exceptions,
            restricted=self._restricted(held, carers, lines),
            address_kind=self._address_kind(held.email, carers),
        )

    def children_of(self, held: Held) -> list[Responsibility]:
        """The lines behind :meth:`stands_on`'s children that are still there, in the same order."""
        carers = {carer for _, carer in held.links}
        return [line for carer in sorted(carers, key=str) for line in self._of_carer[carer]]

    def _child(self, line: Responsibility) -> ChildOnRoll:
        pupil = self._pupils[line.pupil]
        return ChildOnRoll(
            year_group=pupil.year_group,
            on_roll=pupil.on_roll,
            relationship=line.relationship,
            parental_responsibility=line.parental_responsibility,
            principal_carer=line.principal_carer,
            contact_restricted=line.contact_restricted,
        )

    def _entry(self, line: StaffMember | None) -> StaffEntry | None:
        if line is None:
            return None
        begun = line.starts is None or line.starts <= self._today
        return StaffEntry(line.category, begun and (line.ends is None or line.ends >= self._today))

    def _restricted(self, held: Held, carers: set[Key], lines: Iterable[Responsibility]) -> bool:
        """Whether a restriction stands between the follower and one of the children, or a sibling of theirs.

        Siblings share a carer. The follower may stand in the roll as another contact of the same name.
        """
        children = {line.pupil for line in lines} | {pupil for pupil, _ in held.links}
        around = {line.carer for child in children for line in self._of_pupil[child]}
        family = [line for carer in around for line in self._of_carer[carer]]
        names = {folded(held.name)} | {folded(self._carers[carer].name) for carer in carers}
        return any(
            line.contact_restricted
            and (line.carer in carers or folded(self._carers[line.carer].name) in names)
            for sibling in {line.pupil for line in family} | children
            for line in self._of_pupil[sibling]
        )

    def _address_kind(self, email: str, carers: set[Key]) -> Literal["personal", "work"] | None:
        """As what the roll has the follower's address; a personal entry counts before one from work."""
        kinds = {
            address.kind
            for carer in carers
            if carer in self._carers
            for address in self._carers[carer].addresses
            if address.email == email.lower()
        }
        if "personal" in kinds:
            return "personal"
        return "work" if kinds else None
