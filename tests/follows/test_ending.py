"""Ending follows: by the office, and by the follower."""

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.follows import actions, reads
from nestbox.notices.reads import newest
from nestbox.posts import reads as posts
from nestbox.records.models import AuditEntry, Follow
from tests.world import OTHER_OFFICE, follower


@pytest.mark.clause("SAF-2")
def test_an_ended_follow_reads_nothing_from_the_next_request_on(world: World) -> None:
    follow_id = follower(world)
    world.posts("Boots on.")
    world.ends(follow_id)

    assert posts.home(world.viewer(cast.FOLLOWER), "").cards == ()


def test_the_follower_is_told_the_reason(world: World) -> None:
    world.ends(follower(world), "Leo has moved to another school.")
    standing = reads.standing(world.viewer(cast.FOLLOWER), world.feed_id)

    assert (standing.state, standing.reason) == ("ended", "Leo has moved to another school.")
    assert newest(world.viewer(cast.FOLLOWER))[0].sentence == "You no longer follow @PrimaryRedbourn."


def test_ending_is_put_on_record(world: World) -> None:
    follow_id = follower(world)
    world.ends(follow_id, "Moved.")
    entry = AuditEntry.objects.get(verb="follow ended")

    assert (entry.subject, entry.clause, entry.detail) == (
        f"follow:{follow_id}",
        "SAF-2",
        {"reason": "Moved."},
    )


@pytest.mark.parametrize("reason", ["", " \n "])
def test_ending_needs_a_reason(world: World, reason: str) -> None:
    follow_id = follower(world)

    with pytest.raises(InvalidError, match="Say why"):
        world.ends(follow_id, reason)
    assert world.viewer(cast.FOLLOWER).follows == {world.feed_id}


@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER, OTHER_OFFICE])
def test_for_everybody_else_a_follow_does_not_exist(world: World, elsewhere: World, member: Member) -> None:
    follow_id = follower(world)

    with pytest.raises(NotFoundError):
        actions.end_follow(world.viewer(member), follow_id, "No.")
    assert Follow.objects.get().ended_at is None


@pytest.mark.parametrize("member", [cast.OFFICE_MANAGER, cast.HEADTEACHER, cast.ADMINISTRATOR])
def test_three_roles_can_end_a_follow(world: World, member: Member) -> None:
    follow_id = follower(world)
    actions.end_follow(world.viewer(member), follow_id, "Moved.")

    assert world.viewer(cast.FOLLOWER).follows == frozenset()


def test_a_follow_ends_once(world: World) -> None:
    follow_id = follower(world)
    world.ends(follow_id)

    with pytest.raises(NotFoundError):
        world.ends(follow_id)


def test_a_follower_can_stop_by_themselves(world: World) -> None:
    follower(world)
    actions.unfollow(world.viewer(cast.FOLLOWER), world.feed_id)

    assert reads.standing(world.viewer(cast.FOLLOWER), world.feed_id).reason == "Their own wish."


def test_whoever_does_not_follow_cannot_stop(world: World) -> None:
    follower(world)
    world.signs_up(cast.STRANGER)

    with pytest.raises(NotFoundError):
        actions.unfollow(world.viewer(cast.STRANGER), world.feed_id)
    assert world.viewer(cast.FOLLOWER).follows == {world.feed_id}


@pytest.mark.clause("ACC-1")
def test_whoever_stopped_has_to_ask_again(world: World) -> None:
    follower(world)
    actions.unfollow(world.viewer(cast.FOLLOWER), world.feed_id)
    request_id = world.asks(cast.FOLLOWER)

    assert world.viewer(cast.FOLLOWER).follows == frozenset()
    assert world.approves(request_id) == Follow.objects.get(ended_at=None).pk
