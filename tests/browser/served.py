"""The product as it is served: `nestbox run` or `nestbox demo`, started as a school starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nestbox.ops.child import _end_with
from tests.ops.processes import descendants, is_alive

READY = "(Ctrl-C stops it)"
LONGEST = 300.0  # seconds until it is ready: the demonstration fills itself first
TO_STOP = 45.0  # seconds


class Served:
    """One process tree with a data folder of its own. ``url`` is where it answers."""

    def __init__(self, command: str, data: Path) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        self.mail = (data / "demo" if command == "demo" else data) / "mail"
        self._log = data.with_suffix(".log")
        parent = os.getpid()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NESTBOX_")}
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "nestbox.ops.cli",
                    command,
                    "--port",
                    str(self.port),
                    "--workers",
                    "1",
                ],
                env=environment | {"NESTBOX_DATA": str(data)},
                stdout=log,
                stderr=log,
                preexec_fn=lambda: _end_with(parent),  # noqa: PLW1509 - a killed test leaves nothing running
            )

    @property
    def said(self) -> str:
        """Everything that its terminal shows so far."""
        return self._log.read_text(encoding="utf-8")

    def wait(self) -> None:
        """Wait until it can be used."""
        deadline = time.monotonic() + LONGEST
        while READY not in self.said:
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"Nestbox did not start:\n{self.said}")
            time.sleep(0.1)

    def set_up_address(self) -> str:
        """The address of the set-up page, as the terminal shows it to whoever installs Nestbox."""
        found = re.search(r"http://\S+/setup/\?code=\w+", self.said)
        assert found is not None, self.said
        return found[0]

    def stop(self) -> None:
        """Ctrl-C; nothing may be left running, and nothing may have gone wrong inside."""
        self.wait()
        family = descendants(self.process.pid)
        self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(TO_STOP)
        finally:
            self.process.kill()
        assert (code, [pid for pid in family if is_alive(pid)]) == (0, [])
        assert "Traceback" not in self.said, self.said


@contextmanager
def serving(command: str, data: Path) -> Iterator[Served]:
    """Serve until the end of the block, from the data folder ``data``; ``wait`` before using it."""
    served = Served(command, data)
    try:
        yield served
    finally:
        served.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
