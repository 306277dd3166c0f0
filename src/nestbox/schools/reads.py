"""Schools, feeds and trips, as far as the one who asks may know of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.records.models import Feed, Installation, RoleHeld, School, Trip

FOUND = 20


@dataclass(frozen=True, slots=True)
class FeedFound:
    """All that a signed-in person learns of a feed before they follow it (SAF-2)."""

    id: int
    school_id: int
    handle: str
    name: str


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One role that somebody holds."""

    id: int
    account_id: int
    name: str
    email: str
    role: str


@dataclass(frozen=True, slots=True)
class TripShown:
    """A trip, as a choice or a heading."""

    id: int
    title: str
    place: str
    starts: date
    ends: date


def is_set_up() -> bool:
    """Whether the installation has its school."""
    return Installation.objects.exists()


def purpose() -> str | None:
    """What this database is for: "real", "demo", or None before it is set up."""
    return Installation.objects.values_list("purpose", flat=True).first()


def only_school() -> int | None:
    """The id of the school, where the installation serves exactly one."""
    schools = School.objects.values_list("id", flat=True)[:2]
    return schools[0] if len(schools) == 1 else None


def feed(handle: str) -> FeedFound:
    """The feed with this @name, however it is capitalised. Raises ``NotFoundError``."""
    return _found(Feed.objects.filter(handle__iexact=handle))


def feed_of(school_id: int) -> FeedFound:
    """The feed of a school. Raises ``NotFoundError``."""
    return _found(Feed.objects.filter(school_id=school_id))


def feeds(ids: Collection[int]) -> list[FeedFound]:
    """Feeds by their ids, by name."""
    return [_shown(row) for row in Feed.objects.filter(pk__in=ids).order_by("name")]


def search(text: str) -> list[FeedFound]:
    """Feeds whose name or handle contains the text: name and handle, and nothing else (SAF-2)."""
    wanted = text.replace("\0", "").strip().lstrip("@")
    if not wanted:
        return []
    found = Feed.objects.filter(name__icontains=wanted) | Feed.objects.filter(handle__icontains=wanted)
    return [_shown(row) for row in found.order_by("name")[:FOUND]]


def team(viewer: Viewer, school_id: int) -> list[TeamMember]:
    """Who works for the school in which role. Raises ``NotFoundError`` without MANAGE_TEAM."""
    must_hold(viewer, Permission.MANAGE_TEAM, school_id)
    held = RoleHeld.objects.filter(school_id=school_id, ended_at=None).select_related("account")
    return [
        TeamMember(row.id, row.account_id, row.account.name, row.account.email, row.role)
        for row in held.order_by("account__name", "role")
    ]


def trips(viewer: Viewer, school_id: int) -> list[TripShown]:
    """The school's trips for those who post, newest first. Raises ``NotFoundError`` without POST."""
    must_hold(viewer, Permission.POST, school_id)
    rows = Trip.objects.filter(school_id=school_id).order_by("-starts", "-id")
    return [TripShown(t.id, t.title, t.place, t.starts, t.ends) for t in rows]


def must_hold(viewer: Viewer, permission: Permission, school_id: int) -> None:
    """Hide what takes a permission from whoever lacks it: raises ``NotFoundError``, never "forbidden"."""
    if not viewer.holds(permission, school_id):
        raise NotFoundError(f"account {viewer.account_id} lacks {permission} at school {school_id}")


def _found(rows: QuerySet[Feed]) -> FeedFound:
    row = rows.first()
    if row is None:
        raise NotFoundError("no such feed")
    return _shown(row)


def _shown(row: Feed) -> FeedFound:
    return FeedFound(row.id, row.school_id, row.handle, row.name)
