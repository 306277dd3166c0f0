"""The pupil of one row."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from nestbox.roll.files import cells, dates, limits
from nestbox.roll.files.contacts import Cells
from nestbox.roll.files.lines import PupilLine
from nestbox.roll.files.names import RowError, checked, split
from nestbox.roll.files.standings import Standing, by_dates, standing


@dataclass(slots=True)
class Reading:
    """By what a table's cells are read, and what was noticed so far, counted."""

    today: date
    day_first: bool
    seen: Counter[str] = field(default_factory=Counter)


def pupil_line(row: Cells, reading: Reading) -> PupilLine:
    """The pupil. Raises ``RowError`` without a whole name, or with a leaving date that is none."""
    forename, surname = _name(row)
    if not (forename and surname):
        raise RowError("The pupil's forename or surname is missing.")
    return PupilLine(
        forename=checked(forename, "pupil"),
        surname=checked(surname, "pupil"),
        preferred_name=checked(row.first("pupil.preferred_name"), "pupil"),
        preferred_surname=checked(row.first("pupil.preferred_surname"), "pupil"),
        upn=_upn(row, reading),
        mis_id=row.first("pupil.id")[: limits.IDENTIFIER],
        year_group=_year(row, reading),
        form=row.first("pupil.form"),
        born=_born(row, reading),
        school_email=_school_email(row),
        photo_consent=_photo_consent(row, reading),
        standing=_standing(row, reading),
    )


def _name(row: Cells) -> tuple[str, str]:
    forename, surname = row.first("pupil.forename"), row.first("pupil.surname")
    return (forename, surname) if forename and surname else split(row.first("pupil.name"))


def _upn(row: Cells, reading: Reading) -> str:
    said = row.first("pupil.upn")
    reading.seen["upn"] += bool(said) and not cells.upn(said)
    return cells.upn(said)


def _year(row: Cells, reading: Reading) -> int | None:
    said = row.first("pupil.year")
    reading.seen["year"] += bool(said) and cells.year_group(said) is None
    return cells.year_group(said)


def _born(row: Cells, reading: Reading) -> str:
    born = _day(row, "pupil.born", reading)
    return born.isoformat() if born else row.first("pupil.born")


def _school_email(row: Cells) -> str:
    found = cells.emails(row.first("pupil.school_email"), "personal")
    return found[0][0] if found else ""


def _photo_consent(row: Cells, reading: Reading) -> bool | None:
    """Yes only when every column about photos says so; no when one does."""
    given = [cells.consent(said) for said in row.all("pupil.photo_consent")]
    refused = [cells.flag(said) for said in row.all("pupil.photo_refusal")]
    if False in given or True in refused:
        return False
    reading.seen["consent"] += any(row.all("pupil.photo_consent")) and None in given
    return True if given and None not in given else None


def _standing(row: Cells, reading: Reading) -> Standing | None:
    """The worst that any of the columns says. None when there are none of them."""
    said: list[Standing | None] = [by_dates(*_term(row, reading), reading.today)]
    if row.has("pupil.status"):
        said.append(standing(row.first("pupil.status")))
        reading.seen["status"] += not row.first("pupil.status")
    said += [Standing.GONE for text in row.all("pupil.leaver") if text and cells.flag(text) is not False]
    said += [
        Standing.APPLICANT for text in row.all("pupil.applicant") if text and cells.flag(text) is not False
    ]
    told = [standing for standing in said if standing]
    if not told and any(row.has(f"pupil.{name}") for name in ("leaver", "applicant", "leaves")):
        return Standing.ON_ROLL
    return max(told, default=None)


def _term(row: Cells, reading: Reading) -> tuple[date | None, date | None]:
    starts, leaves = _day(row, "pupil.starts", reading), _day(row, "pupil.leaves", reading)
    if row.first("pupil.leaves") and leaves is None:
        raise RowError("The leaving date cannot be read as a date.")
    return starts, leaves


def _day(row: Cells, name: str, reading: Reading) -> date | None:
    return dates.day(row.first(name), day_first=reading.day_first)
