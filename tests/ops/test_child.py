import subprocess
import sys

from nestbox.ops.child import Child

# In a process of its own, since what it adopts it keeps. A signal takes its time to arrive: of one
# orphan, half the times nothing is to be seen any more; of fifty there always is.
KILLS_FIFTY_ORPHANS = """
import os
from nestbox.ops.child import Child, adopt_orphans
from tests.ops.processes import descendants, is_alive, wait_until
adopt_orphans()
child = Child("worker", ["sh", "-c", "for _ in $(seq 50); do sleep 300 & done; wait"], essential=False)
child.start()
wait_until(lambda: len(descendants(os.getpid())) == 51, "all of them run")
family = descendants(os.getpid())
child.ask_to_stop()
child.wait(30)
child.kill()
print(sum(is_alive(pid) for pid in family), "of", len(family))
"""


def fails(child: Child) -> float:
    child.start()
    child.wait(30)
    return child.start_later()


def test_the_pause_before_a_new_start_doubles() -> None:
    child = Child("worker", ["false"], essential=False)
    assert [fails(child) for _ in range(3)] == [1.0, 2.0, 4.0]


def test_the_pause_stays_bearable() -> None:
    child = Child("worker", ["false"], essential=False)
    assert [fails(child) for _ in range(9)][-2:] == [60.0, 60.0]


def test_a_child_is_not_due_during_the_pause() -> None:
    child = Child("worker", ["false"], essential=False)
    fails(child)
    assert child.is_due is False


def test_a_child_that_runs_has_no_exit_code() -> None:
    child = Child("worker", ["sleep", "300"], essential=False)
    child.start()
    assert child.exit_code is None
    child.kill()


def test_what_was_killed_is_gone_when_the_killing_returns() -> None:
    ran = subprocess.run([sys.executable, "-c", KILLS_FIFTY_ORPHANS], stdout=subprocess.PIPE, check=True)
    assert ran.stdout == b"0 of 51\n"
