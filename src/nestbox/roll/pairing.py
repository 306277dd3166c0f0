"""Finds the people of an export on the roll. Who cannot be told apart is refused, not guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from nestbox.policy.names import folded
from nestbox.policy.roll import Carer, Key, Pupil, Responsibility, Roll, StaffMember

Line = TypeVar("Line", Pupil, Carer, StaffMember)


class UncertainError(Exception):
    """Several lines of the roll could be meant. The message says so in a sentence."""


def pair_pupils(now: Iterable[Pupil], coming: Iterable[Pupil]) -> tuple[dict[Key, Pupil], dict[Key, str]]:
    """The pupil on the roll for each coming key that has one, and why a coming pupil is refused.

    By UPN, else by the information system's number, else by name: then nobody else may have that name,
    or the year and the form must tell them apart, and neither side may hold another number.
    """
    lines = tuple(now)
    by_upn = {pupil.upn: pupil for pupil in lines if pupil.upn}
    by_mis = {pupil.mis_id: pupil for pupil in lines if pupil.mis_id}
    by_name = _grouped(lines, _names)
    paired: dict[Key, Pupil] = {}
    refused: dict[Key, str] = {}
    taken: set[Key] = set()
    for pupil in coming:
        found = by_upn.get(pupil.upn) or by_mis.get(pupil.mis_id)
        try:
            found = found or _by_name(pupil, by_name.get(folded(f"{pupil.forename} {pupil.surname}"), ()))
        except UncertainError as uncertain:
            refused[pupil.key] = str(uncertain)
            continue
        if found is not None and found.key in taken:
            refused[pupil.key] = "The file has this child twice, or two children whom nothing tells apart."
        elif found is not None:
            paired[pupil.key] = found
            taken.add(found.key)
    return paired, refused


def _names(pupil: Pupil) -> set[str]:
    firsts = {pupil.forename, pupil.preferred_name} - {""}
    return {folded(f"{first} {pupil.surname}") for first in firsts}


def _by_name(pupil: Pupil, namesakes: Iterable[Pupil]) -> Pupil | None:
    possible = [other for other in namesakes if not _another(pupil, other)]
    if len(possible) > 1:
        possible = [other for other in possible if _same_class(pupil, other)] or possible
    if len(possible) > 1:
        raise UncertainError("Several children on the roll have this name, and nothing tells them apart.")
    return possible[0] if possible else None


def _another(pupil: Pupil, other: Pupil) -> bool:
    """Whether both have a number and the numbers differ."""
    upns = {pupil.upn, other.upn} - {""}
    mis_ids = {pupil.mis_id, other.mis_id} - {""}
    return len(upns) > 1 or (len(mis_ids) > 1 and len(upns) != 1)


def _same_class(pupil: Pupil, other: Pupil) -> bool:
    return pupil.year_group == other.year_group and folded(pupil.form) == folded(other.form)


def pair_carers(now: Roll, coming: Roll, pupils: Mapping[Key, Pupil]) -> dict[Key, Carer]:
    """The carer on the roll for each coming key that has one.

    By the information system's number, else by the same name with an address or a child in common.
    A name alone makes nobody the same person.
    """
    by_mis = {carer.mis_id: carer for carer in now.carers if carer.mis_id}
    by_name = _grouped(now.carers, lambda carer: {folded(carer.name)})
    children_now = _children(now.responsibilities)
    children_coming = _children(coming.responsibilities)
    paired: dict[Key, Carer] = {}
    taken: set[Key] = set()
    for carer in coming.carers:
        children = {pupils[key].key for key in children_coming[carer.key] if key in pupils}
        found = by_mis.get(carer.mis_id) or next(
            (
                other
                for other in by_name.get(folded(carer.name), ())
                if other.key not in taken
                and not (carer.mis_id and other.mis_id)
                and (_share_an_address(carer, other) or (carer.name and children & children_now[other.key]))
            ),
            None,
        )
        if found is not None and found.key not in taken:
            paired[carer.key] = found
            taken.add(found.key)
    return paired


def _share_an_address(carer: Carer, other: Carer) -> bool:
    mine = {address.email for address in carer.addresses}
    return any(address.email in mine for address in other.addresses)


def _children(responsibilities: Iterable[Responsibility]) -> defaultdict[Key, set[Key]]:
    children: defaultdict[Key, set[Key]] = defaultdict(set)
    for held in responsibilities:
        children[held.carer].add(held.pupil)
    return children


def pair_staff(now: Iterable[StaffMember], coming: Iterable[StaffMember]) -> dict[Key, StaffMember]:
    """The line of the staff list for each coming key that has one: by address and name, else by name alone.

    A person may stand on the list in two categories; the category tells those lines apart.
    """
    by_name = _grouped(now, lambda line: {folded(line.name)})
    paired: dict[Key, StaffMember] = {}
    taken: set[Key] = set()
    for line in coming:
        possible = [other for other in by_name.get(folded(line.name), ()) if other.key not in taken]
        ranked = sorted(possible, key=lambda other: _likeness(line, other), reverse=True)
        if ranked and _likeness(line, ranked[0]) > 0:
            paired[line.key] = ranked[0]
            taken.add(ranked[0].key)
    return paired


def _likeness(line: StaffMember, other: StaffMember) -> int:
    """Nothing in common but the name, where both have an address, is somebody else."""
    if line.email and other.email and line.email != other.email and line.category != other.category:
        return 0
    return 1 + 2 * (line.email == other.email) + (line.category == other.category)


def _grouped(lines: Iterable[Line], names: Callable[[Line], set[str]]) -> dict[str, list[Line]]:
    grouped: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for name in sorted(names(line)):
            grouped[name].append(line)
    return dict(grouped)
