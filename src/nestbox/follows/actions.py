"""Every change to follow requests and follows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NotFoundError, RefusedError, fitting, require
from nestbox.follows.current import follows, pending_of
from nestbox.follows.decisions import REASON_LENGTH, begin, settle, undecided
from nestbox.follows.domains import domain_of
from nestbox.follows.endings import reconcile
from nestbox.follows.judging import asker_of, asker_of_request, lines_to_stand_on, refusals_of
from nestbox.follows.office import office_of
from nestbox.notices.actions import News, tell
from nestbox.policy.asking import may_ask
from nestbox.policy.deciding import group_of, may_approve, may_refuse, told
from nestbox.policy.limits import may_ask_again
from nestbox.policy.permissions import Permission
from nestbox.policy.requests import told_to_the_office
from nestbox.policy.verdict import may_approve_together, outcome_of
from nestbox.records.models import Account, Basis, DomainMark, Feed, Follow, FollowRequest
from nestbox.roll.evidence import look_up
from nestbox.schools import policies
from nestbox.schools.reads import must_hold

SAYS_LENGTH = 280


@transaction.atomic
def ask_to_follow(viewer: Viewer, feed_id: int, says: str = "") -> int:
    """Ask the office for access (ACC-1, REQ-1); returns the request's id. Asking twice is asking once.

    Raises ``RefusedError`` with the clause where the policy refuses at once or something is missing,
    ``InvalidError`` for somebody who follows already.
    """
    feed = Feed.objects.filter(pk=feed_id).first()
    if feed is None:
        raise NotFoundError("no such feed")
    account = Account.objects.select_for_update().get(pk=viewer.account_id)
    if follows(account, feed):
        raise InvalidError("You follow this feed already.")
    pending = pending_of(account, feed).first()
    if pending is not None:
        return pending.id
    values = policies.values(feed.school_id)
    require(may_ask_again(refusals_of(account.pk, feed.id), clock.now(), values))
    require(may_ask(asker_of(account, feed.school_id, values), values, values.policy_version))
    return _keep_request(account, feed, says)


def _keep_request(account: Account, feed: Feed, says: str) -> int:
    request = FollowRequest.objects.create(
        account=account, feed=feed, says=fitting(says, SAYS_LENGTH, "says")
    )
    subject = f"request:{request.id}"
    record(feed.school_id, actor_id=account.pk, verb="follow requested", subject=subject, clause="REQ-1")
    news = News(
        "request",
        told_to_the_office(account.email),
        f"/requests/{request.id}/",
        "See what the school roll says of this address, then approve or refuse the request.",
    )
    tell(office_of(feed.school_id), feed.school_id, news)
    return request.id


@transaction.atomic
def approve(viewer: Viewer, request_id: int, reason: str) -> int:
    """Let the requester follow; returns the follow's id. The policy is asked again, of the roll as it is now.

    Raises ``RefusedError`` where a clause blocks or something is missing.
    """
    request = undecided(viewer, request_id)
    school_id, account = request.feed.school_id, request.account
    values = policies.values(school_id)
    looked = look_up(school_id, account.email, account.name)
    decision = may_approve(
        asker_of(account, school_id, values),
        looked.facts,
        values,
        viewer.roles_at(school_id),
        own_request=account.pk == viewer.account_id,
        referred=request.referred_at is not None,
    )
    require(decision)
    said = fitting(reason, REASON_LENGTH, "reason") or decision.why
    settle(viewer, request, FollowRequest.Outcome.APPROVED, decision.clause, said)
    children, staff = lines_to_stand_on(looked, values)
    bases = [Basis(responsibility=row) for row in children] + [Basis(staff_member=row) for row in staff]
    return begin(viewer, request, group_of(looked.facts), bases)


def approve_together(viewer: Viewer, request_ids: Iterable[int]) -> tuple[int, int]:
    """Approve the requests that were shown and ticked, each judged anew by itself.

    Returns how many were approved and how many were left: those that something speaks against by now.
    """
    approved = left = 0
    for request_id in request_ids:
        try:
            _approve_if_clear(viewer, request_id)
        except (InvalidError, RefusedError):
            left += 1
        else:
            approved += 1
    return approved, left


@transaction.atomic
def _approve_if_clear(viewer: Viewer, request_id: int) -> None:
    request = undecided(viewer, request_id)
    school_id, account = request.feed.school_id, request.account
    values = policies.values(school_id)
    evidence = look_up(school_id, account.email, account.name).facts
    referred = request.referred_at is not None
    require(
        may_approve_together(
            outcome_of(asker_of_request(request, values), evidence, values, referred=referred)
        )
    )
    approve(viewer, request_id, "Decided together with others, each shown.")


@transaction.atomic
def refuse(viewer: Viewer, request_id: int, clause: str, reason: str) -> None:
    """Refuse a request under a clause. The requester is told its sentence; the reason is the office's.

    The office's own words could tell a stranger what the roll says, so they stay with the decision.
    """
    request = undecided(viewer, request_id)
    school_id, account = request.feed.school_id, request.account
    said = fitting(reason, REASON_LENGTH, "reason")
    decision = may_refuse(
        viewer.roles_at(school_id),
        own_request=account.pk == viewer.account_id,
        clause_id=clause,
        reason=said,
        referred=request.referred_at is not None,
    )
    require(decision)
    settle(viewer, request, FollowRequest.Outcome.REFUSED, clause, said)
    values = policies.values(school_id)
    sentence = f"Your request to follow @{request.feed.handle} was not accepted."
    why = f"{told(clause, asker_of(account, school_id, values), values)} (Policy, {clause}.)"
    tell([account], school_id, News("refused", sentence, f"/@{request.feed.handle}/", why))


@transaction.atomic
def mark_domain(viewer: Viewer, request_id: int, kind: str) -> None:
    """Say whether the requester's mail domain is personal or of work (REQ-5), for all who come from it."""
    request = undecided(viewer, request_id)
    school_id = request.feed.school_id
    must_hold(viewer, Permission.MARK_DOMAINS, school_id)
    if kind not in {"personal", "work"}:
        raise InvalidError("Choose personal or work.", "kind")
    domain = domain_of(request.account.email)
    mark = DomainMark.objects.create(
        school_id=school_id, domain=domain, kind=kind, marked_by_id=viewer.account_id
    )
    record(
        school_id,
        actor_id=viewer.account_id,
        verb="domain marked",
        subject=f"domain:{mark.id}",
        clause="REQ-5",
        domain=domain,
        kind=kind,
    )
    reconcile(school_id)


@transaction.atomic
def end_follow(viewer: Viewer, follow_id: int, reason: str) -> None:
    """End somebody's follow, with a reason that they are told. Holds from their next request on."""
    follow = _running(Follow.objects.filter(pk=follow_id))
    must_hold(viewer, Permission.END_FOLLOWS, follow.feed.school_id)
    said = fitting(reason, REASON_LENGTH, "reason")
    if not said:
        raise InvalidError("Say why the follow ends. The person is told.", "reason")
    _end(viewer, follow, "SAF-2", said)
    sentence = f"You no longer follow @{follow.feed.handle}."
    news = News("ended", sentence, f"/@{follow.feed.handle}/", follow.ended_reason)
    tell([follow.account], follow.feed.school_id, news)


@transaction.atomic
def unfollow(viewer: Viewer, feed_id: int) -> None:
    """Stop following. Whoever changes their mind asks again."""
    _end(
        viewer,
        _running(Follow.objects.filter(account_id=viewer.account_id, feed_id=feed_id)),
        "",
        "Their own wish.",
    )


def _running(rows: QuerySet[Follow]) -> Follow:
    follow = (
        rows.select_for_update(of=("self",)).select_related("feed", "account").filter(ended_at=None).first()
    )
    if follow is None:
        raise NotFoundError("no such follow")
    return follow


def _end(viewer: Viewer, follow: Follow, clause: str, reason: str) -> None:
    follow.ended_at, follow.ended_by_id = clock.now(), viewer.account_id
    follow.ended_clause, follow.ended_reason = clause, reason
    follow.save()
    record(
        follow.feed.school_id,
        actor_id=viewer.account_id,
        verb="follow ended",
        subject=f"follow:{follow.id}",
        clause=clause,
        reason=reason,
    )
