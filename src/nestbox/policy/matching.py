"""What a roll says of somebody who asks: facts for the clauses, beside the lines that they were read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nestbox.policy.access import year_name
from nestbox.policy.facts import ChildOnRoll, Resemblance, RollEvidence, StaffEntry
from nestbox.policy.index import Person, RollIndex
from nestbox.policy.resembling import (
    Likeness,
    address_resembles,
    local_part,
    names_resemble,
    person_name,
)
from nestbox.policy.roll import Address, Carer, Pupil, Responsibility, StaffMember

By = Literal["name", "address"]


@dataclass(frozen=True, slots=True)
class Match:
    """The facts, and the lines of the roll in the order of `facts.children` and `facts.staff`."""

    facts: RollEvidence
    responsibilities: tuple[Responsibility, ...]
    staff: tuple[StaffMember, ...]


def match(index: RollIndex, email: str, name: str, today: date) -> Match:
    """All that the roll says of a verified address and the name that came with it, on this day."""
    addresses = index.addresses(email)
    carers = {carer.key: carer for carer, _ in addresses}
    held = tuple(line for key in carers for line in index.held_by(key))
    staff = tuple(index.staff(email))
    facts = RollEvidence(
        children=tuple(child_of(line, index.pupils[line.pupil]) for line in held),
        staff=tuple(entry_of(line, today) for line in staff),
        is_pupil=_is_pupil(index, email, name, carers.values()),
        sibling_restricted=index.restricted([line.pupil for line in held], carers, name),
        matched_kind=_kind([address for _, address in addresses], staff),
        resembles=() if held or staff else _resemblances(index, email, name),
        restricted_namesake=_restricted_namesake(index, email, name),
    )
    return Match(facts, held, staff)


def child_of(line: Responsibility, pupil: Pupil) -> ChildOnRoll:
    """A child as a clause judges it, by what the carer is to the child."""
    return ChildOnRoll(
        year_group=pupil.year_group,
        on_roll=pupil.on_roll,
        relationship=line.relationship,
        parental_responsibility=line.parental_responsibility,
        principal_carer=line.principal_carer,
        contact_restricted=line.contact_restricted,
    )


def entry_of(line: StaffMember, today: date) -> StaffEntry:
    """An entry of the staff list as a clause judges it, current from its first to its last day."""
    begun = line.starts is None or line.starts <= today
    return StaffEntry(line.category, begun and (line.ends is None or line.ends >= today))


def _is_pupil(index: RollIndex, email: str, name: str, carers: Iterable[Carer]) -> bool:
    """Whether a pupil asks, by the school's address or by name.

    A parent may share a child's name: with a carer of that name on the roll, or the address of one who is
    perhaps written with an initial, the name proves nothing.
    """
    if index.is_a_school_address(email):
        return True
    if not index.is_a_pupils_name(name):
        return False
    if any(isinstance(adult, Carer) for adult in index.adults(name)):
        return False
    given = person_name(name)
    return not any(names_resemble(given, person_name(carer.name)) for carer in carers)


def _kind(addresses: list[Address], staff: tuple[StaffMember, ...]) -> Literal["personal", "work"] | None:
    kinds = {address.kind for address in addresses} | ({"personal"} if staff else set())
    if not kinds:
        return None
    return "personal" if "personal" in kinds else "work"


def _restricted_namesake(index: RollIndex, email: str, name: str) -> Literal["same", "alike"] | None:
    if index.is_a_restricted_name(name):
        return "same"
    whole = (person for like, person in _alike(index, email) if like == "whole")
    people = (*whole, *_of_a_like_name(index, name))
    restricted = any(isinstance(person, Carer) and index.is_restricted(person.key) for person in people)
    return "alike" if restricted else None


def _resemblances(index: RollIndex, email: str, name: str) -> tuple[Resemblance, ...]:
    """Whom the name or the address looks like: those of the closest likeness alone."""
    alike = list(_alike(index, email))
    closest: tuple[tuple[By, Iterable[Person]], ...] = (
        ("name", index.adults(name)),
        ("address", (person for like, person in alike if like == "whole")),
        ("name", _of_a_like_name(index, name)),
        ("address", (person for _, person in alike if not isinstance(person, Pupil))),
        ("address", (person for _, person in alike)),
    )
    return next(filter(None, (_told(index, by, people) for by, people in closest)), ())


def _told(index: RollIndex, by: By, people: Iterable[Person]) -> tuple[Resemblance, ...]:
    found = ((person, what_they_are(index, person)) for person in people)
    return tuple(Resemblance(by, _name_of(person), what) for person, what in found if what)


def _alike(index: RollIndex, email: str) -> Iterator[tuple[Likeness, Person]]:
    local = local_part(email)
    seen: set[tuple[type[Person], int | str]] = set()
    for surname in sorted(local.possible_surnames(), key=lambda text: (-len(text), text)):
        for name, person in index.of_surname(surname):
            like = address_resembles(local, name, surname)
            if like and (type(person), person.key) not in seen:
                seen.add((type(person), person.key))
                yield like, person


def _of_a_like_name(index: RollIndex, name: str) -> Iterator[Person]:
    given = person_name(name)
    for other, person in index.of_surname(given.surname):
        if not isinstance(person, Pupil) and names_resemble(given, other):
            yield person


def what_they_are(index: RollIndex, person: Person) -> str:
    """What somebody is on the roll, in words: "mother of a child in Year 5". Empty for nobody's contact."""
    if isinstance(person, StaffMember):
        return f"{person.category} on the staff list"
    if isinstance(person, Pupil):
        return f"a child in {year_name(person.year_group)}" if person.on_roll else ""
    lines = index.held_by(person.key)
    children = [(line, index.pupils[line.pupil]) for line in lines]
    line, child = next((pair for pair in children if pair[1].on_roll), (None, None))
    if line is None or child is None:
        return "a contact of a child who is not on roll" if children else ""
    return f"{line.relationship.strip().lower() or 'a contact'} of a child in {year_name(child.year_group)}"


def _name_of(person: Person) -> str:
    return f"{person.forename} {person.surname}" if isinstance(person, Pupil) else person.name
