"""Likes."""

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.posts import actions, reads
from nestbox.records.models import Feed, Like, Post
from tests.at_once import at_once, needs_two_writers
from tests.world import OTHER_TEACHER, follower, redbourn, refusal


@pytest.fixture
def post_id(world: World) -> int:
    """News, and somebody who follows."""
    follower(world)
    return world.posts("Boots on.")


def likes_of(post_id: int) -> tuple[int, int]:
    """What is counted, and what is kept."""
    return Post.objects.get(pk=post_id).like_count, Like.objects.filter(post_id=post_id).count()


@pytest.mark.clause("LIK-1")
@pytest.mark.clause("LIK-2")
def test_a_follower_likes_a_post(world: World, post_id: int) -> None:
    world.likes(cast.FOLLOWER, post_id)

    assert likes_of(post_id) == (1, 1)


def test_liking_twice_is_liking_once(world: World, post_id: int) -> None:
    world.likes(cast.FOLLOWER, post_id)
    world.likes(cast.FOLLOWER, post_id)

    assert likes_of(post_id) == (1, 1)


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_likes_at_the_same_moment_are_all_counted_once() -> None:
    world = redbourn()
    follower(world)
    follower(world, cast.MOTHER)
    post_id = world.posts("Boots on.")
    sam, chloe = world.viewer(cast.FOLLOWER), world.viewer(cast.MOTHER)

    at_once(*[lambda: actions.like(sam, post_id)] * 2, *[lambda: actions.like(chloe, post_id)] * 2)

    assert likes_of(post_id) == (2, 2)


def test_a_like_can_be_taken_back_once(world: World, post_id: int) -> None:
    follower(world, cast.MOTHER)
    world.likes(cast.MOTHER, post_id)
    world.likes(cast.FOLLOWER, post_id)
    actions.unlike(world.viewer(cast.FOLLOWER), post_id)
    actions.unlike(world.viewer(cast.FOLLOWER), post_id)

    assert likes_of(post_id) == (1, 1)


def test_a_like_changes_the_feed_and_a_second_does_not(world: World, post_id: int) -> None:
    before = Feed.objects.get().changes
    world.likes(cast.FOLLOWER, post_id)
    world.likes(cast.FOLLOWER, post_id)

    assert Feed.objects.get().changes == before + 1


def test_a_comment_can_be_liked(world: World, post_id: int) -> None:
    comment_id = world.comments(cast.FOLLOWER, post_id, "Lovely.")
    world.likes(cast.FOLLOWER, comment_id)

    assert likes_of(comment_id) == (1, 1)


@pytest.mark.clause("LIK-1")
def test_staff_who_do_not_follow_do_not_like(world: World, post_id: int) -> None:
    assert refusal(lambda: world.likes(cast.TEACHER, post_id)) == ("LIK-1",)


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.PENDING, cast.ENDED, cast.STRANGER, OTHER_TEACHER])
def test_for_everybody_else_the_post_does_not_exist(
    world: World, elsewhere: World, post_id: int, member: Member
) -> None:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)
    world.ends(follower(world, cast.ENDED))
    world.signs_up(cast.STRANGER)
    viewer = world.viewer(member)

    for act in (actions.like, actions.unlike):
        with pytest.raises(NotFoundError):
            act(viewer, post_id)
    assert likes_of(post_id) == (0, 0)


@pytest.mark.clause("SAF-2")
def test_the_heart_of_a_hidden_post_does_not_beat(world: World, post_id: int) -> None:
    world.likes(cast.FOLLOWER, post_id)
    world.signs_up(cast.STRANGER)

    with pytest.raises(NotFoundError):
        reads.heart(world.viewer(cast.STRANGER), post_id, "token")


def test_the_heart_shows_whether_the_viewer_likes_the_post(world: World, post_id: int) -> None:
    world.likes(cast.FOLLOWER, post_id)

    assert [
        'aria-pressed="true"' in reads.heart(world.viewer(member), post_id, "token")
        for member in (cast.FOLLOWER, cast.TEACHER)
    ] == [True, False]
