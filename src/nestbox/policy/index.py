"""A roll made ready for many questions: by address, by name and by surname."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from nestbox.policy.resembling import PersonName, person_name, pupil_name, surnames_of
from nestbox.policy.roll import Address, Carer, Key, Pupil, Responsibility, Roll, StaffMember

Group = TypeVar("Group", str, Key)
Value = TypeVar("Value")

Adult = Carer | StaffMember
Person = Carer | Pupil | StaffMember
Named = tuple[PersonName, Person]


class RollIndex:
    """A roll to look people up in. It does not change when the roll is read anew.

    `kept_restrictions` are restricted links that the roll no longer has. Nobody has said that they are over.
    """

    def __init__(self, roll: Roll, kept_restrictions: Iterable[Responsibility] = ()) -> None:
        self.roll = roll
        self.pupils: Mapping[Key, Pupil] = {pupil.key: pupil for pupil in roll.pupils}
        self.carers: Mapping[Key, Carer] = {carer.key: carer for carer in roll.carers}
        self._restrictions = (
            *(held for held in roll.responsibilities if held.contact_restricted),
            *kept_restrictions,
        )

    def addresses(self, email: str) -> list[tuple[Carer, Address]]:
        """The carers who have this address, each with it."""
        return self._by_address.get(written(email), [])

    def staff(self, email: str) -> list[StaffMember]:
        """The entries of the staff list with this address."""
        return self._staff_by_address.get(written(email), [])

    def held_by(self, carer: Key) -> list[Responsibility]:
        """What a carer is to each of their children."""
        return self._by_carer.get(carer, [])

    def is_a_school_address(self, email: str) -> bool:
        """Whether a pupil has this address from the school."""
        return written(email) in self._school_addresses

    def is_a_pupils_name(self, name: str) -> bool:
        """Whether a pupil has this name, by law or as the school calls them."""
        return person_name(name).whole in self._names_of_pupils

    def adults(self, name: str) -> list[Adult]:
        """The carers and staff of this name."""
        return self._adults.get(person_name(name).whole, [])

    def of_surname(self, surname: str) -> list[Named]:
        """The carers, staff and pupils whose surname, or a part of a double one, this is."""
        return self._by_surname.get(surname, [])

    def is_restricted(self, carer: Key) -> bool:
        """Whether contact of this carer with any child of the school is restricted."""
        return carer in self._restricted_carers

    def is_a_restricted_name(self, name: str) -> bool:
        """Whether somebody of this very name may not have contact with a child of the school."""
        return person_name(name).whole in self._restricted_names

    def restricted(self, pupils: Iterable[Key], carers: Iterable[Key], name: str) -> bool:
        """Whether a restriction stands between a person and these children or a brother or sister of theirs.

        Siblings are children who share a carer. The person may stand in the roll as another contact of the
        same name, or ask from somebody else's address, so their names are compared too.
        """
        own = set(carers)
        names = {_whole(self.carers[key].name) for key in own if key in self.carers} | {_whole(name)}
        family = self._family(pupils)
        return any(
            held.pupil in family and (held.carer in own or self._name_of(held.carer) in names - {""})
            for held in self._restrictions
        )

    def _family(self, pupils: Iterable[Key]) -> set[Key]:
        own = set(pupils)
        carers = {held.carer for pupil in own for held in self._by_pupil.get(pupil, [])}
        carers |= {held.carer for held in self._restrictions if held.pupil in own}
        return own | {held.pupil for carer in carers for held in self.held_by(carer)}

    def _name_of(self, carer: Key) -> str:
        return _whole(self.carers[carer].name) if carer in self.carers else ""

    @cached_property
    def _by_address(self) -> dict[str, list[tuple[Carer, Address]]]:
        return _grouped(
            (written(address.email), (carer, address))
            for carer in self.roll.carers
            for address in carer.addresses
        )

    @cached_property
    def _staff_by_address(self) -> dict[str, list[StaffMember]]:
        return _grouped((written(entry.email), entry) for entry in self.roll.staff)

    @cached_property
    def _by_carer(self) -> dict[Key, list[Responsibility]]:
        return _grouped((held.carer, held) for held in self.roll.responsibilities)

    @cached_property
    def _by_pupil(self) -> dict[Key, list[Responsibility]]:
        return _grouped((held.pupil, held) for held in self.roll.responsibilities)

    @cached_property
    def _school_addresses(self) -> set[str]:
        return {written(pupil.school_email) for pupil in self.roll.pupils} - {""}

    @cached_property
    def _names_of_pupils(self) -> set[str]:
        return {
            pupil_name(first, last).whole
            for pupil in self.roll.pupils
            for first in (pupil.forename, pupil.preferred_name)
            for last in (pupil.surname, pupil.preferred_surname)
            if first and last
        }

    @cached_property
    def _adults(self) -> dict[str, list[Adult]]:
        return _grouped((_whole(adult.name), adult) for adult in self._every_adult())

    @cached_property
    def _restricted_carers(self) -> set[Key]:
        return {held.carer for held in self._restrictions}

    @cached_property
    def _restricted_names(self) -> set[str]:
        return {self._name_of(carer) for carer in self._restricted_carers} - {""}

    @cached_property
    def _by_surname(self) -> dict[str, list[Named]]:
        return _grouped(
            (surname, (name, somebody))
            for name, surname_written, somebody in self._everybody()
            for surname in surnames_of(name, surname_written)
        )

    def _every_adult(self) -> Iterator[Adult]:
        yield from self.roll.carers
        yield from self.roll.staff

    def _everybody(self) -> Iterator[tuple[PersonName, str, Person]]:
        for adult in self._every_adult():
            yield person_name(adult.name), (adult.name.split() or [""])[-1], adult
        for pupil in self.roll.pupils:
            yield pupil_name(pupil.forename, pupil.surname), pupil.surname, pupil


def written(email: str) -> str:
    """An address as addresses are compared."""
    return email.strip().lower()


def _whole(name: str) -> str:
    return person_name(name).whole


def _grouped(pairs: Iterable[tuple[Group, Value]]) -> dict[Group, list[Value]]:
    groups: defaultdict[Group, list[Value]] = defaultdict(list)
    for key, value in pairs:
        if key != "":
            groups[key].append(value)
    return groups
