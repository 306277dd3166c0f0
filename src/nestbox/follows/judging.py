"""Gathers the facts of a follow request and puts them to the policy: the same way for asking and deciding."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from nestbox.follows.domains import domain_of, kind_of
from nestbox.policy.access import child_admits, the_entry_is_of_current_staff
from nestbox.policy.facts import Asker
from nestbox.policy.values import SchoolValues
from nestbox.records.models import Account, Responsibility, StaffMember
from nestbox.roll.evidence import Looked
from nestbox.schools.policies import accepted_policy


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


def lines_to_stand_on(looked: Looked, values: SchoolValues) -> tuple[list[Responsibility], list[StaffMember]]:
    """The lines of the roll that admit by themselves: what a follow is said to stand on."""
    children = zip(looked.facts.children, looked.responsibilities, strict=True)
    entries = zip(looked.facts.staff, looked.staff, strict=True)
    return (
        [row for fact, row in children if child_admits(fact, values).allowed],
        [row for fact, row in entries if the_entry_is_of_current_staff(fact).allowed],
    )
