"""From what the files' rows say to one roll: every pupil once, every contact once."""

from collections.abc import Sequence
from dataclasses import dataclass

from nestbox.policy.roll import Pupil, Roll
from nestbox.roll.files import limits
from nestbox.roll.files.families import Entry, families
from nestbox.roll.files.joining import joined
from nestbox.roll.files.lines import Taken
from nestbox.roll.files.pupils import Group, distinct
from nestbox.roll.files.shapes import Refused
from nestbox.roll.files.standings import Standing

SHARED = "Contact numbers that people of different names have, and that were not used: {count}."


@dataclass(frozen=True, slots=True)
class Gathered:
    """A roll, and what was left out of it file by file, in the order of the files."""

    roll: Roll
    refused: tuple[tuple[Refused, ...], ...]
    merged: int
    notes: tuple[str, ...]


def gathered(files: Sequence[Taken]) -> Gathered:
    """One roll from one or several files: those that list pupils come first, the others are joined."""
    order = sorted(range(len(files)), key=lambda index: "pupils" not in files[index].covers)
    refused = {index: list(files[index].refused) for index in order}
    groups: list[Group] = []
    complete = False
    for index in order:
        found, unsure = distinct(files[index].lines)
        groups, unplaced = joined(groups, found, complete=complete) if groups else (found, [])
        refused[index] += unsure + unplaced
        complete = complete or "pupils" in files[index].covers
    people = families([Entry(group.key, contact) for group in groups for contact in group.contacts])
    roll = Roll(
        pupils=tuple(_pupil(group) for group in groups),
        carers=people.carers,
        responsibilities=people.responsibilities,
        staff=tuple(member for file in files for member in file.staff),
    )
    notes = (SHARED.format(count=people.shared_numbers),) if people.shared_numbers else ()
    in_order = tuple(tuple(sorted(refused[index], key=lambda one: one.row)) for index in range(len(files)))
    return Gathered(roll, in_order, people.merged, notes)


def _pupil(group: Group) -> Pupil:
    pupil = group.pupil
    return Pupil(
        key=group.key,
        forename=pupil.forename,
        surname=pupil.surname,
        preferred_name="" if pupil.preferred_name == pupil.forename else pupil.preferred_name,
        preferred_surname="" if pupil.preferred_surname == pupil.surname else pupil.preferred_surname,
        year_group=pupil.year_group,
        form=pupil.form[: limits.FORM],
        upn=pupil.upn,
        mis_id=pupil.mis_id,
        school_email=pupil.school_email,
        on_roll=pupil.standing in {None, Standing.ON_ROLL},
        photo_consent=pupil.photo_consent,
    )
