"""Looking at real processes through /proc."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

LONGEST = 60.0  # seconds


def wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LONGEST
    while not holds():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain until {what}")
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    fields = _status(pid)
    return bool(fields) and fields[0] != "Z"


def descendants(pid: int) -> set[int]:
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        if fields := _status(int(folder.name)):
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        fresh = children.get(waiting.pop(), [])
        found.update(fresh)
        waiting.extend(fresh)
    return found


def _status(pid: int) -> list[str]:
    """State and parent of a process, as in proc(5); nothing if there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return []
