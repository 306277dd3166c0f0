"""The process is killed between any two writes: nothing is half published, nothing lost, nobody uncovered."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What was found when each step of a photo's journey was killed at every one of its writes."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NESTBOX_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.photos.killing"],
        env=environment | {"NESTBOX_DATA": str(tmp_path_factory.mktemp("killed") / "data")},
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.clause("CON-2")
def test_a_killed_process_leaves_nobody_uncovered_and_its_work_is_taken_up(killed: Mapping[str, Any]) -> None:
    assert killed["problems"] == []


def test_every_step_was_killed_again_and_again(killed: Mapping[str, Any]) -> None:
    kills = killed["kills"]
    assert {name: kills[name] >= fewest for name, fewest in FEWEST.items()} == dict.fromkeys(FEWEST, True)


FEWEST = {"receive": 3, "scan": 8, "account": 10, "publish": 4, "withdraw": 10}


@pytest.mark.clause("CON-2")
def test_a_planted_hole_is_found(killed: Mapping[str, Any]) -> None:
    assert killed["planted"] == ["large-1.webp shows the child"]
