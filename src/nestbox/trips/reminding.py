"""Reminding of a day without news: the leaders in the evening, and later the office (PUR-2)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from nestbox.audit.actions import hold, record
from nestbox.follows.office import office_of
from nestbox.notices.actions import News, tell
from nestbox.policy.trips import Reminded, who_is_reminded
from nestbox.records.models import Account, School, Trip, TripReminder
from nestbox.schools import policies
from nestbox.schools.trips import now_at, running
from nestbox.trips.team import leaders_of
from nestbox.trips.today import posted


def remind_all() -> None:
    """Remind whoever has to be reminded by now, once a trip, day and audience. May run at any time."""
    for school_id in School.objects.order_by("id").values_list("id", flat=True):
        now = now_at(school_id)
        for trip in running(school_id, now.date()):
            if _due(trip, now):
                _remind(trip.pk, now)


def _due(trip: Trip, now: datetime) -> list[Reminded]:
    posts, _photos = posted(trip, now)
    due = who_is_reminded(now, trip.starts, trip.ends, posts, policies.values(trip.school_id))
    done = TripReminder.objects.filter(trip=trip, day=now.date()).values_list("reminded", flat=True)
    return [who for who in due if who not in set(done)]


@transaction.atomic
def _remind(trip_id: int, now: datetime) -> None:
    school_id = Trip.objects.values_list("school_id", flat=True).get(pk=trip_id)
    hold(school_id)  # a post that is being published, or another worker, comes first
    trip = Trip.objects.get(pk=trip_id)
    for who in _due(trip, now):
        TripReminder.objects.create(trip=trip, day=now.date(), reminded=who, at=now)
        tell(_told(trip, who), school_id, _news(trip, who))
        record(
            school_id,
            actor_id=None,
            verb="reminded of a day without news",
            subject=f"trip:{trip.pk}",
            clause="PUR-2",
            reminded=who,
            day=now.date().isoformat(),
        )


def _told(trip: Trip, who: Reminded) -> list[Account]:
    return leaders_of(trip) if who is Reminded.LEADERS else office_of(trip.school_id)


def _news(trip: Trip, who: Reminded) -> News:
    path = f"/trips/{trip.pk}/today/"
    if who is Reminded.LEADERS:
        body = "Families at home are waiting for a word. One line is enough, and a photo is welcome."
        return News("no news today", f"There is no news of “{trip.title}” yet today.", path, body)
    sentence = f"There is still no news of “{trip.title}” today."
    body = "Its leaders were reminded earlier. Perhaps they have no signal: please see that all is well."
    return News("no news today", sentence, path, body)
