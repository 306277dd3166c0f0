"""Who is on a trip and who of them may not be shown: for its leaders, with no photo needed (CON-2)."""

from __future__ import annotations

from dataclasses import dataclass

from nestbox.accounts.viewer import Viewer
from nestbox.policy.consent import consent_is_on_record
from nestbox.policy.permissions import Permission
from nestbox.policy.standing import Purpose
from nestbox.records.models import Trip
from nestbox.roll import consents
from nestbox.schools import children
from nestbox.schools.trips import now_at, running
from nestbox.trips.team import leads, led


@dataclass(frozen=True, slots=True)
class OnTrip:
    """A child on a trip, by the name that staff call them, and whether they may be shown in photos today."""

    id: int
    name: str
    year_group: int | None
    may_be_shown: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """A trip's children by name. ``chosen``: somebody has said who goes; else all of its years are here."""

    trip_id: int
    title: str
    chosen: bool
    children: tuple[OnTrip, ...]

    @property
    def hidden(self) -> tuple[OnTrip, ...]:
        """The reverse list: who may not be shown. Nobody heard of is nobody shown."""
        return tuple(child for child in self.children if not child.may_be_shown)


def roster(viewer: Viewer, trip_id: int) -> Roster:
    """The children of a trip, for its leaders and whoever sees the roll. Raises ``NotFoundError``."""
    return roster_of(led(viewer, trip_id))


def roster_of(trip: Trip) -> Roster:
    """The same for a trip that the caller has found for somebody who may see it."""
    going = children.of_trip(trip.school_id, trip.pk)
    held = consents.held([child.id for child in going])
    rows = tuple(
        OnTrip(
            child.id,
            child.name,
            child.year_group,
            consent_is_on_record(held[child.id].of(Purpose.PHOTOS)).allowed,
        )
        for child in going
    )
    return Roster(trip.pk, trip.title, any(child.chosen for child in going), rows)


def running_rosters(viewer: Viewer) -> tuple[Roster, ...]:
    """The rosters of the trips that are on today and that the viewer leads, by school and title."""
    schools = viewer.schools_where(Permission.POST)
    going = [trip for school in schools for trip in running(school, now_at(school).date())]
    return tuple(roster_of(trip) for trip in going if leads(viewer, trip))
