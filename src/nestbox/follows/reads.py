"""Requests and followers, each beginning at who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nestbox.accounts.viewer import Viewer
from nestbox.follows.judging import asker_of, refusals_of
from nestbox.follows.queue import decidable
from nestbox.policy.deciding import told
from nestbox.policy.limits import can_ask_from
from nestbox.policy.permissions import Permission
from nestbox.records.models import Follow, FollowRequest
from nestbox.schools import policies
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a viewer stands with a feed that they do not read: "none", "pending", "refused" or "ended"."""

    state: str
    since: datetime | None = None
    clause: str = ""
    reason: str = ""
    again_from: date | None = None


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who follows now."""

    id: int
    name: str
    email: str
    group: str
    since: datetime


def standing(viewer: Viewer, feed_id: int) -> Standing:
    """Where the viewer stands with the feed: their own newest request, and what became of it."""
    rows = FollowRequest.objects.filter(account_id=viewer.account_id, feed_id=feed_id)
    request = rows.select_related("follow", "feed", "account").order_by("-id").first()
    if request is None:
        return Standing("none")
    if request.decided_at is None:
        return Standing("pending", request.asked_at)
    if request.outcome == FollowRequest.Outcome.REFUSED:
        again = can_ask_from(refusals_of(viewer.account_id, feed_id), policies.values(request.feed.school_id))
        return Standing("refused", request.decided_at, request.clause, _told(request), again)
    return Standing(
        "ended", request.follow.ended_at, request.follow.ended_clause, request.follow.ended_reason
    )


def _told(request: FollowRequest) -> str:
    school_id = request.feed.school_id
    values = policies.values(school_id)
    return told(request.clause, asker_of(request.account, school_id, values), values)


def pending_count(viewer: Viewer) -> int:
    """How many requests wait for this viewer's decision."""
    return decidable(viewer).filter(decided_at=None).count()


def followers(viewer: Viewer, school_id: int) -> list[Follower]:
    """Who follows now, by name. Raises ``NotFoundError`` without SEE_FOLLOWERS."""
    must_hold(viewer, Permission.SEE_FOLLOWERS, school_id)
    rows = Follow.objects.filter(feed__school_id=school_id, ended_at=None).select_related("account")
    return [
        Follower(row.id, row.account.name, row.account.email, row.group, row.started_at)
        for row in rows.order_by("account__name", "id")
    ]
