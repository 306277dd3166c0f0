"""Excel workbooks. calamine is given what was inflated and measured here, and nothing else."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from nestbox.roll.files import limits
from nestbox.roll.files.archives import DAMAGED, TOO_LARGE, members
from nestbox.roll.files.extents import measure
from nestbox.roll.files.rows import Row, Rows
from nestbox.roll.files.shapes import UnreadableError

PANIC = "PanicException"  # how a bug in Rust arrives; it is no Exception, and no module exports it
Cell = int | float | str | bool | time | date | datetime | timedelta


def tables_of(data: bytes) -> list[tuple[str, Rows]]:
    """The visible sheets of a workbook, by name. Raises ``UnreadableError``."""
    parts = members(data, (".xml", ".rels"))
    measure(parts)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_packed(parts)))
        return [(name, _rows(workbook.get_sheet_by_name(name))) for name in _visible(workbook)]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == PANIC:
            raise UnreadableError(DAMAGED) from error
        raise


def _visible(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
    ]


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _rows(sheet: CalamineSheet) -> Rows:
    # It gives every row from the first on, but the columns from the first that is used.
    left = sheet.start[1] if sheet.start else 0
    cells: Iterator[Sequence[Cell]] = sheet.iter_rows()
    return Rows(tuple(Row(number, _texts(row, left)) for number, row in enumerate(cells, start=1)))


def _texts(row: Sequence[Cell], left: int) -> tuple[str, ...]:
    texts = ("",) * left + tuple(map(_text, row))
    if max(map(len, texts), default=0) > limits.CELL_CHARACTERS:
        raise UnreadableError(TOO_LARGE)
    return texts


def _text(cell: Cell) -> str:
    """A value as one would type it: 5.0 is 5, a date is written year first."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
