"""The rows of a table of pupils and contacts, as lines."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from nestbox.roll.files import cells, dates
from nestbox.roll.files.contacts import Cells, contact_line
from nestbox.roll.files.lines import ContactLine, Line, PupilLine, Taken
from nestbox.roll.files.names import RowError
from nestbox.roll.files.pupil_lines import Reading, pupil_line
from nestbox.roll.files.rows import Row
from nestbox.roll.files.shapes import WITH_ORDER, Kind, Part, Refused
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
    ("contact.court_order",): (
        "There is no column for court orders: whether contact is restricted stays unknown."
    ),
    ("contact.parental_responsibility", "contact.legal_guardian"): (
        "There is no column for parental responsibility: it stays unknown, which admits nobody by itself."
    ),
    ("contact.relationship",): "There is no column for the relationship to the pupil.",
}
ORDER = "contact.court_order"
PRIORITY = "contact.priority"
DATES = ("pupil.born", "pupil.starts", "pupil.leaves")


@dataclass
class _Reader:
    """One table being read. `above` is the pupil of the row before, for rows that continue it."""

    table: Table
    reading: Reading
    slots: dict[int, dict[str, list[int]]]
    roles: dict[int, str]
    taken: Taken
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
            reader.taken.refused.append(Refused(row.number, f"{error.why}{_order(row, reader)}"))
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
    for columns in (columns for slot, columns in slots.items() if slot and ORDER in slots[0]):
        columns[ORDER] += slots[0][ORDER]
    dated = [index for name in DATES for index in slots[0].get(name, ())]
    day_first, note = dates.order_of(
        row.cells[index] for row in table.rows for index in dated if index < len(row.cells)
    )
    taken = Taken(table.kind, _covers(table), notes=[note] if note else [])
    return _Reader(table, Reading(today, day_first), slots, roles, taken)


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
        pupil = pupil_line(pupil_cells, reader.reading)
    reader.above, reader.priority = pupil, _priority(row, reader)
    reader.taken.lines.append(Line(row.number, pupil, tuple(contacts)))


def _contacts(row: Row, reader: _Reader) -> list[ContactLine]:
    found = []
    for slot, columns in reader.slots.items():
        try:
            if slot:
                found.append(contact_line(Cells(row, columns), reader.roles[slot], reader.reading.seen))
        except RowError as error:
            reader.taken.refused.append(Refused(row.number, f"{error.why}{_order(row, reader)}"))
    return [contact for contact in found if contact]


def _order(row: Row, reader: _Reader) -> str:
    """What is added to the reason why a row is refused that says of anybody that contact is restricted."""
    columns = {index for columns in reader.slots.values() for index in columns.get(ORDER, ())}
    restricted = any(cells.court_order(text) for text in Cells(row, {ORDER: tuple(columns)}).all(ORDER))
    return f" {WITH_ORDER}" if restricted else ""


def _continued(row: Row, reader: _Reader, contacts: list[ContactLine]) -> PupilLine:
    """A report leaves the pupil out from the second contact on. The contacts then come by their priority."""
    if not contacts or reader.above is None:
        raise RowError("There is no pupil in this row.")
    if PRIORITY in reader.table.fields and _priority(row, reader) <= reader.priority:
        raise RowError("There is no pupil in this row, and it does not continue the row above.")
    reader.reading.seen["continued"] += 1
    return reader.above


def _priority(row: Row, reader: _Reader) -> int:
    told = (Cells(row, columns).first(PRIORITY) for columns in reader.slots.values())
    said = next(filter(None, told), "")
    return int(said[:6]) if said.isascii() and said.isdigit() else 0


def _notes(reader: _Reader) -> list[str]:
    notes = [
        sentence.format(count=reader.reading.seen[what])
        for what, sentence in SEEN.items()
        if reader.reading.seen[what]
    ]
    if reader.table.kind is Kind.CONTACTS:
        notes += [sentence for names, sentence in ABSENT.items() if not reader.table.fields & set(names)]
    return notes
