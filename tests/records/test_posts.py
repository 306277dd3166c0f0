"""The database itself refuses posts, photos and removals that must not exist."""

import pytest
from django.db import IntegrityError

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.records.models import Draft, Like, Photo, Post, Removal, Rendition
from tests.world import follower, picture


@pytest.fixture
def post(world: World) -> Post:
    """News with a photo."""
    follower(world)
    return Post.objects.get(pk=world.posts("Boots on.", [(picture(), "Boots.")]))


def test_a_form_makes_one_post(post: Post) -> None:
    with pytest.raises(IntegrityError):
        Post.objects.create(feed=post.feed, author=post.author, text="Again.", key=post.key)


def test_a_draft_becomes_one_post(post: Post) -> None:
    with pytest.raises(IntegrityError):
        Post.objects.create(
            feed=post.feed, author=post.author, draft=post.draft, text="Again.", key="another"
        )


def test_a_comment_comes_from_no_draft(post: Post, world: World) -> None:
    draft = Draft.objects.get(pk=world.drafts("A comment?"))

    with pytest.raises(IntegrityError):
        Post.objects.create(
            feed=post.feed, author=post.author, draft=draft, in_reply_to=post, text="Sly.", key="another"
        )


def test_a_person_likes_a_post_once(post: Post) -> None:
    Like.objects.create(account=post.author, post=post)

    with pytest.raises(IntegrityError):
        Like.objects.create(account=post.author, post=post)


@pytest.mark.parametrize("state", ["received", "refused"])
@pytest.mark.clause("CON-2")
def test_a_photo_that_is_not_ready_is_not_published(post: Post, state: str) -> None:
    with pytest.raises(IntegrityError):
        Photo.objects.update(state=state)


@pytest.mark.clause("MED-1")
def test_a_photo_without_a_description_is_not_published(post: Post) -> None:
    with pytest.raises(IntegrityError):
        Photo.objects.update(alt="")


def test_an_original_is_not_destroyed_and_kept_at_once(post: Post) -> None:
    with pytest.raises(IntegrityError):
        Photo.objects.update(original_destroyed_at=clock.now(), original="still-here.sealed")


def test_a_rendition_is_kept_once(post: Post) -> None:
    kept = Rendition.objects.filter(name="small", extension="webp")[0]
    kept.pk = None

    with pytest.raises(IntegrityError):
        kept.save(force_insert=True)


@pytest.mark.clause("COM-4")
def test_a_removal_has_a_reason(post: Post) -> None:
    with pytest.raises(IntegrityError):
        Removal.objects.create(post=post, by=post.author, clause="COM-4", reason="")


def test_a_post_is_removed_once(post: Post) -> None:
    Removal.objects.create(post=post, by=post.author, clause="COM-4", reason="A name.")

    with pytest.raises(IntegrityError):
        Removal.objects.create(post=post, by=post.author, clause="COM-4", reason="Again.")


def test_the_author_of_a_post_cannot_be_deleted(post: Post) -> None:
    with pytest.raises(IntegrityError):
        post.author.delete()
    assert Post.objects.get().author.email == cast.TEACHER.email
