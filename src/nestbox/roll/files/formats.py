"""From bytes to what the rows say, by what the bytes are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nestbox.roll.files.containers import Container, container
from nestbox.roll.files.ctf import pupils_of
from nestbox.roll.files.entries import lines_of
from nestbox.roll.files.lines import Taken
from nestbox.roll.files.oneroster import roster_of
from nestbox.roll.files.rows import Rows
from nestbox.roll.files.shapes import Column, Kind, UnreadableError
from nestbox.roll.files.sheets import tables_of
from nestbox.roll.files.staff import staff_of
from nestbox.roll.files.tables import score, table_of
from nestbox.roll.files.text import rows_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file says; of a table its columns too."""

    taken: Taken
    columns: tuple[Column, ...] = ()
    fingerprint: str = ""


def opened(data: bytes, mapping: Mapping[int, str] | None, today: date) -> Opened:
    """What is in a file. Raises ``UnreadableError`` and ``MappingNeededError``."""
    match container(data):
        case Container.XML:
            return Opened(pupils_of(data))
        case Container.ONEROSTER:
            return Opened(roster_of(data))
        case Container.WORKBOOK:
            return _table(best_sheet(data), mapping, today)
        case Container.TEXT:
            return _table(rows_of(data), mapping, today)


def best_sheet(data: bytes) -> Rows:
    """The sheet whose header is understood best; the first of equals. Raises ``UnreadableError``."""
    sheets = [(name, rows) for name, rows in tables_of(data) if rows.rows]
    if not sheets:
        raise UnreadableError("There are no rows in this workbook.")
    name, rows = max(sheets, key=lambda sheet: score(sheet[1]))
    others = [other for other, _ in sheets if other != name]
    unread = f" Not read: {', '.join(others)}." if others else ""
    return Rows(rows.rows, (f"Excel workbook, sheet {name}.{unread}",))


def _table(rows: Rows, mapping: Mapping[int, str] | None, today: date) -> Opened:
    table = table_of(rows, mapping)
    taken = staff_of(table) if table.kind is Kind.STAFF else lines_of(table, today)
    if not (taken.lines or taken.staff or taken.refused or taken.notes):
        raise UnreadableError("There are headers in this file, and no rows below them.")
    taken.notes = [*rows.notes, *taken.notes]
    return Opened(taken, table.columns, table.fingerprint)
