"""A trip's page for its leaders: what today still lacks, and who may not be shown (PUR-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.policy.permissions import Permission
from nestbox.policy.trips import DayFacts, Direction, Lack, day_number, what_the_day_lacks
from nestbox.policy.values import SchoolValues
from nestbox.records.models import Draft, Post, Trip, TripSaying
from nestbox.schools import policies
from nestbox.schools.trips import now_at
from nestbox.trips.reads import PlannedDay, days_of
from nestbox.trips.roster import Roster, roster_of
from nestbox.trips.saying import words_for
from nestbox.trips.team import leaders_of, led


@dataclass(frozen=True, slots=True)
class Saying:
    """What can be said with one tap, and the post that it became (None: nobody has tapped)."""

    direction: str
    words: str
    post_id: int | None


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft of the viewer's own about this trip."""

    id: int
    words: str
    photos: int


@dataclass(frozen=True, slots=True)
class Today:
    """A trip's day for its leaders. ``number``: which day is on, None outside the trip.

    ``others_drafts`` is a number only: nobody reads another's draft.
    """

    trip_id: int
    title: str
    place: str
    starts: date
    ends: date
    number: int | None
    day: date
    lacks: tuple[Lack, ...]
    posts: int
    photos: int
    today: PlannedDay | None
    tomorrow: PlannedDay | None
    sayings: tuple[Saying, ...]
    drafts: tuple[OwnDraft, ...]
    others_drafts: int
    leaders: tuple[str, ...]
    roster: Roster
    may_post: bool
    daily_reminder: time
    office_reminder: time


def today(viewer: Viewer, trip_id: int) -> Today:
    """The day of a trip, for its leaders and whoever sees the roll. A constant number of queries.

    Raises ``NotFoundError``: hidden is absent.
    """
    trip = led(viewer, trip_id)
    now, values, days = now_at(trip.school_id), policies.values(trip.school_id), days_of(trip)
    said, own = _said(trip), _own_drafts(viewer, trip)
    posts, photos = posted(trip, now)
    facts = _facts(trip, now.date(), (posts, photos), days, frozenset(said))
    planned = {day.day: day for day in days}
    may_post = viewer.holds(Permission.POST, trip.school_id)
    return Today(
        trip_id=trip.pk,
        title=trip.title,
        place=trip.place,
        starts=trip.starts,
        ends=trip.ends,
        number=day_number(now.date(), trip.starts, trip.ends),
        day=now.date(),
        lacks=what_the_day_lacks(facts),
        posts=posts,
        photos=photos,
        today=planned.get(now.date()),
        tomorrow=planned.get(now.date() + timedelta(days=1)),
        sayings=_sayings(values, said, facts) if may_post else (),
        drafts=own,
        others_drafts=_open(trip).exclude(author_id=viewer.account_id).count(),
        leaders=tuple(account.name for account in leaders_of(trip)),
        roster=roster_of(trip),
        may_post=may_post,
        daily_reminder=values.daily_reminder,
        office_reminder=max(values.office_reminder, values.daily_reminder),
    )


def posted(trip: Trip, now: datetime) -> tuple[int, int]:
    """How many posts about a trip there are of the day of ``now``, and photos in them. One query.

    ``now`` is the school's own time: its day begins at its own midnight, also when the clocks change.
    """
    begins = datetime.combine(now.date(), time(), now.tzinfo)
    ends = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    news = Post.objects.filter(trip=trip, in_reply_to=None, removed_at=None)
    found = news.filter(published_at__gte=begins, published_at__lt=ends).aggregate(
        posts=Count("pk", distinct=True), photos=Count("photos", filter=Q(photos__taken_down_at=None))
    )
    return found["posts"], found["photos"]


def _facts(
    trip: Trip,
    day: date,
    found: tuple[int, int],
    days: tuple[PlannedDay, ...],
    said: frozenset[Direction],
) -> DayFacts:
    planned = frozenset(planned.day for planned in days if planned.plan)
    return DayFacts(day, trip.starts, trip.ends, *found, said, planned)


def _said(trip: Trip) -> dict[Direction, int]:
    rows = TripSaying.objects.filter(trip=trip, post__removed_at=None)
    return {Direction(direction): post_id for direction, post_id in rows.values_list("direction", "post_id")}


def _sayings(values: SchoolValues, said: dict[Direction, int], facts: DayFacts) -> tuple[Saying, ...]:
    """On days of the trip the arrival; the way home on the last alone: before, one slip alarms every home."""
    if day_number(facts.day, facts.starts, facts.ends) is None:
        return ()
    offered = [Direction.ARRIVED]
    if facts.day == facts.ends or Direction.WAY_HOME in said:
        offered.append(Direction.WAY_HOME)
    return tuple(Saying(some, words_for(some, values), said.get(some)) for some in offered)


def _open(trip: Trip) -> QuerySet[Draft]:
    return Draft.objects.filter(trip=trip, ended_at=None)


def _own_drafts(viewer: Viewer, trip: Trip) -> tuple[OwnDraft, ...]:
    if not viewer.holds(Permission.POST, trip.school_id):
        return ()
    rows = _open(trip).filter(author_id=viewer.account_id).annotate(pictures=Count("photos"))
    return tuple(OwnDraft(row.pk, row.text[:60], row.pictures) for row in rows.order_by("-id"))
