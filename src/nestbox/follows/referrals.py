"""Requests that are the Headteacher's to decide, and exceptional circumstances (ACC-4)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, fitting, require
from nestbox.follows.decisions import REASON_LENGTH, begin, settle, undecided
from nestbox.follows.judging import asker_of
from nestbox.notices.actions import News, tell
from nestbox.policy.exceptions import Terms, exception_ends, may_admit_exceptionally
from nestbox.policy.governance import Group
from nestbox.policy.permissions import Role
from nestbox.policy.words import day_in_words
from nestbox.records.models import Account, Basis, ExceptionalCase, FollowRequest, RoleHeld, Trip
from nestbox.roll.evidence import look_up
from nestbox.schools import policies

CASE_LENGTH = 1000


@transaction.atomic
def refer(viewer: Viewer, request_id: int, case: str) -> None:
    """Put a request to the Headteacher, with the case as the office knows it. The requester sees no change.

    Raises ``InvalidError`` without a case, or for a request that is with the Headteacher already.
    """
    request = undecided(viewer, request_id)
    if request.referred_at is not None:
        raise InvalidError("This request is with the Headteacher already.")
    said = fitting(case, CASE_LENGTH, "case")
    if not said:
        raise InvalidError("Write what the Headteacher should know.", "case")
    request.referred_at, request.referred_by_id = clock.now(), viewer.account_id
    request.save()
    ExceptionalCase.objects.create(request=request, case=said, noted_by_id=viewer.account_id)
    school_id = request.feed.school_id
    subject = f"request:{request.id}"
    record(school_id, actor_id=viewer.account_id, verb="request referred", subject=subject, clause="ACC-4")
    sentence = f"The office asks you to decide on {request.account.email}."
    tell(_heads(school_id), school_id, News("referral", sentence, f"/requests/{request.id}/", said))


def _heads(school_id: int) -> list[Account]:
    held = RoleHeld.objects.filter(school_id=school_id, ended_at=None, role=Role.HEADTEACHER)
    return list(Account.objects.filter(pk__in=held.values("account_id")))


def latest_end(school_id: int) -> date:
    """The last day that an exception made today can have (ACC-4)."""
    day = timezone.localtime(clock.now()).date()
    trips = Trip.objects.filter(school_id=school_id, ends__gte=day).order_by("ends")
    return exception_ends(day, trips.values_list("ends", flat=True).first(), policies.values(school_id))


@transaction.atomic
def admit(viewer: Viewer, request_id: int, reason: str, ends_on: date | None) -> int:
    """The Headteacher admits somebody in exceptional circumstances, to a day; returns the follow's id.

    Raises ``RefusedError`` for anybody else, without a reason or a day, and where a clause blocks.
    """
    request = undecided(viewer, request_id)
    school_id, account = request.feed.school_id, request.account
    values = policies.values(school_id)
    said = fitting(reason, REASON_LENGTH, "reason")
    terms = Terms(said, ends_on, timezone.localtime(clock.now()).date(), latest_end(school_id))
    decision = may_admit_exceptionally(
        asker_of(account, school_id, values),
        look_up(school_id, account.email, account.name).facts,
        values,
        viewer.roles_at(school_id),
        own_request=account.pk == viewer.account_id,
        terms=terms,
    )
    require(decision)
    settle(viewer, request, FollowRequest.Outcome.APPROVED, decision.clause, said)
    case, _ = ExceptionalCase.objects.get_or_create(
        request=request, defaults={"case": said, "noted_by_id": viewer.account_id}
    )
    case.ends_on = ends_on
    case.save()
    until = f" until {day_in_words(ends_on)}" if ends_on else ""
    return begin(viewer, request, Group.PARENT_CARER, [Basis(case=case)], until)
