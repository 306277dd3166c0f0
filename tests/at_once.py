"""Several people doing something at the same moment, each with a connection of their own."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.installation import ON_POSTGRESQL

# On SQLite every write transaction has the file to itself, and the tests' database is in memory.
needs_two_writers = pytest.mark.skipif(not ON_POSTGRESQL, reason="needs a database with several writers")


def at_once(*actions: Callable[[], object]) -> list[object]:
    """What each action returned or raised."""
    start, results = Barrier(len(actions)), dict[int, object]()
    threads = [Thread(target=_act, args=(start, number, act, results)) for number, act in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[number] for number in range(len(actions))]


def _act(start: Barrier, number: int, act: Callable[[], object], results: dict[int, object]) -> None:
    start.wait()
    try:
        results[number] = act()
    except Exception as raised:  # noqa: BLE001  (handed to the test)
        results[number] = raised
    finally:
        connection.close()
