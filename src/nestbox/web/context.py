"""What every page knows: whether this is the demonstration, and what the bars at the edge show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from nestbox.accounts.viewer import Viewer
from nestbox.follows.reads import pending_count
from nestbox.policy.permissions import Permission
from nestbox.web.device import marks


@dataclass(frozen=True, slots=True)
class Nav:
    """The bars' entries for one viewer."""

    name: str
    may_post: bool
    may_plan_trips: bool
    may_download: bool
    may_decide: bool
    may_see_followers: bool
    may_see_roll: bool
    may_manage: bool
    may_set_values: bool
    may_remove_comments: bool
    pending_requests: int
    unread: int

    @property
    def works(self) -> bool:
        """Whether the viewer has any page of the office or the school."""
        return self.may_post or self.may_see_followers


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    return {
        "demo": settings.DEMO,
        "device": marks(request, viewer) if viewer else None,
        "is_signed_out": hasattr(request, "viewer")
        and viewer is None,  # else: an error before anybody looked
        "nav": nav(viewer) if viewer else None,
        "viewer": viewer,
    }


def nav(viewer: Viewer) -> Nav:
    """One query for those who decide requests, none for everybody else."""
    may_decide = bool(viewer.schools_where(Permission.DECIDE_REQUESTS))
    return Nav(
        name=viewer.name,
        may_post=bool(viewer.schools_where(Permission.POST)),
        may_plan_trips=bool(viewer.schools_where(Permission.PLAN_TRIPS)),
        may_download=bool(viewer.schools_where(Permission.DOWNLOAD_POSTS)),
        may_decide=may_decide,
        may_see_followers=bool(viewer.schools_where(Permission.SEE_FOLLOWERS)),
        may_see_roll=bool(viewer.schools_where(Permission.SEE_ROLL)),
        may_manage=bool(viewer.schools_where(Permission.MANAGE_TEAM)),
        may_set_values=bool(viewer.schools_where(Permission.MANAGE_SCHOOL)),
        may_remove_comments=bool(viewer.schools_where(Permission.REMOVE_COMMENTS)),
        pending_requests=pending_count(viewer) if may_decide else 0,
        unread=viewer.unread,
    )
