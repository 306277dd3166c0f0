"""Comments that wait for a look, because they may name a child: held, never refused (NAM-1, COM-4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.safestring import SafeString

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import NotFoundError
from nestbox.follows.speaking import names_on_roll
from nestbox.notices.actions import News, tell
from nestbox.policy.naming import NameFound, a_shown_name_is_its_owners
from nestbox.policy.permissions import Permission
from nestbox.posts.text import to_html
from nestbox.records.models import Feed, Hold, Post
from nestbox.roll.naming import finder
from nestbox.schools.people import who_holds
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class HeldShown:
    """A comment in the queue: what it says, with the words in question, and below which post it stands.

    ``shown_name`` is the author's where that is in question, else empty.
    """

    id: int
    post_id: int
    author_name: str
    text_html: SafeString
    words: tuple[str, ...]
    shown_name: str
    post_html: SafeString
    at: datetime


def hold_back_if_it_may_name(comment: Post) -> bool:
    """Hold a new comment whose words, or the name beside them, may name a child; whether it is held.

    A word that may be ordinary counts too: nobody confirms it.
    """
    find = finder(comment.feed.school_id)
    shown_name = _name_in_question(comment, find(comment.author.name))
    waits = bool(shown_name or find(comment.text))
    if waits:
        _hold_back(comment, shown_name)
    return waits


def _name_in_question(comment: Post, found: Collection[NameFound]) -> str:
    """The author's name, where it may name a child and nobody has let it through yet."""
    author, feed = comment.author, comment.feed
    if not found or a_shown_name_is_its_owners(author.name, found, names_on_roll(author.pk, feed.pk)).allowed:
        return ""
    let_through = Hold.objects.filter(post__author=author, post__feed=feed, shown_name=author.name)
    return "" if let_through.exclude(released_at=None).exists() else author.name


def _hold_back(comment: Post, shown_name: str) -> None:
    """Keep a new comment from everybody but its author until somebody has looked, and ask for that look."""
    comment.held_at = clock.now()
    comment.save(update_fields=["held_at"])
    Hold.objects.create(post=comment, clause="NAM-1", shown_name=shown_name, at=comment.held_at)
    Feed.objects.filter(pk=comment.feed_id).update(changes=F("changes") + 1)  # for its author
    school_id = comment.feed.school_id
    record(
        school_id,
        actor_id=comment.author_id,
        verb="comment held",
        subject=f"post:{comment.pk}",
        clause="NAM-1",
    )
    news = News("held", "A comment may name a child. Please look at it.", "/comments/held/")
    tell(who_holds(school_id, Permission.REMOVE_COMMENTS), school_id, news)


@transaction.atomic
def release(viewer: Viewer, comment_id: int) -> None:
    """Let every follower see a held comment. Raises ``NotFoundError``, also for one that is not held."""
    school_id = _school_to_look_at(viewer, comment_id)
    hold(school_id)
    rows = Post.objects.select_for_update(of=("self",)).select_related("feed", "author")
    comment = rows.filter(pk=comment_id, removed_at=None).exclude(held_at=None).first()
    if comment is None or comment.in_reply_to_id is None:
        raise NotFoundError("no such comment is held")
    Post.objects.filter(pk=comment.pk).update(held_at=None)
    Hold.objects.filter(post=comment).update(released_at=clock.now(), released_by_id=viewer.account_id)
    Post.objects.filter(pk=comment.in_reply_to_id).update(comment_count=F("comment_count") + 1)
    Feed.objects.filter(pk=comment.feed_id).update(changes=F("changes") + 1)
    record(
        school_id,
        actor_id=viewer.account_id,
        verb="comment released",
        subject=f"post:{comment.pk}",
        clause="NAM-1",
    )
    sentence = f"Your comment on @{comment.feed.handle} can be seen by everybody now."
    tell([comment.author], school_id, News("released", sentence, f"/posts/{comment.in_reply_to_id}/"))


def _school_to_look_at(viewer: Viewer, comment_id: int) -> int:
    # Asked in one query: whoever may not look, also its author, learns nothing from how many there are.
    schools = list(viewer.schools_where(Permission.REMOVE_COMMENTS)) or [0]
    rows = Post.objects.filter(pk=comment_id, feed__school_id__in=schools, removed_at=None)
    school_id = rows.exclude(held_at=None).values_list("feed__school_id", flat=True).first()
    if school_id is None:
        raise NotFoundError("no such comment is held")
    return school_id


def held(viewer: Viewer, school_id: int) -> list[HeldShown]:
    """Every comment that waits, the oldest first. Raises ``NotFoundError`` without REMOVE_COMMENTS."""
    must_hold(viewer, Permission.REMOVE_COMMENTS, school_id)
    rows = Post.objects.filter(feed__school_id=school_id, removed_at=None, in_reply_to__removed_at=None)
    waiting = rows.exclude(held_at=None).select_related("author", "in_reply_to", "hold").order_by("id")
    find = finder(school_id)
    return [
        HeldShown(
            id=row.pk,
            post_id=row.in_reply_to.pk,
            author_name=row.author.name,
            text_html=to_html(row.text),
            words=tuple(dict.fromkeys(name.text for name in find(row.text))),
            shown_name=row.hold.shown_name,
            post_html=to_html(row.in_reply_to.text),
            at=row.published_at,
        )
        for row in waiting
        if row.in_reply_to is not None
    ]
