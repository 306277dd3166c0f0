"""Kills the process between any two writes of a photo's journey, and looks at what is left on the disk.

Run as ``python -m tests.photos.killing`` with NESTBOX_DATA naming an empty folder. Each step is done in a
forked process that ends by ``kill -9`` before or after its n-th write (a file renamed or removed, a
transaction committed, a statement outside of one), for every n until the step comes to its end. Then another
process looks at the disk, takes up the work as a restart would, does again what nobody was told was done, and
looks once more. Prints JSON: how often each step was killed, and what was wrong.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django

DATA = Path(os.environ["NESTBOX_DATA"])
BEFORE = DATA.with_name("before")  # the disk as it was before a step


def main() -> None:
    """Go through the journey."""
    _make_installation()
    from tests.photos.journey import Journey

    journey = Journey(DATA)
    _copy(DATA, BEFORE)
    for step in journey.steps:  # once without a kill: what the pipeline makes is remembered from here on
        step.act()
        step.work()
    kills, problems = {}, list[str]()
    for step in journey.steps:
        kills[step.name] = 0
        while _is_killed(step, kills[step.name] + 1):
            kills[step.name] += 1
            found = _says(partial(journey.examine, step))
            problems += [f"{step.name}, kill {kills[step.name]}: {one}" for one in found]
        _copy(DATA, BEFORE)
    planted = _says(journey.examine_with_a_planted_hole)
    sys.stdout.write(json.dumps({"kills": kills, "problems": problems, "planted": planted}))


def _make_installation() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "nestbox.django_settings"
    os.environ["NESTBOX_SECRET_KEY"], os.environ["NESTBOX_PHOTO_KEY"] = "only for tests", "0" * 64
    DATA.mkdir(mode=0o700, exist_ok=True)
    django.setup()
    logging.disable(logging.WARNING)
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _copy(source: Path, target: Path) -> None:
    from django.db import connections

    connections.close_all()
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def _is_killed(step: Any, number: int) -> bool:
    """Whether the step, begun anew, was killed at this write; otherwise it had fewer and came to its end."""
    _copy(BEFORE, DATA)
    child = os.fork()
    if child == 0:
        _die_at(number)
        _end_after(lambda: (step.act(), step.work()))
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
        return False
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError(f"{step.name} failed by itself at write {number}")
    return True


def _die_at(number: int) -> None:
    """From here on this process is killed at its n-th write."""
    from django.db import connection

    from nestbox.records.engine.base import DatabaseWrapper

    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(write: Callable[..., Any], *, after: bool = False) -> Callable[..., Any]:
        def act(*arguments: Any, **named: Any) -> Any:
            count()
            result = write(*arguments, **named)
            if after:
                count()
            return result

        return act

    def statement(execute: Any, sql: str, parameters: Any, many: Any, context: Any) -> Any:
        if not connection.in_atomic_block and sql.lstrip()[:6] in {"INSERT", "UPDATE", "DELETE"}:
            count()
        return execute(sql, parameters, many, context)

    os.replace, os.unlink, os.remove = counted(os.replace), counted(os.unlink), counted(os.remove)
    DatabaseWrapper._commit = counted(DatabaseWrapper._commit, after=True)  # type: ignore[method-assign]  # counted
    connection.execute_wrappers.append(statement)


def _says(act: Callable[[], list[str]]) -> list[str]:
    """What a function says in a process of its own, so that this one never holds the database open."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _end_after(lambda: os.write(writing, json.dumps(act()).encode()))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    result: list[str] = json.loads(said) if said else ["the examination itself failed"]
    return result


def _end_after(act: Callable[[], object]) -> None:
    """Do it, and end this forked process whatever happens."""
    code = 1
    try:
        act()
        code = 0
    except BaseException:  # noqa: BLE001  (said, and the process ends)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
