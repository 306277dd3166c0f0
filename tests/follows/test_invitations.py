"""Carers are invited to ask."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.follows.invitations import invite, trips_to_invite_for
from nestbox.records.models import Follow, FollowRequest
from tests.world import follower


def day(days: int) -> date:
    return timezone.localtime(clock.now()).date() + timedelta(days=days)


@pytest.fixture
def trip_id(world: World) -> int:
    return world.trip("The Lakes", "Hawse End", day(3), day(7))


def invited(world: World, trip_id: int) -> list[str]:
    mail.outbox.clear()
    invite(world.viewer(cast.OFFICE_MANAGER), trip_id)
    return [message.to[0] for message in mail.outbox]


def test_a_carer_who_would_be_admitted_is_invited_once(world: World, trip_id: int) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    assert [invited(world, trip_id), invited(world, trip_id)] == [[cast.PENDING.email], []]


def test_an_invitation_admits_nobody(world: World, trip_id: int) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    invited(world, trip_id)
    assert (Follow.objects.count(), FollowRequest.objects.count()) == (0, 0)


def test_the_letter_leads_to_the_feed_and_names_no_child(world: World, trip_id: int) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    invited(world, trip_id)
    body = str(mail.outbox[0].body)
    assert ("/@PrimaryRedbourn/" in body, "Ivy" in body, "Rogers" in body) == (True, False, False)


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    "change",
    [
        {"contact_restricted": True},
        {"contact_restricted": None},
        {"email_kind": "work"},
        {"relationship": "grandmother", "principal_carer": False},
        {"email": "birt@mailinator.com"},
        {"email": "birt@northwind.gov.uk"},
    ],
    ids=" ".join,
)
def test_who_would_not_be_admitted_is_not_invited(world: World, trip_id: int, change: dict[str, Any]) -> None:
    world.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), **change))
    assert invited(world, trip_id) == []


@pytest.mark.clause("ACC-2")
def test_the_carer_of_an_older_child_is_not_invited(world: World, trip_id: int) -> None:
    world.child("Ivy", "Rogers", 7, carer(cast.PENDING))
    assert invited(world, trip_id) == []


def test_who_follows_already_is_not_invited(world: World, trip_id: int) -> None:
    follower(world, cast.FOLLOWER)
    assert invited(world, trip_id) == []


def test_the_page_counts_those_whom_the_roll_leaves_open(world: World, trip_id: int) -> None:
    world.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), contact_restricted=None))
    [shown] = trips_to_invite_for(world.viewer(cast.OFFICE_MANAGER), world.school_id)
    assert (shown.invitees, shown.unclear) == ((), 1)


def test_nobody_is_invited_to_a_trip_that_is_over(world: World) -> None:
    over = world.trip("The Lakes", "Hawse End", day(-7), day(-3))
    with pytest.raises(NotFoundError):
        invite(world.viewer(cast.OFFICE_MANAGER), over)


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR])
def test_only_those_who_decide_invite(world: World, trip_id: int, member: cast.Member) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    with pytest.raises(NotFoundError):
        invite(world.viewer(member), trip_id)


@pytest.mark.clause("PUR-1")
def test_a_trip_of_one_year_invites_the_carers_of_that_year(world: World) -> None:
    trip_id = world.trip("The Dales", "", day(3), day(7), years=(6,))
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.child("Mia", "Bennett", 6, carer(cast.MOTHER))
    assert invited(world, trip_id) == [cast.MOTHER.email]
