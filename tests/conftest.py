"""What all tests share: Hypothesis' profiles, and the choice of tests to repeat on PostgreSQL."""

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.installation import ON_POSTGRESQL

if TYPE_CHECKING:
    import pytest_django

    from nestbox.demo.world import World
    from tests.scheduling import BrowserTogether

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def _is_repeated(item: pytest.Item) -> bool:
    return _touches_the_database(item) and item.get_closest_marker("browser") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, only what touches the database is run again."""
    if not ON_POSTGRESQL:
        return
    config.hook.pytest_deselected(items=[item for item in items if not _is_repeated(item)])
    items[:] = [item for item in items if _is_repeated(item)]


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords(request: pytest.FixtureRequest) -> None:
    """Argon2 at its cheapest: tests need not wait as a thief has to."""
    if not request.config.pluginmanager.hasplugin("django"):
        return
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.parallelism = 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "BrowserTogether | None":
    """For ``--dist loadgroup``: the tests of the browser are one group, without a mark on each."""
    from tests.scheduling import BrowserTogether

    return BrowserTogether(config, log) if config.getoption("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Tests side by side each have a database: in memory (SQLite), or with a number (PostgreSQL)."""
    if ON_POSTGRESQL:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture
def world(db: None) -> "World":
    """Redbourn with its team."""
    from tests.world import redbourn

    return redbourn()


@pytest.fixture
def elsewhere(db: None) -> "World":
    """Another school on the same installation."""
    from tests.world import hollybush

    return hollybush()


@pytest.fixture
def worker_mail(settings: "pytest_django.Settings") -> None:
    """E-mail waits for the worker, as when Nestbox is served, and arrives in Django's outbox."""
    settings.EMAIL_BACKEND = "nestbox.notices.mail.QueuedBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
