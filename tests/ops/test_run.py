"""The real product, started as a school starts it."""

import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.ops.processes import descendants, is_alive, wait_until


class Nestbox:
    """A `nestbox run` on a free port with a data folder of its own."""

    def __init__(self, data: Path, port: int) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NESTBOX_")}
        self.data = data
        self.port = port
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nestbox.ops.cli", "run", "--port", str(port), "--workers", "1"],
            env=environment | {"NESTBOX_DATA": str(data)},
            stderr=subprocess.PIPE,
            text=True,
        )

    def until_ready(self) -> list[str]:
        """What it says until it can be used."""
        assert self.process.stderr is not None
        said = [self.process.stderr.readline()]
        while said[-1] and "(Ctrl-C stops it)" not in said[-1]:
            said.append(self.process.stderr.readline())
        return said

    def page(self, path: str) -> int:
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as response:
            return int(response.status)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def nestbox(tmp_path: Path, port: int) -> Iterator[Nestbox]:
    started = Nestbox(tmp_path / "data", port)
    yield started
    started.process.terminate()
    started.process.communicate()


def test_one_command_serves_and_ctrl_c_stops_all_of_it(nestbox: Nestbox) -> None:
    assert nestbox.until_ready()[-1] == f"Nestbox is at http://127.0.0.1:{nestbox.port} (Ctrl-C stops it)\n"
    assert nestbox.page("/") == 200
    family = descendants(nestbox.process.pid)
    nestbox.process.send_signal(signal.SIGINT)
    assert nestbox.process.wait(30) == 0
    assert [pid for pid in family if is_alive(pid)] == []


def test_nothing_outlives_a_killed_supervisor(nestbox: Nestbox) -> None:
    nestbox.until_ready()
    family = descendants(nestbox.process.pid)
    nestbox.process.kill()
    wait_until(lambda: not any(is_alive(pid) for pid in family), "every child is gone")


def test_whatever_it_writes_is_its_owners_alone_but_for_static_files(nestbox: Nestbox) -> None:
    nestbox.until_ready()
    written = {nestbox.data, *nestbox.data.rglob("*")} - {*nestbox.data.rglob("static/**/*.*")}
    assert [path for path in written if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)] == []


def test_a_port_in_use_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        started = Nestbox(tmp_path / "data", port)
        _, said = started.process.communicate(timeout=30)
    assert said == f"Port {port} is already in use. Stop what uses it, or choose another: --port {port + 1}\n"
    assert (started.process.returncode, (tmp_path / "data").exists()) == (1, False)
