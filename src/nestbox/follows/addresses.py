"""Whether a person's new address will do for the feeds that they follow, or have asked to follow."""

from __future__ import annotations

from nestbox.follows.domains import domain_of, kind_of
from nestbox.policy.changing import may_change_to
from nestbox.policy.decision import Decision, objections
from nestbox.policy.facts import Asker, DomainKind
from nestbox.records.models import Follow, FollowRequest
from nestbox.schools import policies


def objections_to(account_id: int, email: str) -> tuple[Decision, ...]:
    """What each school objects to in the address, none where nothing is followed or asked (REQ-4, REQ-5)."""
    follows = Follow.objects.filter(account_id=account_id, ended_at=None)
    requests = FollowRequest.objects.filter(account_id=account_id, decided_at=None)
    schools = {
        *follows.values_list("feed__school_id", flat=True),
        *requests.values_list("feed__school_id", flat=True),
    }
    return objections(*(_judged(email, school_id) for school_id in sorted(schools)))


def _judged(email: str, school_id: int) -> Decision:
    values = policies.values(school_id)
    return may_change_to(asker_at(email, kind_of(email, school_id, values)), values)


def asker_at(email: str, kind: DomainKind) -> Asker:
    """Somebody of whom nothing but the address is judged."""
    return Asker(
        email=email,
        email_verified=False,
        domain=domain_of(email),
        domain_kind=kind,
        over_minimum_age=True,
        accepted_version=None,
    )
