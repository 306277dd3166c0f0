"""Trips for those who plan them: all of them, and one with everything that can be said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from nestbox.accounts.viewer import Viewer
from nestbox.photos.reads import PhotoShown, shown
from nestbox.policy.permissions import Permission
from nestbox.policy.trips import day_number, only_leaders_see_a_trips_day
from nestbox.records.models import Trip, TripDay, TripLeader
from nestbox.schools import policies
from nestbox.schools.reads import must_hold
from nestbox.schools.trips import now_at, running
from nestbox.trips.actions import planned
from nestbox.trips.pictures import pictures_of
from nestbox.trips.team import Leader, chosen_for, could_lead

PICTURES = 24  # to choose from


@dataclass(frozen=True, slots=True)
class TripLine:
    """A trip in the list of those who plan them. ``leads``: its leaders' page is there for the viewer."""

    id: int
    title: str
    place: str
    starts: date
    ends: date
    leads: bool


@dataclass(frozen=True, slots=True)
class AllTrips:
    """A school's trips: those that are on, those ahead (the next one first), and the past (newest first)."""

    on: tuple[TripLine, ...]
    ahead: tuple[TripLine, ...]
    past: tuple[TripLine, ...]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day of a trip, which one it is, and what is planned."""

    number: int
    day: date
    plan: str


@dataclass(frozen=True, slots=True)
class Planning:
    """A trip with everything that can be said of it. ``years`` empty: all that the feed is for."""

    id: int
    school_id: int
    title: str
    place: str
    places: tuple[str, ...]
    starts: date
    ends: date
    years: tuple[int, ...]
    days: tuple[PlannedDay, ...]
    leaders: tuple[tuple[Leader, bool], ...]
    pictures: tuple[PhotoShown, ...]
    cover: int | None


def all_trips(viewer: Viewer, school_id: int) -> AllTrips:
    """The school's trips, for those who plan them. Raises ``NotFoundError`` without PLAN_TRIPS."""
    must_hold(viewer, Permission.PLAN_TRIPS, school_id)
    today = now_at(school_id).date()
    leads = _leads(viewer, school_id)
    rows = list(Trip.objects.filter(school_id=school_id).order_by("starts", "id"))
    lines = [TripLine(t.pk, t.title, t.place, t.starts, t.ends, leads(t.pk)) for t in rows]
    return AllTrips(
        on=tuple(line for line in lines if line.starts <= today <= line.ends),
        ahead=tuple(line for line in lines if line.starts > today),
        past=tuple(line for line in reversed(lines) if line.ends < today),
    )


def led_today(viewer: Viewer) -> tuple[TripLine, ...]:
    """The trips that are on and that the viewer leads as somebody who posts: four queries a school."""
    lines: list[TripLine] = []
    for school_id in sorted(viewer.schools_where(Permission.POST)):
        leads = _leads(viewer, school_id)
        on = running(school_id, now_at(school_id).date())
        lines += [TripLine(t.pk, t.title, t.place, t.starts, t.ends, leads=True) for t in on if leads(t.pk)]
    return tuple(lines)


def _leads(viewer: Viewer, school_id: int) -> Callable[[int], bool]:
    posting = {leader.account_id for leader in could_lead(school_id)}
    rows = TripLeader.objects.filter(trip__school_id=school_id, account_id__in=posting)
    chosen: defaultdict[int, set[int]] = defaultdict(set)
    for trip_id, account_id in rows.values_list("trip_id", "account_id"):
        chosen[trip_id].add(account_id)
    roles, account_id = viewer.roles_at(school_id), viewer.account_id

    def leads(trip_id: int) -> bool:
        leaders = chosen.get(trip_id, set())
        return only_leaders_see_a_trips_day(roles, account_id in leaders, bool(leaders)).allowed

    return leads


def planning(viewer: Viewer, trip_id: int) -> Planning:
    """One trip, for those who plan it. Raises ``NotFoundError``."""
    trip = planned(viewer, trip_id)
    chosen = chosen_for(trip)
    newest = pictures_of(trip).order_by("-post_id", "position")[:PICTURES]
    return Planning(
        id=trip.pk,
        school_id=trip.school_id,
        title=trip.title,
        place=trip.place,
        places=tuple(trip.places),
        starts=trip.starts,
        ends=trip.ends,
        years=tuple(trip.years),
        days=days_of(trip),
        leaders=tuple((leader, leader.account_id in chosen) for leader in could_lead(trip.school_id)),
        pictures=tuple(shown(photo) for photo in newest),
        cover=trip.cover_id,
    )


def days_of(trip: Trip) -> tuple[PlannedDay, ...]:
    """Every day of a trip with its plan. One query."""
    plans = dict(TripDay.objects.filter(trip=trip).values_list("day", "plan"))
    length = (trip.ends - trip.starts).days + 1
    days = (trip.starts + timedelta(days=number) for number in range(length))
    return tuple(
        PlannedDay(day_number(day, trip.starts, trip.ends) or 0, day, plans.get(day, "")) for day in days
    )


def years_to_choose(viewer: Viewer, school_id: int) -> tuple[int, ...]:
    """The year groups that a trip can be for."""
    must_hold(viewer, Permission.PLAN_TRIPS, school_id)
    return policies.values(school_id).admitted_years
