"""Which rows of a table are of people: not the empty ones, the headers printed again, or the totals below."""

from collections.abc import Iterator

from nestbox.roll.files.names import RowError
from nestbox.roll.files.rows import Row, is_footer, plain
from nestbox.roll.files.tables import Table


def rows_below(table: Table) -> Iterator[Row]:
    """The rows of people, in order."""
    for row in table.rows:
        said = [cell for cell in map(plain, row.cells) if cell]
        if said and not (is_footer(said) or _is_header(row, table)):
            yield row


def must_fit(row: Row, table: Table) -> None:
    """Raises ``RowError`` for a row with more in it than there are headers: its cells have moved."""
    if any(cell.strip() for cell in row.cells[len(table.headers) :]):
        raise RowError("This row has more cells than there are headers, so its columns cannot be trusted.")


def _is_header(row: Row, table: Table) -> bool:
    cells = [plain(cell) for cell in row.cells[: len(table.headers)]]
    return len(cells) == len(table.headers) and all(
        cell and header.endswith(cell) for cell, header in zip(cells, table.headers, strict=True) if header
    )
