"""A preview in words: who is new, who leaves, what changes, a few lines of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nestbox.policy.access import year_name
from nestbox.policy.roll import Carer, Key, Pupil, Responsibility, Roll, StaffMember
from nestbox.roll.counting import has_left, has_moved, leaves_staff
from nestbox.roll.difference import Change, Difference

SHOWN = 200  # lines a section; the rest is counted


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change: all are counted, the first are shown."""

    title: str
    count: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """Names by key; a child and a carer may have the same."""

    pupils: dict[Key, str]
    carers: dict[Key, str]


def sections(changes: Difference, after: Roll) -> list[Section]:
    """What changes, kind by kind, the gravest first. Kinds without a change are left out."""
    names = _Names(
        {pupil.key: pupil_name(pupil) for pupil in after.pupils},
        {carer.key: carer.name for carer in after.carers},
    )
    found = (
        *_of_pupils(changes.pupils),
        _of("Court orders recorded", _restrictions(changes, names, now=True)),
        _of("Court orders lifted", _restrictions(changes, names, now=False)),
        *_of_links(changes.responsibilities, names),
        *_of_carers(changes.carers),
        *_of_staff(changes.staff),
    )
    return [section for section in found if section.count]


def _of(title: str, lines: Iterable[str]) -> Section:
    kept = sorted(lines)
    return Section(title, len(kept), tuple(kept[:SHOWN]))


def _of_pupils(changes: Iterable[Change[Pupil]]) -> Iterable[Section]:
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for change in changes:
        if change.before is None:
            lines["New children"].append(_pupil(change.line))
        elif has_left(change):
            lines["Leave the roll"].append(_pupil(change.before))
        elif has_moved(change):
            lines["Move to another year"].append(_move(change))
        else:
            lines["Children with other changes"].append(_pupil(change.line))
    titles = ("Leave the roll", "New children", "Move to another year", "Children with other changes")
    return (_of(title, lines[title]) for title in titles)


def _of_links(changes: Iterable[Change[Responsibility]], names: _Names) -> Iterable[Section]:
    held = list(changes)
    yield _of("No longer a contact", (_held(c.line, names) for c in held if c.after is None))
    yield _of("New contacts of a child", (_held(c.line, names) for c in held if c.before is None))
    yield _of("Contacts with other changes", (_held(c.line, names) for c in held if c.before and c.after))


def _of_carers(changes: Iterable[Change[Carer]]) -> Iterable[Section]:
    carers = list(changes)
    yield _of("New carers", (_carer(change.line) for change in carers if change.before is None))
    yield _of("Contact details changed", (_details(change) for change in carers if change.before))


def _of_staff(changes: Iterable[Change[StaffMember]]) -> Iterable[Section]:
    staff = list(changes)
    stays = [change for change in staff if change.before and not leaves_staff(change)]
    yield _of("Staff who leave", (change.line.name for change in staff if leaves_staff(change)))
    yield _of("New staff", (_member(change.line) for change in staff if change.before is None))
    yield _of("Staff with other changes", (_member(change.line) for change in stays))


def pupil_name(pupil: Pupil) -> str:
    """How the office reads a child's name: the preferred ones in brackets."""
    forename = _called(pupil.forename, pupil.preferred_name)
    return f"{forename} {_called(pupil.surname, pupil.preferred_surname)}"


def _called(name: str, preferred: str) -> str:
    return f"{name} ({preferred})" if preferred not in {"", name} else name


def _pupil(pupil: Pupil) -> str:
    return f"{pupil_name(pupil)}, {year_name(pupil.year_group)}"


def _move(change: Change[Pupil]) -> str:
    before = change.before.year_group if change.before else None
    return f"{pupil_name(change.line)}: {year_name(before)} to {year_name(change.line.year_group)}"


def _carer(carer: Carer) -> str:
    return f"{carer.name}: {_addresses(carer)}"


def _addresses(carer: Carer) -> str:
    addresses = [f"{a.email}{' (work)' if a.kind == 'work' else ''}" for a in carer.addresses]
    return ", ".join(addresses) or "no address"


def _details(change: Change[Carer]) -> str:
    if change.before is None or change.before.addresses == change.line.addresses:
        return f"{change.line.name}: number or spelling"
    return f"{change.line.name}: {_addresses(change.before)} becomes {_addresses(change.line)}"


def _held(line: Responsibility, names: _Names) -> str:
    carer, pupil = names.carers[line.carer], names.pupils[line.pupil]
    return f"{carer}, {line.relationship.lower() or 'contact'} of {pupil}"


def _restrictions(changes: Difference, names: _Names, *, now: bool) -> Iterable[str]:
    for change in changes.responsibilities:
        before = bool(change.before and change.before.contact_restricted)
        after = bool(change.after and change.after.contact_restricted)
        if change.after and before != after and after is now:
            yield _held(change.line, names)


def _member(line: StaffMember) -> str:
    return f"{line.name}, {line.category}"
