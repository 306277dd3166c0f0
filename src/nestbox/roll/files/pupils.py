"""Recognising a pupil across the rows of a file: by UPN, by the system's number, by name; or refusing to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from nestbox.roll.files.lines import ContactLine, Line, PupilLine
from nestbox.roll.files.rows import folded
from nestbox.roll.files.shapes import WITH_ORDER, Refused
from nestbox.roll.files.standings import Standing

ANOTHER = "This row's UPN or number belongs to a pupil with another name in an earlier row."
ALIKE = "Two pupils have this name, and neither a UPN, a number, a form nor a date of birth tells them apart."
Choice = Callable[[list[Standing]], Standing]


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
        elif named(known.pupil) != named(line.pupil):
            refused.append(refusal(line, ANOTHER))
            known.lines += orders([line])
        else:
            known.lines.append(line)
            known.pupil = filled(known.pupil, line.pupil, min)
    alike = _alike(groups.values())
    refused += [refusal(line, ALIKE) for group in alike for line in group.lines]
    unsure = {group.key for group in alike}
    return [group for group in groups.values() if group.key not in unsure], refused


def orders(lines: Iterable[Line]) -> list[Line]:
    """Of rows that are refused, the contacts whom a court order names: kept for whoever may be meant."""
    return [
        replace(line, pupil=replace(line.pupil, standing=None), contacts=restricted)
        for line in lines
        if (restricted := tuple(_bare(contact) for contact in line.contacts if contact.contact_restricted))
    ]


def _bare(contact: ContactLine) -> ContactLine:
    return replace(contact, parental_responsibility=None, principal_carer=None)


def refusal(line: Line, why: str) -> Refused:
    """A row refused, with a warning when a court order goes with it."""
    restricted = any(contact.contact_restricted for contact in line.contacts)
    return Refused(line.row, f"{why} {WITH_ORDER}" if restricted else why)


def _key(pupil: PupilLine) -> str:
    if pupil.upn or pupil.mis_id:
        return f"upn {pupil.upn}" if pupil.upn else f"id {pupil.mis_id}"
    told = (*named(pupil), str(pupil.year_group), folded(pupil.form), pupil.born)
    return "name " + "|".join(told)


def named(pupil: PupilLine) -> tuple[str, str]:
    """The name by which pupils are compared."""
    return folded(pupil.forename), folded(pupil.surname)


def _alike(groups: Iterable[Group]) -> list[Group]:
    """Groups of one name that nothing but their year, or nothing at all, tells apart."""
    by_name: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        by_name[named(group.pupil)].append(group)
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


def filled(known: PupilLine, other: PupilLine, choose: Choice) -> PupilLine:
    """What is known, with its gaps filled from the other. A photo refused anywhere is refused.

    `choose` decides where both say how the pupil stands: rows of one file by `min`, two files by `max`.
    """
    gaps = {
        name: getattr(other, name)
        for name in FILLABLE
        if getattr(known, name) in {"", None} and getattr(other, name) not in {"", None}
    }
    consents = (known.photo_consent, other.photo_consent)
    consent = False if False in consents else gaps.get("photo_consent", known.photo_consent)
    told = [standing for standing in (known.standing, other.standing) if standing]
    return replace(known, **(gaps | {"photo_consent": consent, "standing": choose(told) if told else None}))


FILLABLE = tuple(
    field.name for field in fields(PupilLine) if field.name not in {"forename", "surname", "standing"}
)
