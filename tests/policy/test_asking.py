import inspect
from dataclasses import replace

import pytest
from hypothesis import given

from nestbox.policy.asking import may_ask
from nestbox.policy.facts import Asker, DomainKind
from tests.policy.cast import BIRT, REDBOURN
from tests.policy.worlds import askers


@pytest.mark.clause("REQ-1")
def test_a_parent_with_a_verified_personal_address_may_ask() -> None:
    decision = may_ask(BIRT, REDBOURN, version_in_force=1)
    assert (decision.outcome, decision.clause) == ("allow", "REQ-1")


@pytest.mark.parametrize(
    ("asker", "outcome", "clause"),
    [
        pytest.param(
            replace(BIRT, email_verified=False),
            "ask",
            "REQ-2",
            marks=pytest.mark.clause("REQ-2"),
            id="unverified",
        ),
        pytest.param(
            replace(BIRT, domain_kind=DomainKind.WORK),
            "refuse",
            "REQ-5",
            marks=pytest.mark.clause("REQ-5"),
            id="work",
        ),
        pytest.param(
            replace(BIRT, domain_kind=DomainKind.SCHOOL),
            "refuse",
            "REQ-5",
            marks=pytest.mark.clause("REQ-5"),
            id="school",
        ),
        pytest.param(
            replace(BIRT, domain_kind=DomainKind.DISPOSABLE),
            "refuse",
            "REQ-4",
            marks=pytest.mark.clause("REQ-4"),
            id="disposable",
        ),
        pytest.param(
            replace(BIRT, over_minimum_age=False),
            "refuse",
            "ACC-6",
            marks=pytest.mark.clause("ACC-6"),
            id="under age",
        ),
        pytest.param(
            replace(BIRT, accepted_version=None),
            "ask",
            "GOV-1",
            marks=pytest.mark.clause("GOV-1"),
            id="not accepted",
        ),
        pytest.param(
            replace(BIRT, accepted_version=2),
            "ask",
            "GOV-1",
            marks=pytest.mark.clause("GOV-1"),
            id="other version",
        ),
        pytest.param(
            replace(BIRT, domain_kind=DomainKind.UNKNOWN),
            "allow",
            "REQ-1",
            marks=pytest.mark.clause("REQ-4"),
            id="unknown domain",
        ),
    ],
)
def test_what_an_asker_is_told_at_once(asker: Asker, outcome: str, clause: str) -> None:
    decision = may_ask(asker, REDBOURN, version_in_force=1)
    assert (decision.outcome, decision.clause) == (outcome, clause)


@pytest.mark.clause("REQ-5")
def test_the_domain_of_a_work_address_is_named() -> None:
    asker = replace(BIRT, domain="plumbing.example", domain_kind=DomainKind.WORK)
    assert "plumbing.example" in may_ask(asker, REDBOURN, version_in_force=1).why


@pytest.mark.clause("REQ-2")
def test_an_unverified_address_is_told_nothing_else() -> None:
    asker = replace(BIRT, email_verified=False, domain_kind=DomainKind.WORK, over_minimum_age=False)
    assert may_ask(asker, REDBOURN, version_in_force=1).clause == "REQ-2"


@pytest.mark.clause("REQ-2")
def test_asking_does_not_look_at_the_roll() -> None:
    assert list(inspect.signature(may_ask).parameters) == ["asker", "values", "version_in_force"]


@pytest.mark.clause("REQ-5")
@given(asker=askers)
def test_no_work_address_ever_asks(asker: Asker) -> None:
    decision = may_ask(replace(asker, domain_kind=DomainKind.WORK), REDBOURN, version_in_force=1)
    assert not decision.allowed
