"""Schools that are built once, through the actions, and whose rows are put back for every test after that."""

from copy import deepcopy
from typing import Any

from django.db import connection, transaction

from nestbox.demo.world import World
from tests.world import hollybush, redbourn

Rows = dict[str, list[tuple[Any, ...]]]


class Kept:
    """A school as it was when it had been built: what `again` gives is what building it anew would."""

    def __init__(self, world: World, rows: Rows) -> None:
        self.world, self.rows = world, rows

    def again(self) -> World:
        """Put its rows back."""
        with transaction.atomic(), connection.cursor() as cursor:
            for table, rows in self.rows.items():
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", rows)  # noqa: S608  (names of our own tables)
        return deepcopy(self.world)


def build() -> tuple[Kept, Kept]:
    """Both schools of the tests; nothing of them stays in the database."""
    with transaction.atomic():
        _count_from(1_000_000)
        nothing = _everything()
        first = redbourn()
        one = _everything()
        _count_from(2_000_000)
        second = hollybush()
        both = _everything()
        transaction.set_rollback(True)
    return Kept(first, _added(nothing, one)), Kept(second, _added(one, both))


def _count_from(start: int) -> None:
    """Ids that no row made before has: SQLite counts anew after a rollback, PostgreSQL goes on."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence")
        counted = "SELECT name, %s FROM sqlite_master WHERE sql LIKE '%%AUTOINCREMENT%%'"
        cursor.execute(f"INSERT INTO sqlite_sequence {counted}", [start])


def _everything() -> Rows:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608  (names of our own tables)
    return list(cursor.fetchall())


def _added(before: Rows, after: Rows) -> Rows:
    added = {table: [row for row in rows if row not in before[table]] for table, rows in after.items()}
    return {table: rows for table, rows in added.items() if rows}


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)
