"""The office's queue: who waits, what the evidence says of each, and one request with all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.follows.domains import domain_of
from nestbox.follows.judging import asker_of_request, askers_of
from nestbox.follows.referrals import latest_end
from nestbox.policy.deciding import may_approve, suggested_clause
from nestbox.policy.decision import Decision
from nestbox.policy.evidence import Finding
from nestbox.policy.facts import DomainKind
from nestbox.policy.index import RollIndex
from nestbox.policy.matching import match
from nestbox.policy.permissions import Permission, Role
from nestbox.policy.roll import Responsibility
from nestbox.policy.verdict import QueueGroup, Verdict, may_approve_together, outcome_of
from nestbox.records.models import ExceptionalCase, FollowRequest
from nestbox.roll.evidence import evidence_of, index_of
from nestbox.schools import policies


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
class Waiting:
    """A request that waits, and what becomes of it as things stand."""

    row: RequestRow
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Something that the roll does not say of the requester and a child.

    ``question`` is "contact", whether it is restricted, or "responsibility", whether it is parental.
    """

    responsibility_id: int
    question: str
    child: str
    carer: str


@dataclass(frozen=True, slots=True)
class Referral:
    """What the office told the Headteacher, and when."""

    at: datetime
    case: str
    by: str


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A request with its evidence, and what the policy answers as things stand.

    ``earlier`` and ``later`` are the ids of the requests that wait beside it in the queue.
    """

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
    unanswered: tuple[Unanswered, ...]
    referral: Referral | None
    is_head: bool
    latest_end: date
    earlier: int | None
    later: int | None


def queue(viewer: Viewer) -> list[tuple[QueueGroup, list[Waiting]]]:
    """The requests that wait, newest first, under what the evidence says of them."""
    groups: defaultdict[QueueGroup, list[Waiting]] = defaultdict(list)
    for waiting in _waiting(viewer):
        groups[waiting.verdict.group].append(waiting)
    return [(group, groups[group]) for group in QueueGroup if groups[group]]


def together(viewer: Viewer) -> list[Waiting]:
    """Those whose evidence is strong with nothing against it: each is shown before all are decided."""
    return [waiting for waiting in _waiting(viewer) if may_approve_together(waiting.verdict).allowed]


def _waiting(viewer: Viewer) -> Iterator[Waiting]:
    rows = list(decidable(viewer).filter(decided_at=None).order_by("-id"))
    for school_id in sorted({row.feed.school_id for row in rows}):
        own = [row for row in rows if row.feed.school_id == school_id]
        values, index = policies.values(school_id), index_of(school_id)
        askers = askers_of(own, school_id, values)
        for row in own:
            evidence = evidence_of(index, row.account.email, row.account.name)
            referred = row.referred_at is not None
            yield Waiting(row_of(row), outcome_of(askers[row.id], evidence, values, referred=referred))


def decided(viewer: Viewer) -> list[RequestRow]:
    """The last 50 decided requests, newest first."""
    rows = decidable(viewer).exclude(decided_at=None).order_by("-decided_at")
    return [row_of(request) for request in rows[:50]]


def request(viewer: Viewer, request_id: int) -> RequestShown:
    """One request with its evidence. Raises ``NotFoundError`` for whoever may not decide it."""
    row = decidable(viewer).filter(pk=request_id).select_related("decided_by", "referred_by").first()
    if row is None:
        raise NotFoundError("no such request")
    school_id = row.feed.school_id
    values, index, roles = policies.values(school_id), index_of(school_id), viewer.roles_at(school_id)
    asker = asker_of_request(row, values)
    evidence = evidence_of(index, row.account.email, row.account.name)
    verdict = outcome_of(asker, evidence, values, referred=row.referred_at is not None)
    own, referred = row.account_id == viewer.account_id, row.referred_at is not None
    earlier, later = _beside(viewer, row)
    return RequestShown(
        row=row_of(row),
        handle=row.feed.handle,
        domain=domain_of(row.account.email),
        domain_kind=asker.domain_kind,
        findings=verdict.findings,
        approval=may_approve(asker, evidence, values, roles, own_request=own, referred=referred),
        suggested_clause=suggested_clause(verdict.findings),
        clause=row.clause,
        reason=row.reason,
        decided_at=row.decided_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        unanswered=_unanswered(index, row),
        referral=_referral(row),
        is_head=Role.HEADTEACHER in roles,
        latest_end=latest_end(school_id),
        earlier=earlier,
        later=later,
    )


def _beside(viewer: Viewer, row: FollowRequest) -> tuple[int | None, int | None]:
    waiting = decidable(viewer).filter(decided_at=None).values_list("id", flat=True)
    earlier = waiting.filter(pk__lt=row.pk).order_by("-id").first()
    return earlier, waiting.filter(pk__gt=row.pk).order_by("id").first()


def _unanswered(index: RollIndex, row: FollowRequest) -> tuple[Unanswered, ...]:
    today = timezone.localtime(clock.now()).date()
    found = match(index, row.account.email, row.account.name, today)
    return tuple(
        Unanswered(
            int(line.key),
            question,
            f"{index.pupils[line.pupil].forename} {index.pupils[line.pupil].surname}",
            index.carers[line.carer].name,
        )
        for line in found.responsibilities
        for question in _questions(line)
    )


def _questions(line: Responsibility) -> Iterator[str]:
    if line.contact_restricted is None:
        yield "contact"
    if line.parental_responsibility is None and not line.principal_carer:
        yield "responsibility"


def _referral(row: FollowRequest) -> Referral | None:
    if row.referred_at is None:
        return None
    case = ExceptionalCase.objects.filter(request=row).values_list("case", flat=True).first()
    return Referral(row.referred_at, case or "", row.referred_by.name if row.referred_by else "")


def decidable(viewer: Viewer) -> QuerySet[FollowRequest]:
    """The requests at the schools where this viewer decides them."""
    schools = viewer.schools_where(Permission.DECIDE_REQUESTS)
    return FollowRequest.objects.filter(feed__school_id__in=schools).select_related("account", "feed")


def row_of(request: FollowRequest) -> RequestRow:
    """A request as a line."""
    account = request.account
    return RequestRow(
        request.id, account.email, account.name, request.says, request.asked_at, request.outcome
    )
