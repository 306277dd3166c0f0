"""Gathers the facts of a follow request and puts them to the policy: the same way for asking and deciding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from nestbox.follows.domains import domain_of, kind_among, kind_of, marked_domains
from nestbox.policy.access import child_admits, the_entry_is_of_current_staff
from nestbox.policy.facts import Asker
from nestbox.policy.values import SchoolValues
from nestbox.records.models import Account, EmailClaim, FollowRequest, Responsibility, StaffMember
from nestbox.roll.evidence import Looked
from nestbox.schools.policies import accepted_policies, accepted_policy


def asker_of(account: Account, school_id: int, values: SchoolValues) -> Asker:
    """An account as somebody who asks to follow, with nothing of the roll in it."""
    verified = EmailAddress.objects.filter(user=account, email__iexact=account.email, verified=True).exists()
    return Asker(
        email=account.email,
        email_verified=verified,
        domain=domain_of(account.email),
        domain_kind=kind_of(account.email, school_id, values),
        over_minimum_age=account.confirmed_age_at is not None,
        accepted_version=accepted_policy(account.pk, school_id),
    )


def refusals_of(account_id: int, feed_id: int) -> list[datetime]:
    """When the account was refused, since it last followed: an ending begins the count anew."""
    rows = FollowRequest.objects.filter(account_id=account_id, feed_id=feed_id)
    refused = rows.filter(outcome=FollowRequest.Outcome.REFUSED).exclude(decided_at=None)
    return [moment for moment in refused.values_list("decided_at", flat=True) if moment is not None]


def asker_of_request(request: FollowRequest, values: SchoolValues) -> Asker:
    """Who asks, with what they said and what the office noted of their emails (REQ-3)."""
    claims = tuple(request.claims.order_by("id").values_list("says", flat=True))
    asker = asker_of(request.account, request.feed.school_id, values)
    return replace(asker, says=request.says, claims=claims)


def askers_of(requests: Iterable[FollowRequest], school_id: int, values: SchoolValues) -> dict[int, Asker]:
    """The askers of many requests of one school by the requests' ids: four queries, however many they are."""
    rows = list(requests)
    accounts = {row.account_id for row in rows}
    verified = set(
        EmailAddress.objects.filter(user__in=accounts, verified=True).values_list("user_id", Lower("email"))
    )
    claims: defaultdict[int, list[str]] = defaultdict(list)
    for claim in EmailClaim.objects.filter(request__in=rows).order_by("id"):
        claims[claim.request_id].append(claim.says)
    accepted = accepted_policies(accounts, school_id)
    marks = marked_domains(school_id)
    return {
        row.id: Asker(
            email=row.account.email,
            email_verified=(row.account_id, row.account.email.lower()) in verified,
            domain=domain_of(row.account.email),
            domain_kind=kind_among(row.account.email, marks, values),
            over_minimum_age=row.account.confirmed_age_at is not None,
            accepted_version=accepted.get(row.account_id),
            says=row.says,
            claims=tuple(claims[row.id]),
        )
        for row in rows
    }


def lines_to_stand_on(looked: Looked, values: SchoolValues) -> tuple[list[Responsibility], list[StaffMember]]:
    """The lines of the roll that admit by themselves: what a follow is said to stand on."""
    children = zip(looked.facts.children, looked.responsibilities, strict=True)
    entries = zip(looked.facts.staff, looked.staff, strict=True)
    return (
        [row for fact, row in children if child_admits(fact, values).allowed],
        [row for fact, row in entries if the_entry_is_of_current_staff(fact).allowed],
    )
