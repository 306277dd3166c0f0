"""The rows of a table of pupils and contacts, as lines."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from nestbox.roll.files import cells, dates, limits
from nestbox.roll.files.contacts import Cells, contact_line
from nestbox.roll.files.lines import ContactLine, Line, PupilLine, Taken
from nestbox.roll.files.names import RowError, checked, split
from nestbox.roll.files.rows import Row
from nestbox.roll.files.shapes import Kind, Part, Refused
from nestbox.roll.files.standings import Standing, by_dates, standing
from nestbox.roll.files.tables import Table
from nestbox.roll.files.trimming import must_fit, rows_below

SEEN = {
    "continued": "Rows without a pupil that were read as belonging to the pupil above: {count}.",
    "upn": "UPNs that are not in the form of one and were left out: {count}.",
    "year": "Year groups that are nursery or were not understood, and stay unknown: {count}.",
    "email": "Email cells that hold no email address: {count}.",
    "consent": "Photo consents that are partly empty or not a clear yes, and stay unknown: {count}.",
    "status": "Pupils with an empty status, who are read as not on roll: {count}.",
    "court order": "Contacts with nothing in the column for court orders, where it stays unknown: {count}.",
}
ABSENT = {
    "contact.court_order": (
        "There is no column for court orders: whether contact is restricted stays unknown."
    ),
    "contact.relationship": "There is no column for the relationship to the pupil.",
}
DATES = ("pupil.born", "pupil.starts", "pupil.leaves")


@dataclass
class _Reader:
    """One table being read. `above` is the pupil of the row before, for rows that continue it."""

    table: Table
    today: date
    day_first: bool
    slots: dict[int, dict[str, list[int]]]
    roles: dict[int, str]
    taken: Taken
    seen: Counter[str] = field(default_factory=Counter)
    above: PupilLine | None = None
    priority: int = 0


def lines_of(table: Table, today: date) -> Taken:
    """Every row as a line, or as refused with the reason; and what was noticed."""
    reader = _reader(table, today)
    for row in rows_below(table):
        try:
            must_fit(row, table)
            _take(row, reader)
        except RowError as error:
            reader.taken.refused.append(Refused(row.number, error.why))
            reader.above = None
    reader.taken.notes += _notes(reader)
    return reader.taken


def _reader(table: Table, today: date) -> _Reader:
    slots: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    roles = {}
    for index, place in enumerate(table.places):
        if place:
            slots[place.slot][place.field].append(index)
            roles[place.slot] = place.role
    dated = [index for name in DATES for index in slots[0].get(name, ())]
    day_first, note = dates.order_of(
        row.cells[index] for row in table.rows for index in dated if index < len(row.cells)
    )
    taken = Taken(table.kind, _covers(table), notes=[note] if note else [])
    return _Reader(table, today, day_first, slots, roles, taken)


def _covers(table: Table) -> set[Part]:
    """Pupils, when the table lists them with their years; contacts and consents, when it has any."""
    covered: set[Part] = set()
    if table.kind is Kind.PUPILS or "pupil.year" in table.fields:
        covered.add("pupils")
    if table.kind is Kind.CONTACTS:
        covered.add("carers")
    if table.fields & {"pupil.photo_consent", "pupil.photo_refusal"}:
        covered.add("consents")
    return covered


def _take(row: Row, reader: _Reader) -> None:
    pupil_cells = Cells(row, reader.slots[0])
    contacts = _contacts(row, reader)
    if not pupil_cells.any("pupil."):
        pupil = _continued(row, reader, contacts)
    else:
        pupil = _pupil(pupil_cells, reader)
    reader.above, reader.priority = pupil, _priority(row, reader)
    reader.taken.lines.append(Line(row.number, pupil, tuple(contacts)))


def _contacts(row: Row, reader: _Reader) -> list[ContactLine]:
    found = []
    for slot, columns in reader.slots.items():
        if slot:
            try:
                found.append(
                    contact_line(Cells(row, columns | _shared(reader)), reader.roles[slot], reader.seen)
                )
            except RowError as error:
                reader.taken.refused.append(Refused(row.number, error.why))
    return [contact for contact in found if contact]


def _shared(reader: _Reader) -> dict[str, list[int]]:
    name = "contact.court_order"
    return {name: reader.slots[0][name]} if name in reader.slots[0] else {}


def _continued(row: Row, reader: _Reader, contacts: list[ContactLine]) -> PupilLine:
    """A report leaves the pupil out from the second contact on. The contacts then come by their priority."""
    if not contacts or reader.above is None:
        raise RowError("There is no pupil in this row.")
    if reader.slots[1].get("contact.priority") and _priority(row, reader) <= reader.priority:
        raise RowError("There is no pupil in this row, and it does not continue the row above.")
    reader.seen["continued"] += 1
    return reader.above


def _priority(row: Row, reader: _Reader) -> int:
    said = Cells(row, reader.slots.get(1, {})).first("contact.priority")
    return int(said[:6]) if said.isascii() and said.isdigit() else 0


def _pupil(row: Cells, reader: _Reader) -> PupilLine:
    forename, surname = _name(row)
    if not (forename and surname):
        raise RowError("The pupil's forename or surname is missing.")
    return PupilLine(
        forename=checked(forename, "pupil"),
        surname=checked(surname, "pupil"),
        preferred_name=checked(row.first("pupil.preferred_name"), "pupil"),
        upn=_upn(row, reader),
        mis_id=row.first("pupil.id")[: limits.IDENTIFIER],
        year_group=_year(row, reader),
        form=row.first("pupil.form"),
        born=_born(row, reader),
        school_email=_school_email(row),
        photo_consent=_photo_consent(row, reader),
        standing=_standing(row, reader),
    )


def _name(row: Cells) -> tuple[str, str]:
    forename, surname = row.first("pupil.forename"), row.first("pupil.surname")
    return (forename, surname) if forename and surname else split(row.first("pupil.name"))


def _upn(row: Cells, reader: _Reader) -> str:
    said = row.first("pupil.upn")
    reader.seen["upn"] += bool(said) and not cells.upn(said)
    return cells.upn(said)


def _year(row: Cells, reader: _Reader) -> int | None:
    said = row.first("pupil.year")
    reader.seen["year"] += bool(said) and cells.year_group(said) is None
    return cells.year_group(said)


def _born(row: Cells, reader: _Reader) -> str:
    born = _day(row, "pupil.born", reader)
    return born.isoformat() if born else row.first("pupil.born")


def _school_email(row: Cells) -> str:
    found = cells.emails(row.first("pupil.school_email"), "personal")
    return found[0][0] if found else ""


def _photo_consent(row: Cells, reader: _Reader) -> bool | None:
    """Yes only when every column about photos says so; no when one does."""
    given = [cells.consent(said) for said in row.all("pupil.photo_consent")]
    refused = [cells.flag(said) for said in row.all("pupil.photo_refusal")]
    if False in given or True in refused:
        return False
    reader.seen["consent"] += any(row.all("pupil.photo_consent")) and None in given
    return True if given and None not in given else None


def _standing(row: Cells, reader: _Reader) -> Standing | None:
    """The worst that any of the columns says. None when there are none of them."""
    said: list[Standing | None] = [by_dates(*_term(row, reader), reader.today)]
    if row.has("pupil.status"):
        said.append(standing(row.first("pupil.status")))
        reader.seen["status"] += not row.first("pupil.status")
    said += [Standing.GONE for text in row.all("pupil.leaver") if text and cells.flag(text) is not False]
    said += [
        Standing.APPLICANT for text in row.all("pupil.applicant") if text and cells.flag(text) is not False
    ]
    told = [standing for standing in said if standing]
    if not told and any(row.has(f"pupil.{name}") for name in ("leaver", "applicant", "leaves")):
        return Standing.ON_ROLL
    return max(told, default=None)


def _term(row: Cells, reader: _Reader) -> tuple[date | None, date | None]:
    starts, leaves = _day(row, "pupil.starts", reader), _day(row, "pupil.leaves", reader)
    if row.first("pupil.leaves") and leaves is None:
        raise RowError("The leaving date cannot be read as a date.")
    return starts, leaves


def _day(row: Cells, name: str, reader: _Reader) -> date | None:
    return dates.day(row.first(name), day_first=reader.day_first)


def _notes(reader: _Reader) -> list[str]:
    notes = [sentence.format(count=reader.seen[what]) for what, sentence in SEEN.items() if reader.seen[what]]
    if reader.table.kind is Kind.CONTACTS:
        notes += [sentence for name, sentence in ABSENT.items() if name not in reader.table.fields]
    return notes
