"""What all tests share: Hypothesis' profiles, and the choice of tests to repeat on PostgreSQL."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.installation import ON_POSTGRESQL

if TYPE_CHECKING:
    import pytest_django

    from nestbox.demo.world import World
    from nestbox.photos.bucket import Bucket
    from tests.kept import Kept
    from tests.scheduling import SharersTogether

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
CHOSEN = "ci" if os.environ.get("CI") else "here"
# Wherever two databases differ, a few stories show it.
settings.register_profile("postgresql", settings.get_profile(CHOSEN), max_examples=40)
settings.load_profile("postgresql" if ON_POSTGRESQL else CHOSEN)


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def _is_repeated(item: pytest.Item) -> bool:
    elsewhere = (item.get_closest_marker(name) for name in ("browser", "once"))
    return _touches_the_database(item) and not any(elsewhere)


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
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "SharersTogether | None":
    """For ``--dist loadgroup``: what shares something dear is one group, without a mark on each."""
    from tests.scheduling import SharersTogether

    return SharersTogether(config, log) if config.getoption("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Tests side by side each have a database: in memory (SQLite), or with a number (PostgreSQL)."""
    if ON_POSTGRESQL:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def kept_schools(
    django_db_setup: None, django_db_blocker: "pytest_django.DjangoDbBlocker"
) -> "tuple[Kept, Kept]":
    """Redbourn and another school, built once: building them was a third of what most tests cost."""
    from tests.kept import build

    with django_db_blocker.unblock():
        return build()


@pytest.fixture
def world(kept_schools: "tuple[Kept, Kept]", db: None) -> "World":
    """Redbourn with its team."""
    return kept_schools[0].again()


@pytest.fixture
def elsewhere(kept_schools: "tuple[Kept, Kept]", db: None) -> "World":
    """Another school on the same installation."""
    return kept_schools[1].again()


@pytest.fixture
def worker_mail(settings: "pytest_django.Settings") -> None:
    """E-mail waits for the worker, as when Nestbox is served, and arrives in Django's outbox."""
    settings.EMAIL_BACKEND = "nestbox.notices.mail.QueuedBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    """The address of an S3-compatible store."""
    from tests import s3

    with s3.server() as address:
        yield address


@pytest.fixture
def bucket(s3_endpoint: str) -> "Bucket":
    """The folder of photos in a store, with nothing in it."""
    from nestbox.photos.bucket import Bucket
    from tests import s3

    s3.empty(s3_endpoint)
    s3.make_bucket(s3_endpoint)
    return Bucket(store=s3.store(s3_endpoint), folder="photos")


@pytest.fixture
def files_in_s3(bucket: "Bucket", s3_endpoint: str, settings: "pytest_django.Settings") -> None:
    """The whole installation keeps its files in the store."""
    from tests import s3

    settings.STORAGES = settings.STORAGES | s3.storages(s3_endpoint)
