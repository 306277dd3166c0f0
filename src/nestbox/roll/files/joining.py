"""Recognising the pupils of one file in another: by UPN, by number, or by a name that is one pupil's."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from nestbox.roll.files.lines import PupilLine
from nestbox.roll.files.pupils import Group, filled, named, orders, refusal
from nestbox.roll.files.rows import folded
from nestbox.roll.files.shapes import Refused

AMBIGUOUS = "More than one pupil in the list of pupils can be meant by this row."
NOT_LISTED = "This pupil is not in the list of pupils."
APART = ("upn", "mis_id", "year_group", "form", "born")


def joined(
    base: Sequence[Group], more: Sequence[Group], *, complete: bool
) -> tuple[list[Group], list[Refused]]:
    """The pupils of another file beside those of the first. With `complete`, the first has them all."""
    index = _index(base)
    matches = [(group, _candidates(group, index)) for group in more]
    claimed = Counter(found[0].key for _, found in matches if len(found) == 1)
    kept = list(base)
    refused: list[Refused] = []
    for group, found in matches:
        if len(found) > 1 or (found and claimed[found[0].key] > 1):
            refused += [refusal(line, AMBIGUOUS) for line in group.lines]
            for candidate in found:
                candidate.lines += orders(group.lines)
        elif found:
            found[0].lines += group.lines
            found[0].pupil = filled(found[0].pupil, group.pupil, max)
        elif complete:
            refused += [refusal(line, NOT_LISTED) for line in group.lines]
        else:
            kept.append(group)
    return kept, refused


@dataclass(frozen=True)
class _Index:
    upns: dict[str, Group]
    ids: dict[str, Group]
    names: dict[tuple[str, str], list[Group]]


def _index(groups: Sequence[Group]) -> _Index:
    names: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        pupil = group.pupil
        for name in _called(pupil):
            names[name].append(group)
    return _Index(
        {group.pupil.upn: group for group in groups if group.pupil.upn},
        {group.pupil.mis_id: group for group in groups if group.pupil.mis_id},
        names,
    )


def _called(pupil: PupilLine) -> set[tuple[str, str]]:
    """The pupil's names as they may stand in another file: each with the preferred one in its place."""
    firsts, lasts = {pupil.forename, pupil.preferred_name}, {pupil.surname, pupil.preferred_surname}
    return {(folded(first), folded(last)) for first in firsts - {""} for last in lasts - {""}}


def _candidates(group: Group, index: _Index) -> list[Group]:
    by_number = index.upns.get(group.pupil.upn) or index.ids.get(group.pupil.mis_id)
    if by_number:
        return [by_number] if by_number in index.names.get(named(group.pupil), []) else []
    return [known for known in index.names.get(named(group.pupil), []) if _agree(known.pupil, group.pupil)]


def _agree(one: PupilLine, other: PupilLine) -> bool:
    """Nothing that both say is said differently."""
    said = [(getattr(one, name), getattr(other, name)) for name in APART]
    return all(
        folded(str(a)) == folded(str(b)) for a, b in said if a not in {"", None} and b not in {"", None}
    )
