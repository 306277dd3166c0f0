"""A trip as its followers read it: its days and its posts, and in the end a keepsake of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Prefetch
from django.utils.safestring import SafeString

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.photos.reads import PhotoShown, shown
from nestbox.photos.sight import in_sight
from nestbox.policy.reading import may_read
from nestbox.policy.trips import day_number
from nestbox.posts import reads as posts
from nestbox.posts.text import to_html
from nestbox.records.models import Feed, Photo, Post, Trip
from nestbox.trips.pictures import pictures_of
from nestbox.trips.reads import PlannedDay, days_of


@dataclass(frozen=True, slots=True)
class TripShown:
    """A trip's page. ``today``: which day of it is on, or None; ``is_over``: there is a keepsake."""

    id: int
    feed_id: int
    title: str
    place: str
    starts: date
    ends: date
    days: tuple[PlannedDay, ...]
    cover: PhotoShown | None
    today: int | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One post of a keepsake: its words, when (the school's own time), and its photos as they are served."""

    id: int
    text_html: SafeString
    time: str
    photos: tuple[PhotoShown, ...]


@dataclass(frozen=True, slots=True)
class KeptDay:
    """A day of a keepsake. ``number``: which day of the trip, None for one before or after it."""

    number: int | None
    day: date
    plan: str
    posts: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A whole trip in its own order, to read and to print."""

    trip: TripShown
    feed_name: str
    days: tuple[KeptDay, ...]


def trip(viewer: Viewer, trip_id: int) -> TripShown:
    """A trip of a feed that the viewer reads. Raises ``NotFoundError``: hidden is absent (SAF-2)."""
    row, feed = _readable(viewer, trip_id)
    return _shown(row, feed)


def of_feed(viewer: Viewer, feed_id: int) -> list[tuple[int, str]]:
    """The trips of a feed that the viewer reads, as (id, title), newest first; none of any other."""
    if feed_id not in viewer.readable:
        return []
    rows = Trip.objects.filter(school__feed=feed_id).order_by("-starts", "-id")
    return list(rows.values_list("id", "title"))


def _readable(viewer: Viewer, trip_id: int) -> tuple[Trip, Feed]:
    row = Trip.objects.filter(pk=trip_id).select_related("school__feed").first()
    if row is None or not may_read(viewer.reader_of(row.school.feed.pk)).allowed:
        raise NotFoundError("no such trip for this viewer")
    return row, row.school.feed


def _today(feed: Feed) -> date:
    return clock.now().astimezone(ZoneInfo(feed.time_zone)).date()


def _shown(row: Trip, feed: Feed) -> TripShown:
    today = _today(feed)
    cover = pictures_of(row).filter(pk=row.cover_id).first() if row.cover_id else None
    return TripShown(
        row.pk,
        feed.pk,
        row.title,
        row.place,
        row.starts,
        row.ends,
        days_of(row),
        None if cover is None else shown(cover),
        day_number(today, row.starts, row.ends),
        row.ends < today,
    )


def keepsake(viewer: Viewer, trip_id: int) -> Keepsake:
    """A trip that is over, with all of its posts. ``NotFoundError`` before, and for whoever may not."""
    row, feed = _readable(viewer, trip_id)
    if row.ends >= _today(feed):
        raise NotFoundError("the trip is not over")
    whole = _shown(row, feed)
    zone = ZoneInfo(feed.time_zone)
    kept: dict[date, list[Kept]] = {}
    for post in _news(viewer, row):
        at = post.published_at.astimezone(zone)
        photos = tuple(shown(photo) for photo in post.photos.all())
        kept.setdefault(at.date(), []).append(Kept(post.pk, to_html(post.text), f"{at:%H:%M}", photos))
    plans = {planned.day: planned.plan for planned in whole.days}
    days = (
        KeptDay(day_number(day, row.starts, row.ends), day, plans.get(day, ""), tuple(some))
        for day, some in kept.items()
    )
    return Keepsake(whole, feed.name, tuple(days))


def _news(viewer: Viewer, row: Trip) -> list[Post]:
    news = posts.readable(viewer).filter(trip=row, in_reply_to=None)
    seen = Prefetch("photos", Photo.objects.filter(in_sight()).order_by("position"))
    return list(news.prefetch_related(seen).order_by("id"))
