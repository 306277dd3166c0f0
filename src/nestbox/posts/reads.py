"""The feed as each viewer may read it. The hot ways are hand-written SQL: ids first, then one join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.policy.reading import may_read
from nestbox.policy.trips import day_number
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
_OF_TRIP = """SELECT * FROM (SELECT id FROM records_post
     WHERE trip_id = %s AND feed_id = %s AND in_reply_to_id IS NULL AND removed_at IS NULL
       AND id {after} %s
     ORDER BY id {order} LIMIT %s) AS of_trip"""

_CARDS = """
    SELECT p.id, p.card, p.like_count, p.comment_count, p.feed_id, f.school_id, f.name, f.handle,
           t.title, l.id IS NOT NULL, t.id, t.starts, t.ends, f.time_zone
      FROM records_post p
      JOIN records_feed f ON f.id = p.feed_id
      LEFT JOIN records_trip t ON t.id = p.trip_id
      LEFT JOIN records_like l ON l.post_id = p.id AND l.account_id = %s
     WHERE p.id IN ({ids})
     ORDER BY p.id {order} LIMIT %s
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
    trip_id: int | None
    starts: date | None
    ends: date | None
    zone: str


@dataclass(frozen=True, slots=True)
class CardShown:
    """One post as this viewer sees it. ``day`` is the school's own, ``number`` the trip's."""

    id: int
    html: SafeString
    published_at: datetime
    trip_title: str
    day: date
    trip_id: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Up to 20 posts, newest first; ``older`` is where the next page starts, None at the end.

    Read from the beginning, ``older`` is where the later ones start.
    """

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
    shown = Post.objects.filter(_is_not_held_from(viewer), feed_id__in=viewer.readable, removed_at=None)
    return shown.filter(Q(in_reply_to=None) | Q(in_reply_to__removed_at=None))


def _is_not_held_from(viewer: Viewer) -> Q:
    """A comment that waits for a look is there for its author, and for whoever may look (COM-4)."""
    looked_at_by = Q(feed__school_id__in=viewer.schools_where(Permission.REMOVE_COMMENTS))
    return Q(held_at=None) | Q(author_id=viewer.account_id) | looked_at_by


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


def of_trip(
    viewer: Viewer, trip_id: int, feed_id: int, csrf_token: str, from_post: int | None, *, oldest_first: bool
) -> FeedPage:
    """The posts of a trip of a feed, in either order; none of a feed that the viewer may not read."""
    if feed_id not in viewer.readable:
        return FeedPage((), None)
    order, after, start = ("ASC", ">", 0) if oldest_first else ("DESC", "<", _FAR)
    sql = _CARDS.format(ids=_OF_TRIP.format(order=order, after=after), order=order)
    wanted = [trip_id, feed_id, from_post or start, PAGE + 1]
    return _paged(viewer, _rows(sql, [viewer.account_id, *wanted, PAGE + 1]), csrf_token)


def _page(viewer: Viewer, feeds: Sequence[int], csrf_token: str, before: int | None) -> FeedPage:
    if not feeds:
        return FeedPage((), None)
    return _paged(viewer, _newest(viewer, feeds, before or _FAR), csrf_token)


def _paged(viewer: Viewer, rows: Sequence[Row], csrf_token: str) -> FeedPage:
    cards = tuple(_card(viewer, row, csrf_token) for row in rows[:PAGE])
    return FeedPage(cards, cards[-1].id if len(rows) > PAGE else None)


def _newest(viewer: Viewer, feeds: Sequence[int], before: int) -> list[Row]:
    ids = " UNION ALL ".join(_NEWEST.format(number=number) for number, _ in enumerate(feeds))
    wanted = [value for feed_id in feeds for value in (feed_id, before, PAGE + 1)]
    return _rows(_CARDS.format(ids=ids, order="DESC"), [viewer.account_id, *wanted, PAGE + 1])


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
    at = moment_of(row.id)
    day = at.astimezone(ZoneInfo(row.zone)).date()
    return CardShown(
        row.id,
        fill(row.card, parts, csrf_token),
        at,
        row.trip or "",
        day,
        row.trip_id,
        _day_number(day, row),
    )


def _day_number(day: date, row: Row) -> int | None:
    return None if row.starts is None or row.ends is None else day_number(day, row.starts, row.ends)


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
    rows = _rows(_CARDS.format(ids=_ONE, order="DESC"), [viewer.account_id, post_id, 1])
    if not rows or rows[0].feed_id not in viewer.readable:
        raise NotFoundError("no such post for this viewer")
    return rows[0]


def _feed_of(row: Row) -> FeedFound:
    return FeedFound(row.feed_id, row.school_id, row.handle, row.name)


def _comments(viewer: Viewer, news: Row, after: int) -> list[CommentShown]:
    rows = Post.objects.filter(_is_not_held_from(viewer), in_reply_to=news.id, removed_at=None)
    shown = rows.filter(pk__gt=after).order_by("id")[: COMMENTS + 1]
    may_remove = viewer.holds(Permission.REMOVE_COMMENTS, news.school_id)
    return [
        CommentShown(row_id, fill_comment(card, row_id, author, may_remove=may_remove, held=held is not None))
        for row_id, card, author, held in shown.values_list("id", "card", "author__name", "held_at")
    ]


def school_of(viewer: Viewer, post_id: int) -> int:
    """The school on whose feed a post or comment is, to be held before it. Raises ``NotFoundError``."""
    found = readable(viewer).filter(pk=post_id).values_list("feed__school_id", flat=True).first()
    if found is None:
        raise NotFoundError("no such post for this viewer")
    return found


def is_held(viewer: Viewer, comment_id: int) -> bool:
    """Whether a comment of the viewer's own waits for a look."""
    rows = Post.objects.filter(pk=comment_id, author_id=viewer.account_id)
    return rows.exclude(held_at=None).exists()


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
