"""Who leads a trip: those of the team who were chosen and still post, or all who post."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission, Role, holds
from nestbox.policy.trips import only_leaders_see_a_trips_day
from nestbox.records.models import Account, RoleHeld, Trip, TripLeader


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads a trip, or could."""

    account_id: int
    name: str


def could_lead(school_id: int) -> list[Leader]:
    """Everybody who posts for the school, by name. One query."""
    return [Leader(account.pk, account.name) for account in _who_post(school_id)]


def leaders_of(trip: Trip) -> list[Account]:
    """Who leads a trip now: the chosen who still post; where none was chosen, or is left, all who do."""
    posting = _who_post(trip.school_id)
    return _chosen(trip, posting) or posting


def chosen_for(trip: Trip) -> set[int]:
    """Ids of the accounts that were chosen as leaders and still post."""
    return {account.pk for account in _chosen(trip, _who_post(trip.school_id))}


def _chosen(trip: Trip, posting: Iterable[Account]) -> list[Account]:
    chosen = set(TripLeader.objects.filter(trip=trip).values_list("account_id", flat=True))
    return [account for account in posting if account.pk in chosen]


def _who_post(school_id: int) -> list[Account]:
    held = RoleHeld.objects.filter(school_id=school_id, ended_at=None, account__is_active=True)
    rows = held.select_related("account").order_by("account__name", "account_id")
    found = {row.account_id: row.account for row in rows if holds([Role(row.role)], Permission.POST)}
    return list(found.values())


def sees_day(viewer: Viewer, trip_id: int) -> bool:
    """Whether a trip's page for its leaders is there for the viewer."""
    try:
        led(viewer, trip_id)
    except NotFoundError:
        return False
    return True


def led(viewer: Viewer, trip_id: int, schools: Collection[int] | None = None) -> Trip:
    """A trip that the viewer leads, or whose day they may see. Raises ``NotFoundError``: hidden is absent.

    ``schools``: only trips of these.
    """
    known = viewer.roles if schools is None else schools
    trip = Trip.objects.filter(pk=trip_id, school_id__in=list(known)).first()
    if trip is None:
        raise NotFoundError("no such trip at a school of this viewer's")
    if not leads(viewer, trip):
        raise NotFoundError("not a leader of this trip")
    return trip


def leads(viewer: Viewer, trip: Trip) -> bool:
    """Whether the viewer leads the trip, or may see its day."""
    chosen = chosen_for(trip)
    roles = viewer.roles_at(trip.school_id)
    return only_leaders_see_a_trips_day(roles, viewer.account_id in chosen, bool(chosen)).allowed
