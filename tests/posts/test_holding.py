"""Comments that may name a child are held, not refused: kept, and absent for everybody else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nestbox.accounts.viewer import Viewer
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.posts import actions, holding, reads
from nestbox.records.models import AuditEntry, Hold, Notice, Post
from tests.world import OTHER_ADMINISTRATOR, follower

NAMES = "Well done Leo!"


@pytest.fixture
def post_id(world: World) -> int:
    follower(world, cast.FOLLOWER)
    follower(world, cast.MOTHER)
    return world.posts("Over the wall.")


@pytest.fixture
def held(world: World, post_id: int) -> int:
    return world.comments(cast.FOLLOWER, post_id, NAMES)


def seen(world: World, member: Member, post_id: int) -> list[int]:
    return [comment.id for comment in reads.post(world.viewer(member), post_id, "").comments]


def count(post_id: int) -> int:
    return Post.objects.get(pk=post_id).comment_count


@pytest.mark.clause("NAM-1")
def test_a_comment_that_names_a_child_is_kept_and_seen_by_nobody_else(
    world: World, post_id: int, held: int
) -> None:
    assert Post.objects.get(pk=held).text == NAMES
    assert [seen(world, who, post_id) for who in (cast.FOLLOWER, cast.MOTHER, cast.TEACHER)] == [
        [held],
        [],
        [],
    ]


@pytest.mark.clause("NAM-1")
def test_a_name_beside_a_comment_is_looked_at_once(world: World, post_id: int) -> None:
    mum = Member("Ada's mum", "adas.mum@gmail.com", "Signs with her child's name.")
    world.child("Ada", "Reid", 5, replace(carer(mum), name="Una Reid"))
    world.signs_up(mum)
    world.follows(mum)
    first = world.comments(mum, post_id, "Well done, all!")
    [waiting] = holding.held(world.viewer(cast.ADMINISTRATOR), world.school_id)
    before = seen(world, cast.MOTHER, post_id)
    holding.release(world.viewer(cast.ADMINISTRATOR), first)
    second = world.comments(mum, post_id, "And home safe.")

    assert (waiting.shown_name, waiting.words, before) == ("Ada's mum", (), [])
    assert seen(world, cast.MOTHER, post_id) == [first, second]


@pytest.mark.clause("COM-1")
def test_a_parent_who_shares_a_childs_name_comments_freely(world: World, post_id: int) -> None:
    world.child(cast.FOLLOWER.name.split()[0], "Reid", 5)
    comment_id = world.comments(cast.FOLLOWER, post_id, "Well done, all!")

    assert seen(world, cast.MOTHER, post_id) == [comment_id]


@pytest.mark.clause("COM-1")
def test_a_comment_that_names_nobody_is_seen_at_once(world: World, post_id: int) -> None:
    comment_id = world.comments(cast.FOLLOWER, post_id, "Well done, all!")

    assert seen(world, cast.MOTHER, post_id) == [comment_id]


@pytest.mark.clause("NAM-1")
def test_it_is_not_counted_until_it_is_let_through(world: World, post_id: int, held: int) -> None:
    assert count(post_id) == 0
    holding.release(world.viewer(cast.ADMINISTRATOR), held)

    assert count(post_id) == 1


@pytest.mark.clause("COM-4")
def test_let_through_it_is_seen_by_every_follower_and_its_author_is_told(
    world: World, post_id: int, held: int
) -> None:
    holding.release(world.viewer(cast.HEADTEACHER), held)
    told = Notice.objects.filter(account__email=cast.FOLLOWER.email).latest("id")

    assert seen(world, cast.MOTHER, post_id) == [held]
    assert told.sentence == "Your comment on @PrimaryRedbourn can be seen by everybody now."


@pytest.mark.clause("COM-4")
def test_who_let_it_through_is_kept(world: World, held: int) -> None:
    holding.release(world.viewer(cast.ADMINISTRATOR), held)
    verbs = AuditEntry.objects.filter(subject=f"post:{held}").order_by("number")
    released_by = Hold.objects.get().released_by

    assert [(entry.verb, entry.clause) for entry in verbs] == [
        ("comment held", "NAM-1"),
        ("comment released", "NAM-1"),
    ]
    assert released_by is not None
    assert released_by.email == cast.ADMINISTRATOR.email


@pytest.mark.clause("COM-4")
def test_removed_instead_it_changes_no_count_and_its_author_is_told_why(
    world: World, post_id: int, held: int
) -> None:
    world.comments(cast.MOTHER, post_id, "Lovely.")
    actions.remove(world.viewer(cast.ADMINISTRATOR), held, "It names a child.", "NAM-1")

    assert (count(post_id), seen(world, cast.FOLLOWER, post_id) == [held]) == (1, False)
    assert holding.held(world.viewer(cast.ADMINISTRATOR), world.school_id) == []
    assert "Your comment" in Notice.objects.filter(account__email=cast.FOLLOWER.email).latest("id").sentence


@pytest.mark.clause("COM-4")
def test_whoever_may_look_is_asked_to(world: World, held: int) -> None:
    told = Notice.objects.filter(kind="held").values_list("account__email", flat=True)

    assert set(told) == {cast.ADMINISTRATOR.email, cast.HEADTEACHER.email}


def test_the_queue_shows_the_words_in_question(world: World, held: int) -> None:
    [shown] = holding.held(world.viewer(cast.ADMINISTRATOR), world.school_id)

    assert (shown.id, shown.author_name, shown.words) == (held, cast.FOLLOWER.name, ("Leo",))


@pytest.mark.clause("SAF-2")
def test_a_held_comment_is_absent_for_everybody_who_may_not_look(
    world: World, elsewhere: World, held: int
) -> None:
    others = (
        world.viewer(cast.MOTHER),
        world.viewer(cast.TEACHER),
        world.viewer(cast.OFFICE_MANAGER),
        elsewhere.viewer(OTHER_ADMINISTRATOR),
    )

    for viewer in others:
        assert _gets_nowhere(viewer, held) == 3


def _gets_nowhere(viewer: Viewer, comment_id: int) -> int:
    """In how many of the three ways the comment is not there."""
    ways: tuple[Callable[[], None], ...] = (
        lambda: holding.release(viewer, comment_id),
        lambda: actions.like(viewer, comment_id),
        lambda: actions.remove(viewer, comment_id, "A reason."),
    )
    for way in ways:
        with pytest.raises(NotFoundError):
            way()
    return len(ways)


def test_the_queue_is_not_there_for_who_may_not_look(world: World, held: int) -> None:
    with pytest.raises(NotFoundError):
        holding.held(world.viewer(cast.TEACHER), world.school_id)


def test_letting_through_twice_is_letting_through_once(world: World, post_id: int, held: int) -> None:
    holding.release(world.viewer(cast.ADMINISTRATOR), held)

    with pytest.raises(NotFoundError):
        holding.release(world.viewer(cast.ADMINISTRATOR), held)
    assert count(post_id) == 1


def test_sending_a_held_comment_again_is_one_comment(world: World, post_id: int) -> None:
    viewer = world.viewer(cast.FOLLOWER)
    world.comments(cast.FOLLOWER, post_id, "Lovely.")

    assert actions.comment(viewer, post_id, NAMES, "k") == actions.comment(viewer, post_id, NAMES, "k")
    assert Hold.objects.count() == 1
