"""What the tests of the pages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as installed
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.policy.permissions import Role
from nestbox.schools import actions as schools
from nestbox.schools.installation import keep_confirmed_account
from tests.web.matrix import Matrix
from tests.web.people import NEWCOMER, PASSWORD, sign_in, signed_in
from tests.world import follower

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(scope="session", autouse=True)
def _static_files_by_their_plain_names() -> Iterator[None]:
    Path(installed.STATIC_ROOT).mkdir(exist_ok=True)
    with override_settings(STORAGES=installed.STORAGES | PLAIN):
        yield


@pytest.fixture(scope="session")
def matrix(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Matrix:
    """The walk over the access table, once for all tests; nothing of it stays in the database."""
    without_limits = override_settings(ACCOUNT_RATE_LIMITS=False, MFA_RATE_LIMITS=False)
    with django_db_blocker.unblock(), without_limits, transaction.atomic():
        walked = Matrix()
        transaction.set_rollback(True)
    return walked


@pytest.fixture
def post_office(settings: Settings) -> None:
    """E-mail is queued as in life, and delivered into `django.core.mail.outbox`."""
    settings.EMAIL_BACKEND = "nestbox.notices.mail.QueuedBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox.clear()


@pytest.fixture
def browser(world: World, post_office: None) -> Client:
    """A browser in which nobody has signed in, at Redbourn, where nobody has tried anything yet."""
    cache.clear()
    return Client()


@pytest.fixture
def member(browser: Client) -> Client:
    """A browser of somebody who has confirmed their address, and is signed out."""
    keep_confirmed_account(NEWCOMER, "Wren Calloway", PASSWORD)
    return browser


@pytest.fixture
def sam(browser: Client, world: World) -> Client:
    """The browser of a follower."""
    follower(world, cast.FOLLOWER)
    return signed_in(cast.FOLLOWER)


@pytest.fixture
def teacher(browser: Client) -> Client:
    """The teacher's browser."""
    return signed_in(cast.TEACHER)


@pytest.fixture
def office(browser: Client) -> Client:
    """The Office Manager's browser."""
    return signed_in(cast.OFFICE_MANAGER)


@pytest.fixture
def post_id(world: World) -> int:
    """News that the teacher has published."""
    return world.posts("The lake is still.")


@pytest.fixture
def new_teacher(member: Client, world: World) -> Client:
    """Somebody who was made a teacher, has a password and no second factor, and is signed in."""
    schools.give_role(world.viewer(cast.ADMINISTRATOR), world.school_id, NEWCOMER, Role.TEACHER)
    sign_in(member)
    return member
