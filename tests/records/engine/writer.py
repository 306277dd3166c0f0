"""A process that writes: `python writer.py DATABASE TIMES`. It puts one more than it reads."""

import sys

import django
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler


def connections(path: str) -> ConnectionHandler:
    """Connections to one SQLite file, with the options of Nestbox's own settings."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    database = {"ENGINE": "nestbox.records.engine", "NAME": path, "OPTIONS": options}
    return ConnectionHandler({"default": database})


def begin(connection: BaseDatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(connection: BaseDatabaseWrapper) -> None:
    connection.commit()
    connection.set_autocommit(True)


def count_one_more(connection: BaseDatabaseWrapper) -> None:
    """What two at once would do wrongly: read, then write what was read."""
    begin(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counted")
        (number,) = cursor.fetchone()
        cursor.execute("UPDATE counted SET number = %s", [number + 1])
    end(connection)


def main(path: str, times: int) -> None:
    connection = connections(path)["default"]
    for _ in range(times):
        count_one_more(connection)
    connection.close()


if __name__ == "__main__":
    settings.configure()
    django.setup()
    main(sys.argv[1], int(sys.argv[2]))
