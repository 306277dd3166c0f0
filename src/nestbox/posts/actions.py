"""Publishing, liking, commenting, removing: each one function, one transaction."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Iterable, Mapping

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError, NotFoundError, fitting, require
from nestbox.jobs.actions import enqueue
from nestbox.notices.actions import News, tell
from nestbox.photos import showings
from nestbox.photos.actions import draft_of
from nestbox.photos.areas import Judged
from nestbox.policy.commenting import may_comment
from nestbox.policy.liking import may_like
from nestbox.policy.removing import may_remove
from nestbox.posts import cards, gate, holding
from nestbox.posts.gate import Looked
from nestbox.posts.reads import readable, school_of
from nestbox.posts.text import count, tidy
from nestbox.records.models import Draft, Feed, Like, Photo, Post, Removal, Rendition
from nestbox.schools import policies

log = logging.getLogger(__name__)
REASON_LENGTH = 500


@transaction.atomic
def publish(viewer: Viewer, draft_id: int, seen: Collection[str] = (), *, vouched: bool = False) -> int:
    """Publish a draft as news; returns the post's id. Publishing twice is publishing once.

    ``seen`` are the digests of the photos as they were looked at; ``vouched``: as ``Looked`` says. Every
    clause is judged on the rows as they are at this moment, and everything that stands against it is raised
    at once in one ``UnpublishableError``. Afterwards the originals of the photos are destroyed.
    """
    rows = Draft.objects.filter(pk=draft_id, author_id=viewer.account_id)
    rows.select_for_update().first()  # a second tap waits here for the first to be done
    published = Post.objects.filter(draft__in=rows).values_list("id", flat=True).first()
    if published is not None:
        return published
    draft = draft_of(viewer, draft_id)
    school_id = draft.feed.school_id
    hold(school_id)  # no consent changes between the judgement and the publication
    list(draft.photos.select_for_update().values_list("id"))  # and no late rendering replaces what is judged
    photos = gate.pass_or_raise(viewer, draft, Looked(seen, vouched)).photos
    _check_files(photos)
    return _keep_post(viewer, draft, photos)


def _check_files(photos: Iterable[Photo]) -> None:
    """What was previewed is, byte for byte, what is published."""
    for rendition in Rendition.objects.filter(photo__in=list(photos)):
        if _digest_on_disk(rendition.path) != rendition.sha256:
            raise InvalidError(
                "A photo's file was changed on the disk. Leave the photo out and add it again."
            )


def _digest_on_disk(path: str) -> str | None:
    try:
        with default_storage.open(path) as file:
            return hashlib.sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        log.exception("The file %s of a photo cannot be read", path)
        raise InvalidError("The photos are out of reach just now. Please try again in a minute.") from error


def _keep_post(viewer: Viewer, draft: Draft, photos: Mapping[Photo, Iterable[Judged]]) -> int:
    post = Post.objects.create(
        feed=draft.feed,
        author_id=draft.author_id,
        draft=draft,
        trip=draft.trip,
        text=draft.text,
        key=f"draft-{draft.pk}",
    )
    Photo.objects.filter(pk__in=[photo.pk for photo in photos]).update(post=post)
    showings.begin(photos)
    render_card(post)
    Draft.objects.filter(pk=draft.pk).update(ended_at=clock.now())
    _changed(draft.feed_id)
    for photo in photos:
        enqueue("nestbox.photos.tasks.destroy_original", photo.pk)
    record(
        draft.feed.school_id,
        actor_id=viewer.account_id,
        verb="post published",
        subject=f"post:{post.pk}",
        clause="" if draft.trip_id else "PUR-1",
        photos=len(photos),
        outside_purpose=draft.trip_id is None,
    )
    return post.pk


def render_card(post: Post) -> None:
    """Make a post's card anew, as when the post or the look of posts has changed."""
    make = cards.make if post.in_reply_to_id is None else cards.make_comment
    post.card, post.card_version = make(post), cards.version()
    post.save(update_fields=["card", "card_version"])


def render_cards(posts: QuerySet[Post]) -> None:
    """Make the cards of many pieces of news anew, in a constant number of queries."""
    rows = list(cards.with_parts(posts.filter(in_reply_to=None)))
    for post in rows:
        post.card, post.card_version = cards.make(post), cards.version()
    Post.objects.bulk_update(rows, ["card", "card_version"], batch_size=100)


def _changed(feed_id: int) -> None:
    Feed.objects.filter(pk=feed_id).update(changes=F("changes") + 1)


@transaction.atomic
def like(viewer: Viewer, post_id: int) -> None:
    """Like a post (LIK-1). Liking twice is liking once."""
    post = _post(viewer, post_id)
    require(may_like(viewer.reader_of(post.feed_id)))
    _, new = Like.objects.get_or_create(account_id=viewer.account_id, post=post)
    if new:
        _count(post, like_count=F("like_count") + 1)


@transaction.atomic
def unlike(viewer: Viewer, post_id: int) -> None:
    """Take a like back."""
    post = _post(viewer, post_id)
    gone, _ = Like.objects.filter(account_id=viewer.account_id, post=post).delete()
    if gone:
        _count(post, like_count=F("like_count") - 1)


@transaction.atomic
def comment(viewer: Viewer, post_id: int, text: str, key: str) -> int:
    """Comment on news, for every follower to see (COM-1, SAF-5); returns the comment's id.

    One that may name a child is held: kept, and its author's alone until the school has looked (NAM-1). The
    same words with the same key from the same author are the same comment. Raises ``RefusedError`` with the
    clause.
    """
    hold(school_of(viewer, post_id))
    post = _post(viewer, post_id)
    if post.in_reply_to_id is not None:
        raise NotFoundError("a comment has no comments")
    tidied = tidy(text)
    key = _comment_key(post_id, key, tidied)
    kept = Post.objects.filter(author_id=viewer.account_id, key=key).values_list("id", flat=True).first()
    if kept is not None:
        return kept
    _may_comment(viewer, post, tidied)
    comment = Post.objects.create(
        feed_id=post.feed_id, author_id=viewer.account_id, in_reply_to=post, text=tidied, key=key
    )
    render_card(comment)
    if not holding.hold_back_if_it_may_name(comment):
        _count(post, comment_count=F("comment_count") + 1)
    return comment.pk


def _comment_key(post_id: int, key: str, text: str) -> str:
    # A form that is sent again with other words, or below another post, is not a second tap.
    return hashlib.sha256(f"{post_id} {key} {text}".encode()).hexdigest()


def _may_comment(viewer: Viewer, post: Post, text: str) -> None:
    school_id = post.feed.school_id
    values = policies.values(school_id)
    accepted = policies.accepted_agreement(viewer.account_id, school_id)
    length = count(text, values.link_length)
    reader = viewer.reader_of(post.feed_id)
    require(may_comment(reader, accepted, values.acceptable_use_version, length, values))


def _post(viewer: Viewer, post_id: int) -> Post:
    rows = readable(viewer).select_for_update(of=("self",)).select_related("feed")
    post = rows.filter(pk=post_id).first()
    if post is None:
        raise NotFoundError("no such post for this viewer")
    return post


def _count(post: Post, **counter: Combinable) -> None:
    Post.objects.filter(pk=post.pk).update(**counter)
    _changed(post.feed_id)


@transaction.atomic
def remove(viewer: Viewer, post_id: int, reason: str, clause: str = "COM-4") -> None:
    """Take down a comment or news, with a reason that is kept and that a comment's author is told (COM-4)."""
    hold(school_of(viewer, post_id))
    post = _post(viewer, post_id)
    school_id, replied_to = post.feed.school_id, post.in_reply_to_id
    is_comment = replied_to is not None
    reason = fitting(reason, REASON_LENGTH, "reason")
    require(may_remove(viewer.roles_at(school_id), reason, is_comment))
    Removal.objects.create(post=post, by_id=viewer.account_id, clause=clause, reason=reason)
    Post.objects.filter(pk=post.pk).update(removed_at=clock.now())
    if replied_to is not None and post.held_at is None:
        Post.objects.filter(pk=replied_to).update(comment_count=F("comment_count") - 1)
    _changed(post.feed_id)
    verb = "comment removed" if is_comment else "post removed"
    record(
        school_id,
        actor_id=viewer.account_id,
        verb=verb,
        subject=f"post:{post.pk}",
        clause=clause,
        reason=reason,
    )
    noun = "comment" if is_comment else "post"
    news = News("removed", f"Your {noun} on @{post.feed.handle} was removed.", "/", f"Reason: {reason}")
    tell([post.author], school_id, news)
