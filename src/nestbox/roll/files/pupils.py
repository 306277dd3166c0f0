"""Recognising a pupil across rows and files: by UPN, by the system's number, by name; or refusing to."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from nestbox.roll.files.lines import ContactLine, Line, PupilLine
from nestbox.roll.files.rows import folded
from nestbox.roll.files.shapes import Refused
from nestbox.roll.files.standings import Standing

ANOTHER = "This row's UPN or number belongs to a pupil with another name in an earlier row."
ALIKE = "Two pupils have this name, and neither a UPN, a number, a form nor a date of birth tells them apart."
AMBIGUOUS = "More than one pupil in the list of pupils can be meant by this row."
NOT_LISTED = "This pupil is not in the list of pupils."
Choice = Callable[[Standing | None, Standing | None], Standing | None]
WITH_ORDER = "It holds a court order: please put this row right before you import."
APART = ("upn", "mis_id", "year_group", "form", "born")


@dataclass
class Group:
    """A pupil with all their lines."""

    key: str
    pupil: PupilLine
    lines: list[Line]

    @property
    def contacts(self) -> list[ContactLine]:
        """From rows that stand as the pupil does: an application left behind revives nobody."""
        standing = self.pupil.standing
        if standing is Standing.APPLICANT:
            return []
        return [
            contact
            for line in self.lines
            if line.pupil.standing in {None, standing}
            for contact in line.contacts
        ]


def distinct(lines: Iterable[Line]) -> tuple[list[Group], list[Refused]]:
    """The pupils of one file, in order, and the rows that nobody can be sure of."""
    groups: dict[str, Group] = {}
    refused: list[Refused] = []
    for line in lines:
        key = _key(line.pupil)
        known = groups.get(key)
        if known is None:
            groups[key] = Group(key, line.pupil, [line])
        elif _named(known.pupil) != _named(line.pupil):
            refused.append(_refused(line, ANOTHER))
        else:
            known.lines.append(line)
            known.pupil = _filled(known.pupil, line.pupil, _better)
    alike = _alike(groups.values())
    refused += [_refused(line, ALIKE) for group in alike for line in group.lines]
    unsure = {group.key for group in alike}
    return [group for group in groups.values() if group.key not in unsure], refused


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
            refused += [_refused(line, AMBIGUOUS) for line in group.lines]
        elif found:
            found[0].lines += group.lines
            found[0].pupil = _filled(found[0].pupil, group.pupil, _worse)
        elif complete:
            refused += [_refused(line, NOT_LISTED) for line in group.lines]
        else:
            kept.append(group)
    return kept, refused


def _refused(line: Line, why: str) -> Refused:
    restricted = any(contact.contact_restricted for contact in line.contacts)
    return Refused(line.row, f"{why} {WITH_ORDER}" if restricted else why)


def _key(pupil: PupilLine) -> str:
    if pupil.upn or pupil.mis_id:
        return f"upn {pupil.upn}" if pupil.upn else f"id {pupil.mis_id}"
    told = (*_named(pupil), str(pupil.year_group), folded(pupil.form), pupil.born)
    return "name " + "|".join(told)


def _named(pupil: PupilLine) -> tuple[str, str]:
    return folded(pupil.forename), folded(pupil.surname)


def _alike(groups: Iterable[Group]) -> list[Group]:
    """Groups of one name that nothing but their year, or nothing at all, tells apart."""
    by_name: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        by_name[_named(group.pupil)].append(group)
    alike: list[Group] = []
    for namesakes in by_name.values():
        unsure = [group for group in namesakes if group.key.startswith("name ")]
        if (len(namesakes) > 1 and not _told_apart(unsure)) or (len(unsure) == 1 and _twice(unsure[0])):
            alike += unsure
    return alike


def _told_apart(unsure: Sequence[Group]) -> bool:
    told = [(folded(group.pupil.form), group.pupil.born) for group in unsure]
    return ("", "") not in told and len(set(told)) == len(told)


def _twice(group: Group) -> bool:
    """Two rows without contacts say nothing twice: they are two pupils, or one too many."""
    without = [line for line in group.lines if not line.contacts]
    return len(without) > 1 and not (group.pupil.form or group.pupil.born)


def _better(one: Standing | None, other: Standing | None) -> Standing | None:
    told = [standing for standing in (one, other) if standing]
    return min(told, default=None)


def _worse(one: Standing | None, other: Standing | None) -> Standing | None:
    told = [standing for standing in (one, other) if standing]
    return max(told, default=None)


def _filled(known: PupilLine, other: PupilLine, choose: Choice) -> PupilLine:
    """What is known, with its gaps filled from the other. A photo refused anywhere is refused."""
    gaps = {
        name: getattr(other, name)
        for name in FILLABLE
        if getattr(known, name) in {"", None} and getattr(other, name) not in {"", None}
    }
    consents = (known.photo_consent, other.photo_consent)
    consent = False if False in consents else gaps.get("photo_consent", known.photo_consent)
    return replace(
        known, **(gaps | {"photo_consent": consent, "standing": choose(known.standing, other.standing)})
    )


FILLABLE = tuple(
    field.name for field in fields(PupilLine) if field.name not in {"forename", "surname", "standing"}
)


@dataclass(frozen=True)
class _Index:
    upns: dict[str, Group]
    ids: dict[str, Group]
    names: dict[tuple[str, str], list[Group]]


def _index(groups: Sequence[Group]) -> _Index:
    names: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        pupil = group.pupil
        names[_named(pupil)].append(group)
        preferred = (folded(pupil.preferred_name), folded(pupil.surname))
        if pupil.preferred_name and preferred != _named(pupil):
            names[preferred].append(group)
    return _Index(
        {group.pupil.upn: group for group in groups if group.pupil.upn},
        {group.pupil.mis_id: group for group in groups if group.pupil.mis_id},
        names,
    )


def _candidates(group: Group, index: _Index) -> list[Group]:
    by_number = index.upns.get(group.pupil.upn) or index.ids.get(group.pupil.mis_id)
    if by_number:
        return [by_number] if by_number in index.names.get(_named(group.pupil), []) else []
    return [known for known in index.names.get(_named(group.pupil), []) if _agree(known.pupil, group.pupil)]


def _agree(one: PupilLine, other: PupilLine) -> bool:
    """Nothing that both say is said differently."""
    said = [(getattr(one, name), getattr(other, name)) for name in APART]
    return all(
        folded(str(a)) == folded(str(b)) for a, b in said if a not in {"", None} and b not in {"", None}
    )
