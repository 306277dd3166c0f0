"""Recognising a contact across rows: a parent of three is one person, two who merely share a name are two.

One person: the same number and name; the same name and an address in common; the same name and a household
in common (a telephone, a postal address, or another contact of both children). Nobody is merged for a name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nestbox.policy.roll import Address, Carer, Responsibility
from nestbox.roll.files.lines import ContactLine
from nestbox.roll.files.rows import folded

MANY = 50  # a child with so many contacts is a mistake in the file, and no evidence


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact where a pupil's lines have one."""

    pupil: str
    contact: ContactLine


@dataclass(frozen=True, slots=True)
class Families:
    """Every contact once, and what they are to whom."""

    carers: tuple[Carer, ...]
    responsibilities: tuple[Responsibility, ...]
    merged: int
    shared_numbers: int  # numbers that people of different names have, and that therefore identify nobody


class _People:
    """Which entries are the same person: sets that are joined, each known by its first entry."""

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def of(self, entry: int) -> int:
        while self.parents[entry] != entry:
            self.parents[entry] = self.parents[self.parents[entry]]
            entry = self.parents[entry]
        return entry

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self.parents[second] = first


def families(entries: Sequence[Entry]) -> Families:
    """The contacts of all pupils, each once."""
    shared = _shared_numbers(entries)
    entries = [_without(entry, shared) for entry in entries]
    people = _People(len(entries))
    for namesakes in _by_name(entries).values():
        _join_by_evidence(namesakes, entries, people)
    _join_by_family(entries, people)
    return _merged(entries, people, len(shared))


def _shared_numbers(entries: Iterable[Entry]) -> frozenset[str]:
    names: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        names[entry.contact.mis_id].add(folded(entry.contact.name))
    return frozenset(number for number, named in names.items() if number and len(named) > 1)


def _without(entry: Entry, numbers: frozenset[str]) -> Entry:
    if entry.contact.mis_id not in numbers:
        return entry
    return replace(entry, contact=replace(entry.contact, mis_id=""))


def _by_name(entries: Sequence[Entry]) -> dict[str, list[int]]:
    names: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        names[folded(entry.contact.name)].append(index)
    return {name: indexes for name, indexes in names.items() if len(indexes) > 1}


def _join_by_evidence(namesakes: Sequence[int], entries: Sequence[Entry], people: _People) -> None:
    """By number, by an address, by a household, or by being listed twice for one child."""
    first: dict[str, int] = {}
    for index in namesakes:
        for evidence in _evidence(entries[index]):
            people.join(first.setdefault(evidence, index), index)


def _evidence(entry: Entry) -> Iterable[str]:
    contact = entry.contact
    if contact.mis_id:
        yield f"number {contact.mis_id}"
    yield from (f"email {address.email}" for address in contact.addresses)
    if contact.mis_id or not contact.name:
        return  # a system that numbers people has told them apart by all but a shared address
    related = folded(contact.relationship)
    yield f"child {entry.pupil} {related}"
    # A grandfather and a father of one name may share a telephone.
    yield from (f"{household} {_generation(related)}" for household in contact.household)


def _generation(relationship: str) -> str:
    return "grand" if relationship.startswith(("grand", "great", "nan", "gran")) else ""


def _join_by_family(entries: Sequence[Entry], people: _People) -> None:
    """Two of one name, the same to two children who share another contact, are one."""
    families = _contacts_of_pupils(entries, people)
    for namesakes in _by_name(entries).values():
        first: dict[tuple[str, int], int] = {}
        for index in namesakes:
            contact = entries[index].contact
            if contact.mis_id or not (contact.name and contact.relationship):
                continue
            related = folded(contact.relationship)
            contacts = families[entries[index].pupil]
            for other in contacts - {people.of(index)} if len(contacts) < MANY else ():
                people.join(first.setdefault((related, other), index), index)


def _contacts_of_pupils(entries: Sequence[Entry], people: _People) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for index, entry in enumerate(entries):
        found[entry.pupil].add(people.of(index))
    return found


def _merged(entries: Sequence[Entry], people: _People, shared_numbers: int) -> Families:
    together: dict[int, list[Entry]] = defaultdict(list)
    for index, entry in enumerate(entries):
        together[people.of(index)].append(entry)
    carers = []
    held = []
    for number, same in enumerate(together.values(), start=1):
        carer = _carer(number, [entry.contact for entry in same])
        carers.append(carer)
        held += _responsibilities(carer, same)
    return Families(tuple(carers), tuple(held), len(entries) - len(carers), shared_numbers)


def _carer(number: int, contacts: Sequence[ContactLine]) -> Carer:
    kinds: dict[str, Address] = {}
    for address in (address for contact in contacts for address in contact.addresses):
        # What is called a work address anywhere is one.
        if address.email not in kinds or address.kind == "work":
            kinds[address.email] = address
    addresses = tuple(sorted(kinds.values(), key=lambda address: address.kind))
    mis_id = min(filter(None, (contact.mis_id for contact in contacts)), default="")
    return Carer(f"carer {number}", contacts[0].name, addresses, mis_id)


def _responsibilities(carer: Carer, entries: Sequence[Entry]) -> list[Responsibility]:
    by_pupil: dict[str, list[ContactLine]] = defaultdict(list)
    for entry in entries:
        by_pupil[entry.pupil].append(entry.contact)
    return [_responsibility(pupil, carer, contacts) for pupil, contacts in by_pupil.items()]


def _responsibility(pupil: str, carer: Carer, contacts: Sequence[ContactLine]) -> Responsibility:
    """What a contact is to a child, by all rows that say it. Where they differ, the careful one counts."""
    return Responsibility(
        pupil,
        carer.key,
        next((contact.relationship for contact in contacts if contact.relationship), ""),
        _agreed([contact.parental_responsibility for contact in contacts]),
        _agreed([contact.principal_carer for contact in contacts]),
        _restricted([contact.contact_restricted for contact in contacts]),
    )


def _agreed(said: Sequence[bool | None]) -> bool | None:
    return False if False in said else True if True in said else None


def _restricted(said: Sequence[bool | None]) -> bool | None:
    return True if True in said else None if None in said else False
