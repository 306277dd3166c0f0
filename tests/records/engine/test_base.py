"""SQLite as Nestbox uses it: writers take turns, and none is told that the database is locked."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import DatabaseError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from nestbox.records.engine.base import DatabaseWrapper
from tests.records.engine.writer import begin, connections, count_one_more, end

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A database file with one number in it."""
    path = tmp_path / "nestbox.sqlite3"
    with django_db_blocker.unblock():
        connection = connections(str(path))["default"]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE counted (number INTEGER)")
            cursor.execute("INSERT INTO counted VALUES (0)")
        yield path
        connection.close()


def number_in(file: Path) -> int:
    connection = connections(str(file))["default"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counted")
        number: int = cursor.fetchone()[0]
    connection.close()
    return number


def test_processes_that_write_at_once_lose_nothing(file: Path) -> None:
    command = [sys.executable, str(WRITER), str(file), "100"]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [writer.communicate()[1] for writer in writers]

    assert (said, number_in(file)) == (["", "", ""], 300)


def test_threads_that_write_at_once_lose_nothing(file: Path) -> None:
    handler, raised = connections(str(file)), list[Exception]()
    threads = [Thread(target=_write, args=(handler, 50, raised)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (raised, number_in(file)) == ([], 200)


def _write(handler: ConnectionHandler, times: int, raised: list[Exception]) -> None:
    connection = handler["default"]
    try:
        for _ in range(times):
            count_one_more(connection)
    except DatabaseError as error:
        raised.append(error)
    finally:
        connection.close()


def test_a_second_writer_waits_for_its_turn(file: Path) -> None:
    handler, happened, tries = connections(str(file)), list[str](), Event()

    def second() -> None:
        connection = handler["default"]
        tries.set()
        begin(connection)
        happened.append("second begins")
        end(connection)
        connection.close()

    first = handler["default"]
    begin(first)
    thread = Thread(target=second)
    thread.start()
    tries.wait()
    happened.append("first ends")
    end(first)
    thread.join()
    first.close()

    assert happened == ["first ends", "second begins"]


@pytest.mark.parametrize("way", ["commit", "rollback", "close"])
def test_a_turn_ends_with_the_transaction_however_it_ends(file: Path, way: str) -> None:
    handler = connections(str(file))
    first = handler["default"]
    assert isinstance(first, DatabaseWrapper)
    begin(first)
    held = first._turn
    getattr(first, way)()

    assert (held is None, first._turn) == (False, None)
    first.close()


def test_a_writer_that_is_killed_frees_its_turn(file: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from writer import begin, connections, django, settings\n"
        "settings.configure()\n"
        "django.setup()\n"
        "begin(connections(sys.argv[1])['default'])\n"
        "print('begun', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(file), str(WRITER.parent)]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    begun = writer.stdout.readline()
    writer.kill()
    writer.communicate()
    connection = connections(str(file))["default"]
    count_one_more(connection)
    connection.close()

    assert (begun, number_in(file)) == ("begun\n", 1)


def test_readers_need_no_turn(file: Path) -> None:
    writer = connections(str(file))["default"]
    begin(writer)
    with writer.cursor() as cursor:
        cursor.execute("UPDATE counted SET number = 7")
    before = number_in(file)
    end(writer)
    writer.close()

    assert (before, number_in(file)) == (0, 7)


def test_the_library_is_free_of_the_wal_bug(file: Path) -> None:
    connection = connections(str(file))["default"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        version = tuple(int(part) for part in cursor.fetchone()[0].split("."))
    connection.close()

    assert version >= (3, 51, 3)


def test_the_file_of_turns_is_the_owners_alone(file: Path) -> None:
    connection = connections(str(file))["default"]
    count_one_more(connection)
    connection.close()

    assert file.with_name("nestbox.sqlite3.turn").stat().st_mode & 0o777 == 0o600
