"""The children of a trip: those who were chosen, or everybody in its years."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.records.models import Pupil, Trip, TripPupil
from nestbox.schools import policies
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class ChildOfTrip:
    """A child by the name that staff call them."""

    id: int
    name: str
    year_group: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class TripChildren:
    """A trip with everybody who could go on it, and who was chosen: nobody means all of them."""

    trip_id: int
    title: str
    children: tuple[ChildOfTrip, ...]

    @property
    def chosen(self) -> int:
        """How many were chosen."""
        return sum(child.chosen for child in self.children)


def of_trip(school_id: int, trip_id: int | None, also: Collection[int] = ()) -> list[ChildOfTrip]:
    """Who is on a trip, by name; without a trip, and where nobody was chosen, who could be. Four queries.

    ``also`` are children of this school who stay on the list in any case: they were named already.
    """
    could_go = _could_go(school_id, _years(school_id, trip_id), _chosen(trip_id), also)
    if not any(child.chosen for child in could_go):
        return could_go
    return [child for child in could_go if child.chosen or child.id in also]


def choice(viewer: Viewer, trip_id: int) -> TripChildren:
    """The children of a trip, for those who plan trips. Raises ``NotFoundError``."""
    trip = _trip(viewer, trip_id)
    return TripChildren(
        trip.pk, trip.title, tuple(_could_go(trip.school_id, years_of(trip), _chosen(trip.pk)))
    )


@transaction.atomic
def choose(viewer: Viewer, trip_id: int, pupil_ids: Collection[int]) -> None:
    """Say who goes on a trip; all of its years is the same as nobody, and whoever joins them later goes too.

    Raises ``NotFoundError`` for a child who is not on this school's roll.
    """
    trip = _trip(viewer, trip_id)
    known = set(_on_roll(trip.school_id).values_list("id", flat=True))
    if not known.issuperset(pupil_ids):
        raise NotFoundError("no such child on this school's roll")
    everybody = _on_roll(trip.school_id).filter(year_group__in=years_of(trip))
    going = set(pupil_ids)
    if going == set(everybody.values_list("id", flat=True)):
        going = set()
    TripPupil.objects.filter(trip=trip).delete()
    TripPupil.objects.bulk_create(TripPupil(trip=trip, pupil_id=pupil_id) for pupil_id in going)
    record(
        trip.school_id,
        actor_id=viewer.account_id,
        verb="trip's children chosen",
        subject=f"trip:{trip.pk}",
        count=len(set(pupil_ids)),
    )


def _trip(viewer: Viewer, trip_id: int) -> Trip:
    trip = Trip.objects.filter(pk=trip_id).first()
    if trip is None:
        raise NotFoundError("no such trip")
    must_hold(viewer, Permission.PLAN_TRIPS, trip.school_id)
    return trip


def _chosen(trip_id: int | None) -> set[int]:
    if trip_id is None:
        return set()
    return set(TripPupil.objects.filter(trip_id=trip_id).values_list("pupil_id", flat=True))


def years_of(trip: Trip) -> tuple[int, ...]:
    """The year groups that a trip is for: its own, or all that the feed is for."""
    return tuple(trip.years) or policies.values(trip.school_id).admitted_years


def _years(school_id: int, trip_id: int | None) -> tuple[int, ...]:
    trip = None if trip_id is None else Trip.objects.filter(pk=trip_id, school_id=school_id).first()
    return policies.values(school_id).admitted_years if trip is None else years_of(trip)


def _could_go(
    school_id: int, years: Collection[int], chosen: Collection[int], also: Collection[int] = ()
) -> list[ChildOfTrip]:
    listed = Q(on_roll=True) & (Q(year_group__in=years) | Q(pk__in=chosen))
    rows = Pupil.objects.filter(listed | Q(pk__in=also), school_id=school_id)
    return [
        ChildOfTrip(row.pk, _called(row), row.year_group, row.pk in chosen)
        for row in rows.order_by("forename", "surname", "id")
    ]


def _on_roll(school_id: int) -> QuerySet[Pupil]:
    return Pupil.objects.filter(school_id=school_id, on_roll=True)


def _called(row: Pupil) -> str:
    return f"{row.preferred_name or row.forename} {row.surname}"
