"""A school's trips, as far as every other room needs to know of them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from nestbox import clock
from nestbox.records.models import Trip
from nestbox.schools import policies


def places_of(trip: Trip) -> tuple[str, ...]:
    """Where a trip goes: its place, and the others on its list. Names within them are no child's (NAM-1)."""
    return tuple(dict.fromkeys(name for name in (trip.place, *trip.places) if name))


def now_at(school_id: int) -> datetime:
    """The moment, on the school's own clock. One query."""
    return clock.now().astimezone(ZoneInfo(policies.values(school_id).time_zone))


def running(school_id: int, today: date) -> list[Trip]:
    """The trips that are on that day, by title."""
    return list(
        Trip.objects.filter(school_id=school_id, starts__lte=today, ends__gte=today).order_by("title")
    )
