from dataclasses import replace
from datetime import date

import pytest

from nestbox.policy.decision import Decision
from nestbox.policy.exceptions import Terms, exception_ends, may_admit_exceptionally
from nestbox.policy.facts import Asker, DomainKind, RollEvidence
from nestbox.policy.permissions import Role
from tests.policy.cast import BIRT, GRANDCHILD, GRANDMOTHER, NOBODY, REDBOURN

TODAY = date(2026, 6, 1)
TERMS = Terms("She looks after them this week.", date(2026, 6, 12), TODAY, latest_end=date(2026, 7, 31))
HEAD = frozenset({Role.HEADTEACHER})


def judged(
    asker: Asker = BIRT,
    evidence: RollEvidence = GRANDMOTHER,
    roles: frozenset[Role] = HEAD,
    terms: Terms = TERMS,
    *,
    own: bool = False,
) -> Decision:
    return may_admit_exceptionally(asker, evidence, REDBOURN, roles, own_request=own, terms=terms)


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize("evidence", [GRANDMOTHER, NOBODY])
def test_the_headteacher_admits_in_exceptional_circumstances(evidence: RollEvidence) -> None:
    decision = judged(evidence=evidence)
    assert (decision.allowed, decision.clause) == (True, "ACC-4")


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.HEADTEACHER}))
def test_no_other_role_does(role: Role) -> None:
    decision = judged(roles=frozenset({role}))
    assert (decision.outcome, decision.to) == ("refer", Role.HEADTEACHER)


@pytest.mark.clause("REQ-1")
def test_not_for_themselves() -> None:
    assert not judged(own=True).allowed


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("asker", "evidence"),
    [
        (BIRT, replace(NOBODY, sibling_restricted=True)),
        (BIRT, replace(GRANDMOTHER, children=(replace(GRANDCHILD, contact_restricted=True),))),
        (BIRT, replace(GRANDMOTHER, children=(replace(GRANDCHILD, contact_restricted=None),))),
        (BIRT, replace(NOBODY, restricted_namesake="same")),
        (BIRT, replace(NOBODY, is_pupil=True)),
        (BIRT, replace(GRANDMOTHER, matched_kind="work")),
        (replace(BIRT, domain_kind=DomainKind.WORK), GRANDMOTHER),
        (replace(BIRT, domain_kind=DomainKind.UNKNOWN), GRANDMOTHER),
        (replace(BIRT, email_verified=False), GRANDMOTHER),
        (replace(BIRT, over_minimum_age=False), GRANDMOTHER),
    ],
)
def test_what_a_clause_blocks_no_exception_admits(asker: Asker, evidence: RollEvidence) -> None:
    assert not judged(asker, evidence).allowed


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize(
    ("terms", "missing"),
    [
        (replace(TERMS, reason=" "), "a reason"),
        (replace(TERMS, ends_on=None), "an end date"),
        (replace(TERMS, ends_on=date(2026, 5, 31)), "an end date"),
        (replace(TERMS, ends_on=date(2026, 8, 1)), "an end date"),
    ],
)
def test_it_needs_a_reason_and_an_end(terms: Terms, missing: str) -> None:
    assert judged(terms=terms).missing == missing


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize("ends_on", [TODAY, date(2026, 7, 31)])
def test_it_can_end_on_any_day_between(ends_on: date) -> None:
    assert judged(terms=replace(TERMS, ends_on=ends_on)).allowed


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize(
    ("today", "trip_ends", "ends"),
    [
        (TODAY, date(2026, 6, 12), date(2026, 6, 12)),
        (TODAY, None, date(2026, 7, 31)),
        (TODAY, date(2026, 10, 2), date(2026, 7, 31)),
        (TODAY, date(2026, 5, 1), date(2026, 7, 31)),
        (TODAY, TODAY, TODAY),
        (date(2026, 7, 31), None, date(2026, 7, 31)),
        (date(2026, 8, 1), None, date(2027, 7, 31)),
    ],
)
def test_it_ends_with_the_trip_or_the_school_year(today: date, trip_ends: date | None, ends: date) -> None:
    assert exception_ends(today, trip_ends, REDBOURN) == ends
