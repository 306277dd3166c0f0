"""Requests and followers, each beginning at who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.follows.domains import domain_of
from nestbox.follows.judging import asker_of
from nestbox.policy.deciding import may_approve, suggested_clause, told
from nestbox.policy.decision import Decision
from nestbox.policy.evidence import Finding, findings
from nestbox.policy.facts import DomainKind
from nestbox.policy.permissions import Permission
from nestbox.records.models import Follow, FollowRequest
from nestbox.roll.evidence import evidence_of, index_of
from nestbox.schools import policies
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a viewer stands with a feed that they do not read: "none", "pending", "refused" or "ended"."""

    state: str
    since: datetime | None = None
    clause: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One line of the office's queue."""

    id: int
    email: str
    name: str
    says: str
    asked_at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A request with its evidence, and what the policy answers as things stand."""

    row: RequestRow
    handle: str
    domain: str
    domain_kind: DomainKind
    findings: tuple[Finding, ...]
    approval: Decision
    suggested_clause: str
    clause: str
    reason: str
    decided_at: datetime | None
    decided_by: str


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
        return Standing("refused", request.decided_at, request.clause, _told(request))
    return Standing(
        "ended", request.follow.ended_at, request.follow.ended_clause, request.follow.ended_reason
    )


def _told(request: FollowRequest) -> str:
    school_id = request.feed.school_id
    values = policies.values(school_id)
    return told(request.clause, asker_of(request.account, school_id, values), values)


def pending_count(viewer: Viewer) -> int:
    """How many requests wait for this viewer's decision."""
    return _decidable(viewer).filter(decided_at=None).count()


def queue(viewer: Viewer) -> list[RequestRow]:
    """The requests that wait, oldest first: the longest wait is served first."""
    return [_row(request) for request in _decidable(viewer).filter(decided_at=None).order_by("id")]


def decided(viewer: Viewer) -> list[RequestRow]:
    """The last 50 decided requests, newest first."""
    return [
        _row(request) for request in _decidable(viewer).exclude(decided_at=None).order_by("-decided_at")[:50]
    ]


def request(viewer: Viewer, request_id: int) -> RequestShown:
    """One request with its evidence. Raises ``NotFoundError`` for whoever may not decide it."""
    row = _decidable(viewer).filter(pk=request_id).select_related("decided_by").first()
    if row is None:
        raise NotFoundError("no such request")
    school_id = row.feed.school_id
    values = policies.values(school_id)
    asker = asker_of(row.account, school_id, values)
    evidence = evidence_of(index_of(school_id), row.account.email, row.account.name)
    found = findings(asker, evidence, values)
    own = row.account_id == viewer.account_id
    return RequestShown(
        row=_row(row),
        handle=row.feed.handle,
        domain=domain_of(row.account.email),
        domain_kind=asker.domain_kind,
        findings=found,
        approval=may_approve(asker, evidence, values, viewer.roles_at(school_id), own_request=own),
        suggested_clause=suggested_clause(found),
        clause=row.clause,
        reason=row.reason,
        decided_at=row.decided_at,
        decided_by=row.decided_by.name if row.decided_by else "",
    )


def followers(viewer: Viewer, school_id: int) -> list[Follower]:
    """Who follows now, by name. Raises ``NotFoundError`` without SEE_FOLLOWERS."""
    must_hold(viewer, Permission.SEE_FOLLOWERS, school_id)
    rows = Follow.objects.filter(feed__school_id=school_id, ended_at=None).select_related("account")
    return [
        Follower(row.id, row.account.name, row.account.email, row.group, row.started_at)
        for row in rows.order_by("account__name", "id")
    ]


def _decidable(viewer: Viewer) -> QuerySet[FollowRequest]:
    schools = viewer.schools_where(Permission.DECIDE_REQUESTS)
    return FollowRequest.objects.filter(feed__school_id__in=schools).select_related("account", "feed")


def _row(request: FollowRequest) -> RequestRow:
    account = request.account
    return RequestRow(
        request.id, account.email, account.name, request.says, request.asked_at, request.outcome
    )
