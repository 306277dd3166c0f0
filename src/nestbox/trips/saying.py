"""One tap: "We have arrived safely." A post like every other, through the same gate; once a trip."""

from __future__ import annotations

import secrets

from django.db import transaction

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold
from nestbox.errors import NotFoundError, require
from nestbox.policy.permissions import Permission
from nestbox.policy.trips import Direction, it_is_a_day_of_the_trip
from nestbox.policy.values import SchoolValues
from nestbox.posts import drafts
from nestbox.posts.actions import publish
from nestbox.posts.drafts import Wording
from nestbox.records.models import TripSaying
from nestbox.schools import policies
from nestbox.schools.trips import now_at
from nestbox.trips.team import led


@transaction.atomic
def say(viewer: Viewer, trip_id: int, direction: Direction) -> int:
    """Publish the school's own words; returns the post's id. A second tap, whoever's, is the same post.

    Once that post was removed, the words can be said again. Raises ``NotFoundError`` for whoever does not
    lead the trip or may not post, ``RefusedError`` on other days and for whatever stands against any post.
    """
    trip = led(viewer, trip_id, viewer.schools_where(Permission.POST))
    hold(trip.school_id)  # a tap on another phone waits here
    said = TripSaying.objects.filter(trip=trip, direction=direction).select_related("post").first()
    if said is not None and said.post.removed_at is None:
        return said.post_id
    require(it_is_a_day_of_the_trip(now_at(trip.school_id).date(), trip.starts, trip.ends))
    words = words_for(direction, policies.values(trip.school_id))
    key = f"{direction}-{trip.pk}-{secrets.token_hex(8)}"
    post_id = publish(viewer, drafts.start(viewer, trip.school_id, key, Wording(words, trip.pk)))
    TripSaying.objects.update_or_create(trip=trip, direction=direction, defaults={"post_id": post_id})
    return post_id


def words_for(direction: Direction, values: SchoolValues) -> str:
    """The school's own words for one direction."""
    return {Direction.ARRIVED: values.arrived_text, Direction.WAY_HOME: values.way_home_text}[direction]


def direction_of(text: str) -> Direction:
    """What a form says. Raises ``NotFoundError`` for anything else."""
    try:
        return Direction(text)
    except ValueError:
        raise NotFoundError("no such direction") from None
