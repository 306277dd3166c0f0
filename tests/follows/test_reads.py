"""What is seen of requests and followers, and by whom."""

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.follows import queue, reads
from nestbox.follows.reads import Standing
from nestbox.policy.verdict import QueueGroup
from tests.world import OTHER_FOLLOWER, OTHER_OFFICE, follower


@pytest.fixture
def request_id(world: World) -> int:
    """Birt Rogers, who is on the roll, has asked."""
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.signs_up(cast.PENDING)
    return world.asks(cast.PENDING, "I am Ivy's mother.")


def test_the_queue_has_the_newest_first(world: World, request_id: int) -> None:
    world.signs_up(cast.STRANGER)
    later = world.asks(cast.STRANGER)

    world.signs_up(cast.NEWCOMER)
    latest = world.asks(cast.NEWCOMER)
    groups = dict(queue.queue(world.viewer(cast.OFFICE_MANAGER)))
    assert {group: [waiting.row.id for waiting in rows] for group, rows in groups.items()} == {
        QueueGroup.STRONG: [request_id],
        QueueGroup.AGAINST: [latest, later],
    }


def test_a_decided_request_leaves_the_queue(world: World, request_id: int) -> None:
    world.approves(request_id)
    office = world.viewer(cast.OFFICE_MANAGER)

    assert (queue.queue(office), reads.pending_count(office)) == ([], 0)
    assert [row.outcome for row in queue.decided(office)] == ["approved"]


@pytest.mark.clause("REQ-2")
def test_a_request_is_shown_with_its_evidence(world: World, request_id: int) -> None:
    shown = queue.request(world.viewer(cast.OFFICE_MANAGER), request_id)

    assert [(finding.clause, finding.weight) for finding in shown.findings] == [
        ("REQ-2", "weak"),
        ("REQ-4", "weak"),
        ("ACC-2", "strong"),
    ]
    assert shown.approval.allowed


def test_a_request_is_shown_with_what_the_requester_says(world: World, request_id: int) -> None:
    row = queue.request(world.viewer(cast.OFFICE_MANAGER), request_id).row

    assert (row.email, row.name, row.says) == ("birtrogers@gmail.com", "Birt Rogers", "I am Ivy's mother.")


def test_ones_own_request_is_not_ones_own_to_approve(world: World) -> None:
    world.child("Ada", "Osei", 6, carer(cast.OFFICE_MANAGER))
    own = world.asks(cast.OFFICE_MANAGER)

    assert queue.request(world.viewer(cast.OFFICE_MANAGER), own).approval.clause == "REQ-1"


@pytest.mark.parametrize("member", [cast.TEACHER, cast.ADMINISTRATOR, cast.PENDING, OTHER_OFFICE])
def test_nobody_else_sees_a_request(world: World, elsewhere: World, request_id: int, member: Member) -> None:
    viewer = world.viewer(member)

    with pytest.raises(NotFoundError):
        queue.request(viewer, request_id)
    assert (queue.queue(viewer), queue.decided(viewer), reads.pending_count(viewer)) == ([], [], 0)


def test_followers_are_listed_by_name(world: World) -> None:
    follower(world)
    follower(world, cast.MOTHER)

    listed = reads.followers(world.viewer(cast.OFFICE_MANAGER), world.school_id)

    assert [(person.name, person.group) for person in listed] == [
        ("Chloe Bennett", "parent/carer"),
        ("Sam Okafor", "parent/carer"),
    ]


def test_an_ended_follower_is_not_listed(world: World) -> None:
    world.ends(follower(world))

    assert reads.followers(world.viewer(cast.OFFICE_MANAGER), world.school_id) == []


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER, OTHER_OFFICE])
def test_nobody_else_sees_who_follows(world: World, elsewhere: World, member: Member) -> None:
    follower(world)

    with pytest.raises(NotFoundError):
        reads.followers(world.viewer(member), world.school_id)


def test_followers_of_another_school_are_not_listed(world: World, elsewhere: World) -> None:
    follower(world)
    follower(elsewhere, OTHER_FOLLOWER)

    listed = reads.followers(world.viewer(cast.OFFICE_MANAGER), world.school_id)

    assert [person.email for person in listed] == [cast.FOLLOWER.email]


def test_before_asking_there_is_nothing(world: World, request_id: int) -> None:
    world.signs_up(cast.STRANGER)

    assert reads.standing(world.viewer(cast.STRANGER), world.feed_id) == Standing("none")


def test_whoever_has_asked_waits(world: World, request_id: int) -> None:
    assert reads.standing(world.viewer(cast.PENDING), world.feed_id).state == "pending"


def test_the_newest_request_is_where_somebody_stands(world: World, request_id: int) -> None:
    world.refuses(request_id)
    world.asks(cast.PENDING)

    assert reads.standing(world.viewer(cast.PENDING), world.feed_id).state == "pending"
