"""Sending twice at the same moment is sending once, and everybody is led to the same place."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.installation import ON_POSTGRESQL
from tests.web.double_send import THUMBS, try_all

HOUSE = Path(__file__).parents[2]
WHAT = ("comment", "like", "draft", "compose", "outbox")


def _on_a_database_file(folder: Path) -> dict[str, Any]:
    environment = {
        "PATH": os.environ["PATH"],
        "NESTBOX_DATA": str(folder),
        "NESTBOX_SECRET_KEY": "only for this test",
        "NESTBOX_PHOTO_KEY": "0" * 64,
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.web.double_send"]
    done = subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answered: dict[str, Any] = json.loads(done.stdout)
    return answered


@pytest.fixture(scope="module")
def on_a_file(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of it all on a database file, once: the tests' own SQLite is in memory."""
    return {} if ON_POSTGRESQL else _on_a_database_file(tmp_path_factory.mktemp("double"))


@pytest.fixture
def outcome(transactional_db: None, on_a_file: dict[str, Any]) -> dict[str, Any]:
    """What came of it all, on the tests' own PostgreSQL or on a database file."""
    return try_all() if ON_POSTGRESQL else on_a_file


def test_sending_at_once_is_sending_once(outcome: dict[str, Any]) -> None:
    assert {what: outcome[what][1] for what in WHAT} == dict.fromkeys(WHAT, 1)


def test_everybody_who_sends_at_once_is_led_to_the_same_place(outcome: dict[str, Any]) -> None:
    led = {what: (len(outcome[what][0]), len({tuple(a) for a in outcome[what][0]})) for what in WHAT}

    assert led == dict.fromkeys(WHAT, (THUMBS, 1))
