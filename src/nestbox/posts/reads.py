"""The feed as each viewer may read it. The hot ways are hand-written SQL: ids first, then one join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.policy.reading import may_read
from nestbox.posts.cards import OwnParts, fill, fill_comment, like_form
from nestbox.posts.text import to_html
from nestbox.records.identifiers import moment_of
from nestbox.records.models import Post
from nestbox.schools.reads import FeedFound, feed

PAGE = 20
COMMENTS = 100

_NEWEST = """SELECT * FROM (SELECT id FROM records_post
     WHERE feed_id = %s AND in_reply_to_id IS NULL AND removed_at IS NULL AND id < %s
     ORDER BY id DESC LIMIT %s) AS feed_{number}"""

_CARDS = """
    SELECT p.id, p.card, p.like_count, p.comment_count, p.feed_id, f.school_id, f.name, f.handle,
           t.title, l.id IS NOT NULL
      FROM records_post p
      JOIN records_feed f ON f.id = p.feed_id
      LEFT JOIN records_trip t ON t.id = p.trip_id
      LEFT JOIN records_like l ON l.post_id = p.id AND l.account_id = %s
     WHERE p.id IN ({ids})
     ORDER BY p.id DESC LIMIT %s
"""
_ONE = "SELECT id FROM records_post WHERE id = %s AND in_reply_to_id IS NULL AND removed_at IS NULL"
_FAR = 2**63 - 1


class Row(NamedTuple):
    """One row of the query above. ``liked`` is 0 or 1 on SQLite."""

    id: int
    card: str
    likes: int
    comments: int
    feed_id: int
    school_id: int
    name: str
    handle: str
    trip: str | None
    liked: bool


@dataclass(frozen=True, slots=True)
class CardShown:
    """One post as this viewer sees it."""

    id: int
    html: SafeString
    published_at: datetime
    trip_title: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Up to 20 posts, newest first; ``older`` is where the next page starts, None at the end."""

    cards: tuple[CardShown, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class CommentShown:
    """A comment below its post."""

    id: int
    html: SafeString


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post's page."""

    card: CardShown
    feed: FeedFound
    comments: tuple[CommentShown, ...]
    more_after: int | None


@dataclass(frozen=True, slots=True)
class Removable:
    """What somebody is about to take down."""

    id: int
    text_html: SafeString
    author_name: str
    is_comment: bool
    parent_id: int | None


def readable(viewer: Viewer) -> QuerySet[Post]:
    """Every post and comment that the viewer may read (SAF-2): the twin of ``policy.reading.may_read``."""
    shown = Post.objects.filter(feed_id__in=viewer.readable, removed_at=None)
    return shown.filter(in_reply_to__isnull=True) | shown.filter(in_reply_to__removed_at=None)


def home(viewer: Viewer, csrf_token: str, before: int | None = None) -> FeedPage:
    """The viewer's news feed: the newest of every feed that they read, merged."""
    return _page(viewer, sorted(viewer.readable), csrf_token, before)


def profile(
    viewer: Viewer, handle: str, csrf_token: str, before: int | None = None
) -> tuple[FeedFound, FeedPage | None]:
    """A feed; its posts for whoever may read them, None for whoever may not. Raises ``NotFoundError``."""
    found = feed(handle)
    if not may_read(viewer.reader_of(found.id)).allowed:
        return found, None
    return found, _page(viewer, [found.id], csrf_token, before)


def _page(viewer: Viewer, feeds: Sequence[int], csrf_token: str, before: int | None) -> FeedPage:
    if not feeds:
        return FeedPage((), None)
    rows = _newest(viewer, feeds, before or _FAR)
    cards = tuple(_card(viewer, row, csrf_token) for row in rows[:PAGE])
    return FeedPage(cards, cards[-1].id if len(rows) > PAGE else None)


def _newest(viewer: Viewer, feeds: Sequence[int], before: int) -> list[Row]:
    ids = " UNION ALL ".join(_NEWEST.format(number=number) for number, _ in enumerate(feeds))
    wanted = [value for feed_id in feeds for value in (feed_id, before, PAGE + 1)]
    return _rows(_CARDS.format(ids=ids), [viewer.account_id, *wanted, PAGE + 1])


def _rows(sql: str, values: Sequence[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Row(*row) for row in cursor.fetchall()]


def _card(viewer: Viewer, row: Row, csrf_token: str) -> CardShown:
    parts = OwnParts(
        post_id=row.id,
        feed_name=row.name,
        feed_handle=row.handle,
        liked=bool(row.liked),
        like_count=row.likes,
        comment_count=row.comments,
        may_remove=viewer.holds(Permission.REMOVE_POSTS, row.school_id),
    )
    return CardShown(row.id, fill(row.card, parts, csrf_token), moment_of(row.id), row.trip or "")


def post(viewer: Viewer, post_id: int, csrf_token: str, after: int = 0) -> PostShown:
    """One post and up to 100 of its comments, oldest first. Raises ``NotFoundError``: hidden is absent."""
    row = _news(viewer, post_id)
    comments = _comments(viewer, row, after)
    more = comments[COMMENTS - 1].id if len(comments) > COMMENTS else None
    return PostShown(_card(viewer, row, csrf_token), _feed_of(row), tuple(comments[:COMMENTS]), more)


def check_readable(viewer: Viewer, post_id: int) -> FeedFound:
    """The feed of news that the viewer may read. Raises ``NotFoundError``."""
    return _feed_of(_news(viewer, post_id))


def heart(viewer: Viewer, post_id: int, csrf_token: str) -> SafeString:
    """The like button of a post as it stands now for the viewer."""
    row = _news(viewer, post_id)
    return like_form(post_id, row.likes, csrf_token, liked=bool(row.liked))


def _news(viewer: Viewer, post_id: int) -> Row:
    rows = _rows(_CARDS.format(ids=_ONE), [viewer.account_id, post_id, 1])
    if not rows or rows[0].feed_id not in viewer.readable:
        raise NotFoundError("no such post for this viewer")
    return rows[0]


def _feed_of(row: Row) -> FeedFound:
    return FeedFound(row.feed_id, row.school_id, row.handle, row.name)


def _comments(viewer: Viewer, news: Row, after: int) -> list[CommentShown]:
    rows = Post.objects.filter(in_reply_to=news.id, removed_at=None, pk__gt=after).order_by("id")
    may_remove = viewer.holds(Permission.REMOVE_COMMENTS, news.school_id)
    return [
        CommentShown(comment_id, fill_comment(card, comment_id, author, may_remove=may_remove))
        for comment_id, card, author in rows.values_list("id", "card", "author__name")[: COMMENTS + 1]
    ]


def removable(viewer: Viewer, post_id: int) -> Removable:
    """What the viewer may take down. Raises ``NotFoundError`` for everybody else."""
    row = readable(viewer).filter(pk=post_id).select_related("author", "feed").first()
    if row is None:
        raise NotFoundError("no such post for this viewer")
    is_comment = row.in_reply_to_id is not None
    permission = Permission.REMOVE_COMMENTS if is_comment else Permission.REMOVE_POSTS
    if not viewer.holds(permission, row.feed.school_id):
        raise NotFoundError("no permission to remove")
    return Removable(row.pk, to_html(row.text), row.author.name, is_comment, row.in_reply_to_id)
