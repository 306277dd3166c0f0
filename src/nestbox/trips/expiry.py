"""Posts whose time is over: told of before, then out of sight, then destroyed with their photos.

What is gone is removed like any other post, so that nothing that hides a removed post has to know of expiry.
Audit entries, consents and what was shown of whom stay on record; words, descriptions and files do not.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q, QuerySet

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.follows.office import office_of
from nestbox.jobs.actions import enqueue
from nestbox.notices.actions import News, tell
from nestbox.photos import showings
from nestbox.photos.sight import in_sight
from nestbox.policy import expiry as policy
from nestbox.policy.permissions import Permission
from nestbox.policy.values import SchoolValues
from nestbox.policy.words import day_in_words
from nestbox.records.models import (
    Account,
    Area,
    Draft,
    Expiry,
    Feed,
    Like,
    Photo,
    Post,
    School,
    Showing,
    Trip,
)
from nestbox.schools import policies
from nestbox.schools.reads import must_hold
from nestbox.schools.trips import now_at
from nestbox.trips.team import leaders_of

log = logging.getLogger(__name__)
GONE = "No longer kept."


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next posts to go: how many there are, and from which day they are no longer there."""

    posts: int
    photos: int
    goes_on: date | None
    announced: bool


def ahead(viewer: Viewer, school_id: int) -> Ahead:
    """What the school has now, and when the oldest of it goes. ``NotFoundError`` without DOWNLOAD_POSTS."""
    must_hold(viewer, Permission.DOWNLOAD_POSTS, school_id)
    values = policies.values(school_id)
    news = news_of(school_id).order_by("id")
    photos = Photo.objects.filter(in_sight(), post__in=news).count()
    oldest = news.select_related("trip").first()
    if oldest is None:
        return Ahead(0, 0, None, announced=False)
    day = oldest.published_at.astimezone(ZoneInfo(values.time_zone)).date()
    last = policy.a_post_is_kept_until(day, oldest.trip.ends if oldest.trip else None, values)
    row = Expiry.objects.filter(school_id=school_id, done_at=None).order_by("year_end").first()
    goes = last + timedelta(days=1)
    if row is not None:
        goes = max(goes, policy.posts_go_on(row.year_end, row.warned_on, values))
    return Ahead(news.count(), photos, goes, announced=row is not None)


def news_of(school_id: int) -> QuerySet[Post]:
    """The news of a school that can be read now."""
    return Post.objects.filter(feed__school_id=school_id, in_reply_to=None, removed_at=None)


def expire_all() -> None:
    """For every school: warn, and let go what has been warned of for long enough."""
    for school_id in School.objects.order_by("id").values_list("id", flat=True):
        today = now_at(school_id).date()
        _warn(school_id, today)
        for expiry_id in Expiry.objects.filter(school_id=school_id, done_at=None).values_list(
            "id", flat=True
        ):
            _expire(expiry_id, today)


def of_year(school_id: int, year_end: date, values: SchoolValues) -> QuerySet[Post]:
    """The posts that go with a school year: of its days or before, and of no trip that goes on after it."""
    midnight = datetime.combine(year_end + timedelta(days=1), time(), ZoneInfo(values.time_zone))
    news = Post.objects.filter(feed__school_id=school_id, in_reply_to=None, expired_at=None)
    return news.filter(Q(trip=None) | Q(trip__ends__lte=year_end), published_at__lt=midnight)


@transaction.atomic
def _warn(school_id: int, today: date) -> None:
    hold(school_id)
    values = policies.values(school_id)
    year_end = policy.year_to_warn_of(today, values)
    posts = of_year(school_id, year_end, values).filter(removed_at=None)
    if Expiry.objects.filter(school_id=school_id, year_end__gte=year_end).exists() or not posts.exists():
        return
    row = Expiry.objects.create(school_id=school_id, year_end=year_end, warned_on=today)
    tell(_told(school_id, posts), school_id, _news(posts.count(), row, values))
    record(
        school_id,
        actor_id=None,
        verb="posts will go",
        subject=f"school:{school_id}",
        clause="PUR-1",
        year_end=year_end.isoformat(),
        goes_on=policy.posts_go_on(year_end, today, values).isoformat(),
    )


def _told(school_id: int, posts: QuerySet[Post]) -> list[Account]:
    trips = Trip.objects.filter(pk__in=posts.values("trip_id"))
    leaders = (account for trip in trips for account in leaders_of(trip))
    return list({account.pk: account for account in (*office_of(school_id), *leaders)}.values())


def _news(posts: int, row: Expiry, values: SchoolValues) -> News:
    day = day_in_words(policy.posts_go_on(row.year_end, row.warned_on, values))
    sentence = f"{posts} post{'' if posts == 1 else 's'} of this school year will be gone from {day}."
    body = (
        "Their words and photos are destroyed then. Until that day the office, the headteacher and the "
        "administrator can download them, and followers can print the keepsakes of their trips."
    )
    return News("expiry", sentence, "/trips/download/", body)


@transaction.atomic
def _expire(expiry_id: int, today: date) -> None:
    """All of it or nothing, and out of sight before any file is touched."""
    school_id = Expiry.objects.values_list("school_id", flat=True).get(pk=expiry_id)
    hold(school_id)
    row, values = Expiry.objects.get(pk=expiry_id), policies.values(school_id)
    is_due = row.year_end <= policy.closed_year(today, values)  # by the values as they are now
    if row.done_at or not is_due or today < policy.posts_go_on(row.year_end, row.warned_on, values):
        return
    now = clock.now()
    news = list(of_year(school_id, row.year_end, values).values_list("id", flat=True))
    Expiry.objects.filter(pk=row.pk).update(done_at=now)
    photos = _forget(news, now)
    Feed.objects.filter(school_id=school_id).update(changes=F("changes") + 1)
    record(
        school_id,
        actor_id=None,
        verb="posts gone",
        subject=f"school:{school_id}",
        clause="PUR-1",
        year_end=row.year_end.isoformat(),
        posts=len(news),
        photos=photos,
    )
    log.info("%s posts of school %s are gone", len(news), school_id)


def _forget(news: list[int], now: datetime) -> int:
    """Take posts, comments and likes out of sight, with their words; ask for the files to be destroyed."""
    photos = Photo.objects.filter(post__in=news)
    going = list(photos.values_list("id", flat=True))
    Trip.objects.filter(cover__in=going).update(cover=None)
    showings.end(Showing.objects.filter(photo__in=going, ended_at=None))
    Area.objects.filter(photo__in=going).update(words="", name="")
    photos.filter(taken_down_at=None).update(taken_down_at=now)
    photos.update(alt=GONE, hidden_at=None)
    drafts = Post.objects.filter(pk__in=news).exclude(draft=None).values("draft_id")
    Draft.objects.filter(pk__in=drafts).update(text="")
    Like.objects.filter(post__in=news).delete()
    for posts in (Post.objects.filter(in_reply_to__in=news), Post.objects.filter(pk__in=news)):
        posts.filter(removed_at=None).update(removed_at=now)
        posts.update(expired_at=now, text="", card="", like_count=0, comment_count=0)
    enqueue("nestbox.posts.tasks.remove_taken_down")
    return len(going)
