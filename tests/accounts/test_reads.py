"""The viewer, read anew at every request."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from pytest_django import Settings

from nestbox.accounts import reads
from nestbox.accounts.viewer import Viewer
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission, Role
from nestbox.records.models import Account
from nestbox.schools.actions import give_role
from tests.world import OTHER_TEACHER, follower

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def account_of(email: str) -> Account:
    return Account.objects.get(email=email)


def session_of(account: Account, backend: str = BACKEND) -> SessionBase:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    return session


def test_a_viewer_is_who_they_are(world: World) -> None:
    follower(world)
    viewer = world.viewer(cast.FOLLOWER)

    assert (viewer.name, viewer.email, viewer.roles) == ("Sam Okafor", "sam.okafor@outlook.com", {})
    assert viewer.follows == viewer.readable == {world.feed_id}


def test_staff_read_the_feed_of_their_school_alone(world: World, elsewhere: World) -> None:
    assert world.viewer(cast.TEACHER).readable == {world.feed_id}
    assert world.viewer(OTHER_TEACHER).readable == {elsewhere.feed_id}


def test_a_permission_holds_at_ones_own_school_alone(world: World, elsewhere: World) -> None:
    viewer = world.viewer(OTHER_TEACHER)

    assert viewer.holds(Permission.POST, elsewhere.school_id)
    assert not viewer.holds(Permission.POST, world.school_id)
    assert viewer.schools_where(Permission.POST) == [elsewhere.school_id]


def test_one_person_may_have_several_roles(world: World) -> None:
    give_role(world.viewer(cast.ADMINISTRATOR), world.school_id, cast.TEACHER.email, Role.OFFICE_MANAGER)

    assert world.viewer(cast.TEACHER).roles_at(world.school_id) == {Role.TEACHER, Role.OFFICE_MANAGER}


def test_without_a_second_factor_staff_have_no_roles(world: World) -> None:
    Authenticator.objects.filter(user__email=cast.TEACHER.email).delete()
    viewer = world.viewer(cast.TEACHER)

    assert (viewer.roles, viewer.readable, viewer.lacks_second_factor) == ({}, frozenset(), True)


def test_recovery_codes_alone_are_no_second_factor(world: World) -> None:
    Authenticator.objects.filter(user__email=cast.TEACHER.email).update(type="recovery_codes")

    assert world.viewer(cast.TEACHER).roles == {}


def test_a_follower_needs_no_second_factor(world: World) -> None:
    follower(world)

    assert not world.viewer(cast.FOLLOWER).lacks_second_factor


def test_staff_without_a_second_factor_keep_what_they_follow(world: World) -> None:
    world.child("Ada", "Bryant", 5, carer(cast.TEACHER))
    world.follows(cast.TEACHER)
    Authenticator.objects.filter(user__email=cast.TEACHER.email).delete()

    assert world.viewer(cast.TEACHER).readable == {world.feed_id}


def test_the_demonstrations_cast_works_without_a_second_factor(world: World, settings: Settings) -> None:
    Authenticator.objects.all().delete()
    settings.DEMO = True

    assert world.viewer(cast.TEACHER).roles_at(world.school_id) == {Role.TEACHER}


def test_a_pending_request_lets_nobody_read(world: World) -> None:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)

    assert world.viewer(cast.PENDING).readable == frozenset()


def test_unread_notices_are_counted(world: World) -> None:
    follower(world)  # who is told so, and asked about the child

    assert world.viewer(cast.FOLLOWER).unread == 2


@pytest.mark.parametrize("account_id", [0, -1, 10_000, 2**63 - 1])
def test_an_account_that_does_not_exist_is_nobody(world: World, account_id: int) -> None:
    assert reads.viewer(account_id) is None


def test_a_closed_account_is_nobody(world: World) -> None:
    account = account_of(cast.TEACHER.email)
    Account.objects.filter(pk=account.pk).update(is_active=False)

    assert (reads.viewer(account.pk), reads.viewer_of(session_of(account))) == (None, None)
    with pytest.raises(NotFoundError):
        reads.account(cast.TEACHER.email)


def test_an_account_is_found_however_its_address_is_written(world: World) -> None:
    assert reads.account("TOM.Bryant@Gmail.com").name == "Tom Bryant"


# Who is signed in with a session


def test_a_session_is_its_accounts(world: World) -> None:
    viewer = reads.viewer_of(session_of(account_of(cast.TEACHER.email)))

    assert isinstance(viewer, Viewer)
    assert viewer.email == cast.TEACHER.email


def test_a_changed_password_ends_every_session(world: World) -> None:
    account = account_of(cast.TEACHER.email)
    session = session_of(account)
    account.set_password("eleven wet boots")
    account.save()

    assert reads.viewer_of(session) is None


def test_an_empty_session_is_nobodys(world: World) -> None:
    assert reads.viewer_of(SessionStore()) is None


def test_a_session_of_another_way_to_sign_in_is_nobodys(world: World) -> None:
    account = account_of(cast.TEACHER.email)

    assert reads.viewer_of(session_of(account, "django.contrib.auth.backends.ModelBackend")) is None


def test_a_session_whose_proof_is_missing_is_nobodys(world: World) -> None:
    session = session_of(account_of(cast.TEACHER.email))
    del session[HASH_SESSION_KEY]

    assert reads.viewer_of(session) is None
