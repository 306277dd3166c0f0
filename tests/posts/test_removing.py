"""Taking down comments and news."""

import pytest
from django.core import mail

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.notices.reads import newest
from nestbox.photos.reads import rendition
from nestbox.posts import actions, reads
from nestbox.records.models import AuditEntry, Feed, Photo, Post, Removal
from tests.world import OTHER_ADMINISTRATOR, follower, picture, refusal


@pytest.fixture
def post_id(world: World) -> int:
    """News with a photo, and a comment on it."""
    follower(world)
    post_id = world.posts("Boots on.", [(picture(), "Boots.")])
    world.comments(cast.FOLLOWER, post_id, "Is that them?")
    return post_id


@pytest.fixture
def comment_id(post_id: int) -> int:
    """The comment."""
    return Post.objects.get(in_reply_to=post_id).pk


@pytest.mark.clause("COM-4")
@pytest.mark.parametrize("member", [cast.ADMINISTRATOR, cast.HEADTEACHER])
def test_a_comment_is_removed_for_everybody(
    world: World, post_id: int, comment_id: int, member: Member
) -> None:
    actions.remove(world.viewer(member), comment_id, "It names a child.")
    shown = reads.post(world.viewer(cast.FOLLOWER), post_id, "")

    assert shown.comments == ()
    assert Post.objects.get(pk=post_id).comment_count == 0


@pytest.mark.clause("COM-4")
def test_the_author_of_a_comment_is_told_why(world: World, comment_id: int) -> None:
    mail.outbox.clear()
    actions.remove(world.viewer(cast.ADMINISTRATOR), comment_id, "It names a child.")

    assert newest(world.viewer(cast.FOLLOWER))[0].sentence == "Your comment on @PrimaryRedbourn was removed."
    assert ["It names a child." in str(message.body) for message in mail.outbox] == [True]


@pytest.mark.clause("COM-4")
def test_a_removal_is_put_on_record(world: World, comment_id: int) -> None:
    actions.remove(world.viewer(cast.ADMINISTRATOR), comment_id, " It names a child. ")
    entry = AuditEntry.objects.get(verb="comment removed")

    assert (entry.subject, entry.clause, entry.detail) == (
        f"post:{comment_id}",
        "COM-4",
        {"reason": "It names a child."},
    )
    assert Removal.objects.get().reason == "It names a child."


@pytest.mark.clause("COM-4")
@pytest.mark.parametrize("reason", ["", " \n", "\0"])
def test_a_removal_needs_a_reason(world: World, post_id: int, comment_id: int, reason: str) -> None:
    assert refusal(lambda: actions.remove(world.viewer(cast.ADMINISTRATOR), comment_id, reason)) == ("COM-4",)
    assert Post.objects.get(pk=post_id).comment_count == 1


def test_a_reason_that_is_too_long_is_not_cut_but_refused(world: World, comment_id: int) -> None:
    with pytest.raises(InvalidError, match="500"):
        actions.remove(world.viewer(cast.ADMINISTRATOR), comment_id, "a" * 501)


@pytest.mark.clause("COM-4")
@pytest.mark.parametrize("member", [cast.TEACHER, cast.OFFICE_MANAGER, cast.FOLLOWER])
def test_whoever_may_not_remove_is_refused(world: World, comment_id: int, member: Member) -> None:
    assert refusal(lambda: actions.remove(world.viewer(member), comment_id, "No.")) == ("COM-4",)
    with pytest.raises(NotFoundError):
        reads.removable(world.viewer(member), comment_id)


@pytest.mark.parametrize("member", [OTHER_ADMINISTRATOR, cast.STRANGER])
def test_for_strangers_there_is_nothing_to_remove(
    world: World, elsewhere: World, comment_id: int, member: Member
) -> None:
    world.signs_up(cast.STRANGER)

    with pytest.raises(NotFoundError):
        actions.remove(world.viewer(member), comment_id, "No.")
    assert Removal.objects.count() == 0


def test_whoever_may_remove_sees_what(world: World, post_id: int, comment_id: int) -> None:
    shown = reads.removable(world.viewer(cast.ADMINISTRATOR), comment_id)

    assert (shown.text_html, shown.author_name, shown.is_comment, shown.parent_id) == (
        "Is that them?",
        "Sam Okafor",
        True,
        post_id,
    )


def test_removing_twice_is_not_possible(world: World, post_id: int, comment_id: int) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    actions.remove(administrator, comment_id, "It names a child.")

    with pytest.raises(NotFoundError):
        actions.remove(administrator, comment_id, "Again.")
    assert Post.objects.get(pk=post_id).comment_count == 0


def test_a_removal_changes_the_feed(world: World, comment_id: int) -> None:
    before = Feed.objects.get().changes
    actions.remove(world.viewer(cast.ADMINISTRATOR), comment_id, "It names a child.")

    assert Feed.objects.get().changes == before + 1


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.FOLLOWER, cast.TEACHER, cast.ADMINISTRATOR])
def test_with_a_post_its_card_comments_and_photos_are_gone(
    world: World, post_id: int, comment_id: int, member: Member
) -> None:
    photo_id = Photo.objects.get().pk
    viewer = world.viewer(member)
    assert rendition(viewer, photo_id, "small", "webp").media_type == "image/webp"
    actions.remove(world.viewer(cast.ADMINISTRATOR), post_id, "A child without consent.")

    assert reads.home(viewer, "").cards == ()
    for act in (
        lambda: reads.post(viewer, post_id, ""),
        lambda: reads.check_readable(viewer, post_id),
        lambda: actions.like(viewer, comment_id),
        lambda: rendition(viewer, photo_id, "small", "webp"),
        lambda: reads.heart(viewer, post_id, ""),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_the_teacher_is_told_of_a_removed_post(world: World, post_id: int) -> None:
    actions.remove(world.viewer(cast.ADMINISTRATOR), post_id, "A child without consent.")

    assert newest(world.viewer(cast.TEACHER))[0].sentence == "Your post on @PrimaryRedbourn was removed."


def test_the_record_says_what_was_removed(world: World, post_id: int) -> None:
    actions.remove(world.viewer(cast.HEADTEACHER), post_id, "A child without consent.")

    assert AuditEntry.objects.get(verb="post removed").subject == f"post:{post_id}"
