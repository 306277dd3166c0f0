"""The web process under measurement, and a client that keeps its connection."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Web:
    """A served installation. ``port`` on 127.0.0.1; ``process`` with its children is the web process."""

    port: int
    process: psutil.Process

    def connection(self) -> http.client.HTTPConnection:
        """A new keep-alive connection."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def cpu_ms(self) -> float:
        """CPU that the web process has used so far, in milliseconds."""
        times = [process.cpu_times() for process in self._all()]
        return 1000 * sum(float(t.user + t.system) for t in times)

    def memory_mb(self) -> float:
        """Memory of the serving process, in MB (resident)."""
        return max(float(process.memory_info().rss) for process in self._all()) / 1e6

    def _all(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def serving(**settings: str) -> Iterator[Web]:
    """Serve with one web process, as `nestbox run --workers 1` does, without the background worker.

    `settings` are more of the environment.
    """
    port = _free_port()
    command = [sys.executable, "-m", "granian", "nestbox.web.wsgi:application", "--interface", "wsgi"]
    options = [
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--no-ws",
    ]
    command = [*command, *options, "--log-level", "warning"]
    with subprocess.Popen(command, env=os.environ | settings) as process:
        try:
            web = Web(port, psutil.Process(process.pid))
            _wait_for(web)
            yield web
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(web: Web) -> None:
    for _ in range(200):
        try:
            web.connection().connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the web process did not start")
