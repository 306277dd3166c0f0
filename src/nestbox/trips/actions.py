"""Every change to a trip's plan: one function, one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.policy import trips as policy
from nestbox.policy.permissions import Permission
from nestbox.policy.trips import TripFacts
from nestbox.records.models import Feed, Trip, TripDay, TripLeader
from nestbox.schools import policies
from nestbox.schools.children import years_of
from nestbox.schools.reads import must_hold
from nestbox.schools.trips import places_of
from nestbox.trips import wording
from nestbox.trips.pictures import pictures_of
from nestbox.trips.team import could_lead


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of a trip. ``years`` empty: all that the feed is for. ``places``: one a line.

    ``clash_confirmed``: another trip of the same years on the same days is meant.
    """

    title: str
    place: str
    starts: date
    ends: date
    years: tuple[int, ...] = ()
    places: str = ""
    clash_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of a trip once it is there: each day, who leads it (account ids), its picture."""

    days: Mapping[date, str]
    leaders: tuple[int, ...] = ()
    cover: int | None = None


@transaction.atomic
def add(viewer: Viewer, school_id: int, plan: Plan) -> int:
    """Keep a trip that posts can belong to (PUR-1); returns its id.

    Raises ``InvalidError`` with the field, ``NotFoundError`` without PLAN_TRIPS.
    """
    must_hold(viewer, Permission.PLAN_TRIPS, school_id)
    hold(school_id)
    trip = Trip(school_id=school_id)
    _fill(trip, plan)
    _put_on_record(viewer, trip, "trip added")
    return trip.pk


@transaction.atomic
def change(viewer: Viewer, trip_id: int, plan: Plan) -> None:
    """Plan a trip anew; what was planned for days that it no longer has is gone. Raises as ``add``."""
    trip = planned(viewer, trip_id)
    hold(trip.school_id)
    _fill(trip, plan)
    trip.days.exclude(day__range=(trip.starts, trip.ends)).delete()
    _put_on_record(viewer, trip, "trip changed")


def planned(viewer: Viewer, trip_id: int) -> Trip:
    """A trip that the viewer may plan. Raises ``NotFoundError``."""
    trip = Trip.objects.filter(pk=trip_id, school_id__in=list(viewer.roles)).first()
    if trip is None:
        raise NotFoundError("no such trip at a school of this viewer's")
    must_hold(viewer, Permission.PLAN_TRIPS, trip.school_id)
    return trip


def _fill(trip: Trip, plan: Plan) -> None:
    trip.title = wording.line(plan.title, wording.TITLE, "title")
    trip.place = wording.line(plan.place, wording.PLACE, "place")
    trip.places = list(wording.places(plan.places))
    when = plan.starts, plan.ends, sorted(set(plan.years))
    asked_before = (trip.starts, trip.ends, trip.years) == when  # never of a new trip: it has no dates yet
    trip.starts, trip.ends, trip.years = when
    if not trip.title:
        raise InvalidError("Please give the trip a title.", "title")
    wording.without_names(trip.school_id, {"title": trip.title}, places_of(trip))
    _judge(trip, confirmed=plan.clash_confirmed or asked_before)
    trip.save()


def _judge(trip: Trip, *, confirmed: bool) -> None:
    values = policies.values(trip.school_id)
    facts = TripFacts(trip.starts, trip.ends, tuple(trip.years), _clashes(trip), confirmed)
    for field, decision in (
        ("ends", policy.a_trip_has_its_days(facts)),
        ("years", policy.a_trip_is_for_the_years_of_the_feed(facts, values)),
        ("clash_confirmed", policy.a_year_is_on_one_trip_at_a_time(facts)),
    ):
        if not decision.allowed:
            raise InvalidError(decision.why, field)


def _clashes(trip: Trip) -> tuple[str, ...]:
    others = Trip.objects.filter(school_id=trip.school_id, starts__lte=trip.ends, ends__gte=trip.starts)
    years = set(years_of(trip))
    rows = others.exclude(pk=trip.pk).order_by("starts", "id")
    return tuple(other.title for other in rows if years.intersection(years_of(other)))


@transaction.atomic
def revise(viewer: Viewer, trip_id: int, plan: Plan, details: Details) -> None:
    """Plan all of a trip anew, or nothing of it. Raises as the actions that it is made of."""
    change(viewer, trip_id, plan)
    days = {day: text for day, text in details.days.items() if plan.starts <= day <= plan.ends}
    plan_days(viewer, trip_id, days)
    choose_leaders(viewer, trip_id, details.leaders)
    choose_cover(viewer, trip_id, details.cover)


@transaction.atomic
def plan_days(viewer: Viewer, trip_id: int, plans: Mapping[date, str]) -> None:
    """Say what the trip does on each of these days; an empty text takes a plan away.

    Raises ``InvalidError`` with the day as field (``day-2026-06-01``).
    """
    trip = planned(viewer, trip_id)
    kept = {day: wording.line(text, wording.PLAN, _field(day)) for day, text in plans.items()}
    wording.without_names(trip.school_id, {_field(day): text for day, text in kept.items()}, places_of(trip))
    for day, text in kept.items():
        if not policy.runs_on(day, trip.starts, trip.ends):
            raise InvalidError("The trip is not on that day.", _field(day))
        if text:
            TripDay.objects.update_or_create(trip=trip, day=day, defaults={"plan": text})
        else:
            TripDay.objects.filter(trip=trip, day=day).delete()
    _put_on_record(viewer, trip, "trip's days planned")


def _field(day: date) -> str:
    return f"day-{day.isoformat()}"


@transaction.atomic
def choose_leaders(viewer: Viewer, trip_id: int, account_ids: Collection[int]) -> None:
    """Say who of the team leads the trip. Raises ``NotFoundError`` for somebody who does not post here."""
    trip = planned(viewer, trip_id)
    wanted = set(account_ids)
    if not wanted <= {person.account_id for person in could_lead(trip.school_id)}:
        raise NotFoundError("not somebody who posts for this school")
    TripLeader.objects.filter(trip=trip).exclude(account_id__in=wanted).delete()
    for account_id in sorted(wanted):
        TripLeader.objects.get_or_create(trip=trip, account_id=account_id)
    _put_on_record(viewer, trip, "trip's leaders chosen", count=len(wanted))


@transaction.atomic
def choose_cover(viewer: Viewer, trip_id: int, photo_id: int | None) -> None:
    """Let one of the trip's published photos stand for it, or none. ``NotFoundError`` for any other."""
    trip = planned(viewer, trip_id)
    if photo_id is not None and not pictures_of(trip).filter(pk=photo_id).exists():
        raise NotFoundError("no published photo of this trip")
    Trip.objects.filter(pk=trip.pk).update(cover_id=photo_id)
    _put_on_record(viewer, trip, "trip's picture chosen")


def _put_on_record(viewer: Viewer, trip: Trip, verb: str, **detail: int) -> None:
    # A trip's title, days and picture are on pages that a browser keeps.
    Feed.objects.filter(school_id=trip.school_id).update(changes=F("changes") + 1)
    record(
        trip.school_id,
        actor_id=viewer.account_id,
        verb=verb,
        subject=f"trip:{trip.pk}",
        clause="PUR-1",
        **detail,
    )
