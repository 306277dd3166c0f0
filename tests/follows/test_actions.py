"""Asking, deciding, ending."""

from nestbox.demo import cast
from nestbox.demo.world import World
from tests.world import follower


def test_an_approved_request_makes_a_follower(world: World) -> None:
    follower(world)

    assert world.viewer(cast.FOLLOWER).follows == {world.feed_id}


def test_a_pending_request_is_not_a_follow(world: World) -> None:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)

    assert world.viewer(cast.PENDING).follows == frozenset()
