"""The database itself refuses requests and follows that must not exist."""

import pytest
from django.db import IntegrityError

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.records.models import Account, Basis, Follow, FollowRequest, Responsibility, StaffMember
from tests.world import follower


def account_of(email: str) -> Account:
    return Account.objects.get(email=email)


@pytest.fixture
def asked(world: World) -> FollowRequest:
    """Birt Rogers has asked."""
    world.signs_up(cast.PENDING)
    return FollowRequest.objects.get(pk=world.asks(cast.PENDING))


def test_two_requests_cannot_wait_at_once(asked: FollowRequest) -> None:
    with pytest.raises(IntegrityError):
        FollowRequest.objects.create(account=asked.account, feed=asked.feed)


@pytest.mark.parametrize("lacks", ["outcome", "clause", "reason", "decided_at", "decided_by"])
def test_a_decision_cannot_be_half_written(asked: FollowRequest, lacks: str) -> None:
    whole = {
        "outcome": "refused",
        "clause": "REQ-2",
        "reason": "Unknown.",
        "decided_at": clock.now(),
        "decided_by": account_of(cast.OFFICE_MANAGER.email),
    }
    del whole[lacks]

    with pytest.raises(IntegrityError):
        FollowRequest.objects.filter(pk=asked.pk).update(**whole)


def test_a_third_outcome_does_not_exist(asked: FollowRequest) -> None:
    with pytest.raises(IntegrityError):
        FollowRequest.objects.filter(pk=asked.pk).update(
            outcome="maybe",
            clause="REQ-2",
            reason="Unknown.",
            decided_at=clock.now(),
            decided_by=account_of(cast.OFFICE_MANAGER.email),
        )


@pytest.mark.clause("REQ-1")
def test_a_decision_on_ones_own_request_cannot_be_kept(asked: FollowRequest) -> None:
    with pytest.raises(IntegrityError):
        FollowRequest.objects.filter(pk=asked.pk).update(
            outcome="approved", clause="ACC-2", reason="Me.", decided_at=clock.now(), decided_by=asked.account
        )


def test_nobody_follows_a_feed_twice_at_once(world: World) -> None:
    follower(world)
    kept = Follow.objects.get()
    again = FollowRequest.objects.create(account=kept.account, feed=kept.feed)

    with pytest.raises(IntegrityError):
        Follow.objects.create(account=kept.account, feed=kept.feed, request=again, group=kept.group)


def test_a_request_makes_one_follow(world: World) -> None:
    world.ends(follower(world))
    kept = Follow.objects.get()

    with pytest.raises(IntegrityError):
        Follow.objects.create(account=kept.account, feed=kept.feed, request=kept.request, group=kept.group)


def test_a_follow_does_not_end_without_a_reason(world: World) -> None:
    follower(world)

    with pytest.raises(IntegrityError):
        Follow.objects.update(ended_at=clock.now())


@pytest.mark.parametrize("both", [True, False])
def test_a_basis_is_one_line_of_the_roll(world: World, both: bool) -> None:
    follow_id = follower(world)
    world.staff(cast.FOLLOWER, "governor")
    child = Responsibility.objects.get() if both else None
    entry = StaffMember.objects.get() if both else None

    with pytest.raises(IntegrityError):
        Basis.objects.create(follow_id=follow_id, responsibility=child, staff_member=entry)


def test_a_line_of_the_roll_that_a_follow_stands_on_cannot_be_deleted(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.signs_up(cast.PENDING)
    world.follows(cast.PENDING)

    with pytest.raises(IntegrityError):
        Responsibility.objects.all().delete()
