"""What every decision on a request has in common: it is made once, kept with its reason, and followed up."""

from __future__ import annotations

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.follows.consent_asking import ask
from nestbox.follows.current import follows
from nestbox.follows.speaking import spoken_for_by
from nestbox.notices.actions import News, tell
from nestbox.policy.governance import Group
from nestbox.policy.permissions import Permission
from nestbox.records.models import Basis, Follow, FollowRequest
from nestbox.schools.reads import must_hold

REASON_LENGTH = 500


def undecided(viewer: Viewer, request_id: int) -> FollowRequest:
    """The request, locked until the transaction ends. Raises ``NotFoundError`` for whoever may not decide.

    ``InvalidError`` for one that was decided: two people at once make one decision.
    """
    rows = FollowRequest.objects.select_for_update(of=("self",)).select_related("feed", "account")
    request = rows.filter(pk=request_id).first()
    if request is None:
        raise NotFoundError("no such request")
    must_hold(viewer, Permission.DECIDE_REQUESTS, request.feed.school_id)
    hold(request.feed.school_id)
    if request.decided_at is not None:
        raise InvalidError(f"This request was already {request.outcome}.")
    return request


def settle(
    viewer: Viewer, request: FollowRequest, outcome: FollowRequest.Outcome, clause: str, reason: str
) -> None:
    """Keep the decision with its clause and reason."""
    request.outcome, request.clause, request.reason = outcome, clause, reason
    request.decided_at, request.decided_by_id = clock.now(), viewer.account_id
    request.save()
    record(
        request.feed.school_id,
        actor_id=viewer.account_id,
        verb=f"request {outcome}",
        subject=f"request:{request.id}",
        clause=clause,
        reason=reason,
    )


def begin(viewer: Viewer, request: FollowRequest, group: Group, bases: list[Basis], until: str = "") -> int:
    """Let the requester follow, standing on ``bases``; returns the follow's id. ``until``: they are told.

    Raises ``InvalidError`` for somebody who follows already.
    """
    if follows(request.account, request.feed):
        raise InvalidError(f"{request.account.name} follows already.")
    follow = Follow.objects.create(account=request.account, feed=request.feed, request=request, group=group)
    for basis in bases:
        basis.follow = follow
    Basis.objects.bulk_create(bases)
    school_id = request.feed.school_id
    record(
        school_id,
        actor_id=viewer.account_id,
        verb="follow began",
        subject=f"follow:{follow.id}",
        clause=request.clause,
    )
    ask(school_id, spoken_for_by(request.account_id))
    sentence = f"You now follow @{request.feed.handle}{until}."
    news = News("approved", sentence, "/", "News and photos of the trip are waiting.")
    tell([request.account], school_id, news)
    return follow.id
