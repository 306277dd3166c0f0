"""Installations from the command line: made, founded, copied, looked into."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

REAL_ADDRESS = "head@real.example"
FOUND_SCHOOL = f"""
from nestbox.django_settings import EXAMPLE_VALUES
from nestbox.schools.installation import set_up, set_up_code
set_up(set_up_code(), EXAMPLE_VALUES.read_text(), "{REAL_ADDRESS}", "Real Head", "seven wet tents")
"""


def nestbox(data: Path, *arguments: str, demo: bool = False) -> subprocess.CompletedProcess[str]:
    """One command of `nestbox` on the data folder ``data``."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NESTBOX_")}
    return subprocess.run(
        [sys.executable, "-m", "nestbox.ops.cli", *arguments],
        env=environment | {"NESTBOX_DATA": str(data), "NESTBOX_DEMO": str(demo)},
        capture_output=True,
        text=True,
        check=False,
    )


def found_school(data: Path) -> None:
    """Make a real installation in ``data``, with a school and its first administrator."""
    for arguments in (["prepare"], ["manage", "shell", "--command", FOUND_SCHOOL]):
        done = nestbox(data, *arguments)
        assert done.returncode == 0, done.stderr


def copy(database: Path, to: Path) -> None:
    """Copy a database that may be in use; the folder of ``to`` is made."""
    to.parent.mkdir(parents=True, mode=0o700)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def addresses(database: Path) -> set[str]:
    """The e-mail address of every account in a database."""
    with closing(sqlite3.connect(database)) as connection:
        return {row[0] for row in connection.execute("SELECT email FROM records_account")}
