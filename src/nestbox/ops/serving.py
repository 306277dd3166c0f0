"""What `nestbox run` and `nestbox demo` do: get ready, then serve until asked to stop."""

import os
import subprocess
import sys

import click

from nestbox.ops.address import Address
from nestbox.ops.child import Child
from nestbox.ops.environment import read_settings
from nestbox.ops.supervisor import Supervisor

THREADS = 4  # for each web process: enough while one of them waits for the disk or for Argon2
_PYTHON = [sys.executable, "-P", "-m"]  # -P: nothing is imported from the folder one happens to be in
_NESTBOX = [*_PYTHON, "nestbox.ops.cli"]


def serve(address: Address, workers: int) -> int:
    """Serve at `address` with so many web processes; the exit code."""
    if obstacle := address.obstacle():
        return _fail(obstacle)
    os.environ.setdefault("NESTBOX_PUBLIC_URL", address.url)
    read_settings()
    if subprocess.call([*_NESTBOX, "prepare"]) != 0:
        return _fail("Nestbox could not get ready, so it does not start. The lines above say why.")
    children = [_web(address, workers), _background_worker()]
    return Supervisor(children, say=_say, announce=lambda: _announce(address)).run()


def _web(address: Address, workers: int) -> Child:
    command = [*_PYTHON, "granian", "nestbox.web.wsgi:application", "--interface", "wsgi"]
    where = ["--host", address.host, "--port", str(address.port)]
    size = ["--workers", str(workers), "--blocking-threads", str(THREADS)]
    habits = ["--no-ws", "--respawn-failed-workers", "--log-level", "warning", "--workers-kill-timeout", "10"]
    return Child("web process", [*command, *where, *size, *habits], essential=True)


def _background_worker() -> Child:
    return Child("background worker", [*_NESTBOX, "manage", "qcluster"], essential=False)


def _announce(address: Address) -> bool:
    if not address.answers():
        return False
    _say(f"Nestbox is at {os.environ['NESTBOX_PUBLIC_URL']} (Ctrl-C stops it)")
    return True


def _say(line: str) -> None:
    click.echo(line, err=True)


def _fail(sentence: str) -> int:
    _say(sentence)
    return 1
