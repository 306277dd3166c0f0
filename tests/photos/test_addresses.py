"""Addresses for apps that send no credentials with pictures: one follower's each, and short-lived."""

from datetime import timedelta

import pytest

from nestbox import clock
from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.photos import addresses
from nestbox.photos.addresses import NOBODY, STEP, What
from tests.world import follower

WHAT = What(7, "large", "jpg")


def account_id(member: Member) -> int:
    return accounts.account(member.email).pk


def proof(member: Member, what: What = WHAT) -> str:
    """The part of an address that says whose it is."""
    return addresses.signed(account_id(member), what).split("/")[2]


def at(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    moment = clock.now() + later
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_an_address_is_its_owners_as_they_stand_now(world: World) -> None:
    follower(world)

    assert addresses.viewer_of(proof(cast.FOLLOWER), WHAT) == world.viewer(cast.FOLLOWER)


@pytest.mark.clause("SAF-2")
def test_an_address_from_before_the_end_of_a_follow_opens_no_feed_after_it(world: World) -> None:
    follow_id = follower(world)
    made = proof(cast.FOLLOWER)
    before = addresses.viewer_of(made, WHAT).readable
    world.ends(follow_id)

    assert (before, addresses.viewer_of(made, WHAT).readable) == (
        frozenset({world.feed_id}),
        frozenset(),
    )


@pytest.mark.parametrize("what", [What(8, "large", "jpg"), What(7, "small", "jpg"), What(7, "large", "webp")])
def test_an_address_is_good_for_its_own_file_alone(world: World, what: What) -> None:
    follower(world)

    assert addresses.viewer_of(proof(cast.FOLLOWER), what) is NOBODY


@pytest.mark.parametrize(("later", "good"), [(59, True), (76, False)])
def test_an_address_is_good_for_an_hour(
    world: World, monkeypatch: pytest.MonkeyPatch, later: int, good: bool
) -> None:
    follower(world)
    made = proof(cast.FOLLOWER)
    at(monkeypatch, timedelta(minutes=later))

    assert (addresses.viewer_of(made, WHAT) is not NOBODY) is good


def test_an_address_stays_the_same_for_a_while_so_that_an_app_keeps_its_picture(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    follower(world)
    beginning = clock.now().timestamp() // STEP.total_seconds() * STEP.total_seconds()
    at(monkeypatch, timedelta(seconds=beginning + 1 - clock.now().timestamp()))
    first = proof(cast.FOLLOWER)
    at(monkeypatch, STEP - timedelta(seconds=2))
    same = proof(cast.FOLLOWER)
    at(monkeypatch, timedelta(seconds=2))

    assert (same == first, proof(cast.FOLLOWER) == first) == (True, False)


def test_a_new_password_ends_every_address(world: World) -> None:
    follower(world)
    made = proof(cast.FOLLOWER)
    account = accounts.account(cast.FOLLOWER.email)
    account.set_password("eight dry tents in a barn")
    account.save()

    assert addresses.viewer_of(made, WHAT) is NOBODY


def test_a_closed_account_has_no_addresses(world: World) -> None:
    follower(world)
    made = proof(cast.FOLLOWER)
    account = accounts.account(cast.FOLLOWER.email)
    account.is_active = False
    account.save()

    assert addresses.viewer_of(made, WHAT) is NOBODY
    with pytest.raises(NotFoundError):
        addresses.signed(account.pk, WHAT)


def test_staff_without_their_second_step_are_nobody(world: World) -> None:
    from allauth.mfa.models import Authenticator

    made = proof(cast.TEACHER)
    Authenticator.objects.filter(user__email=cast.TEACHER.email).delete()

    assert addresses.viewer_of(made, WHAT) is NOBODY


def test_nobody_makes_an_address_of_anothers(world: World) -> None:
    follower(world)
    follower(world, cast.MOTHER)
    own, other = proof(cast.FOLLOWER).split("-"), proof(cast.MOTHER).split("-")

    assert addresses.viewer_of("-".join([other[0], *own[1:]]), WHAT) is NOBODY


def test_nobody_makes_an_address_last_longer(world: World) -> None:
    follower(world)
    owner, until, mac = proof(cast.FOLLOWER).split("-")

    assert addresses.viewer_of(f"{owner}-{int(until) + 1}-{mac}", WHAT) is NOBODY


@pytest.mark.parametrize(
    "made_up", ["", "x", "1-2-3", f"1-99999999999-{'0' * 64}", f"{'9' * 19}-1-{'0' * 64}"]
)
def test_what_was_not_made_here_is_nobodys(world: World, made_up: str) -> None:
    assert addresses.viewer_of(made_up, WHAT) is NOBODY


def test_an_address_says_nothing_of_its_owner_but_a_number(world: World) -> None:
    follower(world)
    address = addresses.signed(account_id(cast.FOLLOWER), WHAT)

    assert [word for word in (cast.FOLLOWER.email, cast.FOLLOWER.name.split()[0]) if word in address] == []
