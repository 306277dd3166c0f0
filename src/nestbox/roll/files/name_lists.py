"""Names alone, from whatever a school has: an export, or a bare list of them. Enough to check texts with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nestbox.policy.roll import Pupil
from nestbox.roll.files.containers import Container, container
from nestbox.roll.files.formats import best_sheet
from nestbox.roll.files.names import split
from nestbox.roll.files.reading import MappingNeededError, UnreadableError, read, read_together
from nestbox.roll.files.rows import Row, plain
from nestbox.roll.files.shapes import Column
from nestbox.roll.files.text import rows_of

File = tuple[bytes, str]
_NAMED = ({"pupil.forename"}, {"pupil.name"})
_TABLES = {Container.TEXT: rows_of, Container.WORKBOOK: best_sheet}


@dataclass(frozen=True, slots=True)
class Names:
    """The children on roll, and the names of the staff, of several files."""

    pupils: tuple[Pupil, ...]
    staff: tuple[str, ...]


def names_in(files: Sequence[File], *, today: date | None = None) -> Names:
    """The names in the files of a roll. A table of Forename,Surname[,Preferred], or of Name, will do.

    A child whose row an export refuses, having one name only, is looked for all the same.
    Raises ``UnreadableError``, the sentence naming the file, and ``MappingNeededError``.
    """
    exports, bare = list[File](), list[Pupil]()
    for file in files:
        is_export, pupils = _read_alone(file, today)
        bare += pupils
        if is_export:
            exports.append(file)
    reading = read_together(exports, today=today) if exports else None
    roll = reading.roll if reading else None
    pupils = [pupil for pupil in roll.pupils if pupil.on_roll] if roll else []
    return Names((*pupils, *bare), tuple(member.name for member in roll.staff) if roll else ())


def staff_in(file: File) -> tuple[str, ...]:
    """The names of a staff list, or of a text with one name a line. Raises ``UnreadableError``."""
    data, name = file
    try:
        return tuple(member.name for member in read(data, name).roll.staff)
    except MappingNeededError:
        lines = data.decode("utf-8-sig", errors="replace").splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def _read_alone(file: File, today: date | None) -> tuple[bool, list[Pupil]]:
    """Whether it is an export, and the children whom only a list of names has."""
    data, name = file
    try:
        reading = read(data, name, today=today)
    except UnreadableError:
        return True, []  # said again, with the file's name, when all are read together
    except MappingNeededError as unknown:
        columns = _fields(unknown.columns)
        if container(data) not in _TABLES or not any(need <= columns.keys() for need in _NAMED):
            raise
        header = _header(data, unknown.columns)
        return False, list(_listed(file, columns, lambda number: number > header))
    refused = {one.row for one in reading.refused}
    return True, list(_listed(file, _fields(reading.columns), refused.__contains__)) if refused else []


def _fields(columns: Sequence[Column]) -> dict[str, int]:
    return {column.field: column.index for column in columns if column.field}


def _rows(data: bytes) -> tuple[Row, ...]:
    return _TABLES[container(data)](data).rows


def _header(data: bytes, columns: Sequence[Column]) -> int:
    """The number of the row with these headers."""
    headers = [column.header for column in columns]
    return next((row.number for row in _rows(data) if [plain(cell) for cell in row.cells] == headers), 1)


def _listed(file: File, columns: dict[str, int], wanted: Callable[[int], bool]) -> Iterator[Pupil]:
    data, name = file
    for row in _rows(data) if container(data) in _TABLES else ():
        if not wanted(row.number):
            continue
        cells = {field: plain(cell) for field, at in columns.items() for cell in row.cells[at : at + 1]}
        first, last = cells.get("pupil.forename", ""), cells.get("pupil.surname", "")
        if not (first and last):
            first, last = split(first or last or cells.get("pupil.name", ""))
        if first or last:
            preferred, family = (cells.get(f"pupil.preferred_{part}", "") for part in ("name", "surname"))
            yield Pupil(f"{name} {row.number}", first, last, preferred, family)
