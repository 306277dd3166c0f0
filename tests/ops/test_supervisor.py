import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ops.processes import descendants, is_alive, wait_until

# A supervisor of one child that has a child of its own, as web server and background worker have.
SCRIPT = """
import sys
from nestbox.ops.child import Child
from nestbox.ops.supervisor import Supervisor
child = Child("worker", ["sh", "-c", sys.argv[1]], essential=sys.argv[2] == "essential")
sys.exit(Supervisor([child], say=print, announce=lambda: True).run())
"""
FAMILY = "sleep 300 & wait"
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(command: str, *, essential: bool = False) -> subprocess.Popen[str]:
        kind = "essential" if essential else "other"
        arguments = [sys.executable, "-u", "-c", SCRIPT, command, kind]
        started.append(subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def family_of(supervisor: subprocess.Popen[str], size: int = 2) -> set[int]:
    wait_until(lambda: len(descendants(supervisor.pid)) == size, "the children run")
    return descendants(supervisor.pid)


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_being_asked_to_stop_leaves_no_process_and_is_no_failure(start: Start, asked: signal.Signals) -> None:
    supervisor = start(FAMILY)
    family = family_of(supervisor)
    supervisor.send_signal(asked)
    assert supervisor.wait(30) == 0
    assert [pid for pid in family if is_alive(pid)] == []


def test_the_children_do_not_outlive_a_killed_supervisor(start: Start) -> None:
    supervisor = start("exec sleep 300")
    (child,) = family_of(supervisor, size=1)
    supervisor.kill()
    wait_until(lambda: not is_alive(child), "the child is gone")


def test_the_end_of_an_essential_child_ends_everything(start: Start) -> None:
    supervisor = start("exit 3", essential=True)
    said, _ = supervisor.communicate(timeout=30)
    assert said == "The worker ended (exit code 3), so Nestbox stops. The lines above say why.\n"
    assert supervisor.returncode == 1


def test_any_other_child_is_started_again(start: Start, tmp_path: Path) -> None:
    supervisor = start(
        f"echo started >> {tmp_path}/log; test $(wc -l < {tmp_path}/log) = 2 && exec sleep 300; exit 5"
    )
    assert supervisor.stdout is not None
    assert supervisor.stdout.readline() == "The worker ended (exit code 5). It starts again in 1 s.\n"
    wait_until(lambda: (tmp_path / "log").read_text().count("started") == 2, "it was started again")


def test_what_a_dead_child_left_behind_is_cleared_away(start: Start) -> None:
    supervisor = start(FAMILY)
    shell = next(iter(descendants_of_first_rank(supervisor)))
    (sleeper,) = descendants(shell)
    os.kill(shell, signal.SIGKILL)
    wait_until(lambda: not is_alive(sleeper), "the grandchild is gone")


def descendants_of_first_rank(supervisor: subprocess.Popen[str]) -> set[int]:
    family = family_of(supervisor)
    return {pid for pid in family if descendants(pid)}
