"""Django's SQLite backend on pysqlite3, with one fair queue for write transactions.

Distributions ship SQLite 3.40, which can corrupt a WAL file on reset (fixed in 3.51.3);
pysqlite3 brings its own. SQLite lets waiting writers race for the lock, so the unlucky wait for
seconds; a file lock taken before BEGIN makes them queue.
"""

from __future__ import annotations

import fcntl
import os
import sys
from typing import Any

try:
    import pysqlite3
except ImportError:  # pragma: no cover  (only Linux has the wheel)
    import sqlite3 as pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper  # noqa: E402  (after the swap)


class DatabaseWrapper(SQLiteWrapper):
    """A connection whose write transactions queue for a file lock beside the database."""

    _turn: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # Django's, but not in its stubs
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]  # Django's, but not in its stubs
        finally:
            self._end_turn()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]  # Django's, but not in its stubs
        finally:
            self._end_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]  # Django's, but not in its stubs
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._turn is not None or self.is_in_memory_db():
            return
        turn = os.open(f"{name}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(turn, fcntl.LOCK_EX)
        self._turn = turn

    def _end_turn(self) -> None:
        if self._turn is not None:
            os.close(self._turn)
            self._turn = None
