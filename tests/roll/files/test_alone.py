"""Files are read without Django and without a database, and by the one clock."""

import subprocess
import sys
from datetime import UTC, datetime

from nestbox import clock
from nestbox.roll.files.reading import read

WITHOUT_DJANGO = """
import sys

class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "allauth", "pydantic"} or name == "nestbox.records":
            raise ImportError(f"{name} is not installed here")

sys.meta_path.insert(0, Wall())
import nestbox.roll.files.reading
"""
LEAVER = b"Forename,Surname,UPN,Leaving date\nAda,Rogers,A820200120001,31/08/2026\n"


def on_roll_at(moment: datetime) -> bool:
    with clock.standing_at(moment):
        return read(LEAVER, "x").roll.pupils[0].on_roll


def test_files_are_read_where_django_is_not_installed() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_who_has_left_is_decided_by_the_clock() -> None:
    july, september = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 9, 2, 12, tzinfo=UTC)

    assert (on_roll_at(july), on_roll_at(september)) == (True, False)
