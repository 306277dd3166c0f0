"""A process that the supervisor looks after, with everything that it starts in turn."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

STEADY_AFTER = 60.0  # seconds of running, after which earlier failures are forgotten
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a new start
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36  # linux/prctl.h


class Child:
    """One process and its descendants, which share a process group of their own.

    An `essential` child ends everything when it ends; any other is started again.
    """

    def __init__(self, name: str, command: list[str], *, essential: bool) -> None:
        self.name = name
        self.command = command
        self.essential = essential
        self._process: subprocess.Popen[bytes] | None = None
        self._started = self._pause = self._again = 0.0

    @property
    def exit_code(self) -> int | None:
        """How it ended; None while it runs or before it is started."""
        return None if self._process is None else self._process.poll()

    @property
    def is_due(self) -> bool:
        """Whether the pause before its next start is over."""
        return self._process is None and time.monotonic() >= self._again

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches the supervisor alone."""
        self._started = time.monotonic()
        parent = os.getpid()
        self._process = subprocess.Popen(
            self.command,
            start_new_session=True,
            preexec_fn=lambda: _end_with(parent),  # noqa: PLW1509 - the supervisor has no threads
        )

    def start_later(self) -> float:
        """Clear up after a child that ended; the seconds until it is due again, doubling each time."""
        self.kill()
        steady = time.monotonic() - self._started > STEADY_AFTER
        doubled = SHORTEST_PAUSE if steady else 2 * self._pause
        self._pause = min(max(doubled, SHORTEST_PAUSE), LONGEST_PAUSE)
        self._again = time.monotonic() + self._pause
        return self._pause

    def ask_to_stop(self) -> None:
        """Ask the process to stop; it stops its own descendants in good order."""
        if self._process is not None:
            self._process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, at most so long."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(max(seconds, 0))

    def kill(self) -> None:
        """End whatever is left of the process and its descendants, and wait until it is gone."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        _wait_for_group(self._process.pid)
        self._process = None


def adopt_orphans() -> None:
    """Make this process the parent of whatever its children leave behind, so that it can wait for it."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _prctl(option: int, value: int) -> None:
    """Set an attribute of this process, as prctl(2) does; only Linux has it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value)


def _wait_for_group(group: int) -> None:
    """Wait until every process of the group that is this one's to wait for has ended."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-group, 0)


def _end_with(parent: int) -> None:
    """In the new process: be asked to stop when the supervisor dies, even of kill -9."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)
