"""A table: where its header is, what its columns hold, and whether that is enough to read it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nestbox.roll.files.columns import mapped, recognised
from nestbox.roll.files.headers import meaning, names_somebody, words
from nestbox.roll.files.places import Place, Places
from nestbox.roll.files.rows import Row, Rows, plain
from nestbox.roll.files.shapes import Column, Kind, MappingNeededError, UnreadableError

SEARCHED = 40
SAMPLED = 200
SAMPLES = 3
LEAST = 2
PUPILS_PART = frozenset({"pupil.upn", "pupil.id", "pupil.year", "pupil.form"})
EMAILS = frozenset({"contact.email", "contact.email_home", "contact.email_work", "contact.email_other"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known. `rows` are those below the header."""

    kind: Kind
    rows: tuple[Row, ...]
    headers: tuple[str, ...]
    places: Places
    columns: tuple[Column, ...]
    fingerprint: str
    notes: tuple[str, ...]

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(place.field for place in self.places if place)


def table_of(rows: Rows, mapping: Mapping[int, str] | None) -> Table:
    """Raises ``UnreadableError`` without rows, ``MappingNeededError`` when too little is recognised."""
    at = _header_at(rows.rows)
    headers = _headers(rows.rows, at)
    below = rows.rows[at + 1 :]
    values = _values(below, len(headers))
    places = mapped(mapping, len(headers)) if mapping is not None else recognised(headers, values)
    columns = tuple(_columns(headers, places, values))
    fingerprint = _fingerprint(headers)
    kind = _kind(places)
    if kind is None:
        raise MappingNeededError(columns, fingerprint)
    return Table(kind, below, headers, places, columns, fingerprint, rows.notes)


def score(rows: Rows) -> int:
    """How many headers a table's best row has that are understood."""
    return max((_score(row) for row in rows.rows[:SEARCHED]), default=0)


def _score(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip() and meaning(plain(cell)).attribute)


def _header_at(rows: Sequence[Row]) -> int:
    searched = range(min(SEARCHED, len(rows)))
    filled = [index for index in searched if any(cell.strip() for cell in rows[index].cells)]
    if not filled:
        raise UnreadableError("There are no rows in this file.")
    best = max(filled, key=lambda index: (_score(rows[index]), -index))
    if _score(rows[best]) >= LEAST:
        return best
    return max(filled, key=lambda index: (sum(1 for cell in rows[index].cells if cell.strip()), -index))


def _headers(rows: Sequence[Row], at: int) -> tuple[str, ...]:
    """The header row without empty columns at its end, with what stands over groups of columns."""
    headers = [plain(cell) for cell in rows[at].cells]
    while headers and not headers[-1]:
        headers.pop()
    over = [plain(cell) for cell in rows[at - 1].cells] if at else []
    said = [cell for cell in over if cell]
    if len(said) < LEAST or not all(map(names_somebody, said)):
        return tuple(headers)
    return tuple(_beneath(over, headers))


def _beneath(over: Sequence[str], headers: Sequence[str]) -> Iterable[str]:
    group = ""
    for index, header in enumerate(headers):
        group = (over[index] if index < len(over) else "") or group
        yield f"{group} {header}".strip()


def _values(rows: Sequence[Row], width: int) -> list[list[str]]:
    sampled = rows[:SAMPLED]
    return [
        [value for row in sampled if index < len(row.cells) and (value := plain(row.cells[index]))]
        for index in range(width)
    ]


def _columns(
    headers: Sequence[str], places: Sequence[Place | None], values: Sequence[Sequence[str]]
) -> Iterable[Column]:
    for index, (header, place, said) in enumerate(zip(headers, places, values, strict=True)):
        samples = tuple(dict.fromkeys(said))[:SAMPLES]
        yield Column(index, header, place.field if place else None, samples)


def _fingerprint(headers: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(map(words, headers)).encode()).hexdigest()


def _kind(places: Places) -> Kind | None:
    """What the table is; None when the columns don't even say who is meant."""
    fields = {place.field for place in places if place}
    if fields & {"staff.name", "staff.surname"}:
        return Kind.STAFF if "staff.category" in fields else None
    named = "pupil.name" in fields or {"pupil.forename", "pupil.surname"} <= fields
    if fields & ({"contact.name", "contact.surname", "contact.forename"} | EMAILS):
        return Kind.CONTACTS if named else None
    return Kind.PUPILS if named and fields & PUPILS_PART else None
