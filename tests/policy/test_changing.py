"""A follower's new address."""

from dataclasses import replace

import pytest

from nestbox.policy.changing import may_change_to
from nestbox.policy.facts import DomainKind
from tests.policy.cast import BIRT, REDBOURN


@pytest.mark.clause("REQ-4")
def test_a_personal_address_may_take_the_place_of_another() -> None:
    assert may_change_to(BIRT, REDBOURN).allowed


@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        pytest.param(DomainKind.WORK, "REQ-5", marks=pytest.mark.clause("REQ-5")),
        pytest.param(DomainKind.SCHOOL, "REQ-5", marks=pytest.mark.clause("REQ-5")),
        pytest.param(DomainKind.DISPOSABLE, "REQ-4", marks=pytest.mark.clause("REQ-4")),
        pytest.param(DomainKind.UNKNOWN, "REQ-4", marks=pytest.mark.clause("REQ-4")),
    ],
)
def test_any_other_may_not(kind: DomainKind, clause: str) -> None:
    decision = may_change_to(replace(BIRT, domain="somewhere.example", domain_kind=kind), REDBOURN)

    assert (decision.allowed, decision.clause) == (False, clause)
