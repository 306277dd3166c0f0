"""What holds of every verdict, whatever the facts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.deciding import may_approve
from nestbox.policy.evidence import Weight, findings
from nestbox.policy.exceptions import may_admit_exceptionally
from nestbox.policy.facts import Asker, Resemblance, RollEvidence
from nestbox.policy.permissions import Role
from nestbox.policy.verdict import Course, QueueGroup, may_approve_together, outcome_of
from tests.policy import worlds
from tests.policy.cast import BIRT, FATHER, NOBODY, OFFICE, REDBOURN
from tests.policy.test_exceptions import TERMS

EVERY_ROLE = frozenset(Role)
WEAK = Resemblance("address", "Birt Rogers", "mother of a child in Year 5")


def restricted_somehow(evidence: RollEvidence, how: int) -> RollEvidence:
    """The same evidence with a restriction: of a child if there is one, of a sibling, or by the very name."""
    if how == 0 and evidence.children:
        first, *others = evidence.children
        return replace(evidence, children=(replace(first, contact_restricted=True), *others))
    return (
        replace(evidence, sibling_restricted=True)
        if how < 2
        else replace(evidence, restricted_namesake="same")
    )


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, how=st.integers(0, 2), referred=st.booleans())
def test_whoever_is_restricted_is_never_admitted_in_any_way(
    asker: Asker, evidence: RollEvidence, how: int, referred: bool
) -> None:
    restricted = restricted_somehow(evidence, how)
    verdict = outcome_of(asker, restricted, REDBOURN, referred=referred)
    approval = may_approve(asker, restricted, REDBOURN, EVERY_ROLE, own_request=False, referred=referred)
    exception = may_admit_exceptionally(
        asker, restricted, REDBOURN, EVERY_ROLE, own_request=False, terms=TERMS
    )
    assert (verdict.outcome, verdict.group) == (Course.BLOCK, QueueGroup.BLOCKED)
    together = may_approve_together(verdict)
    assert [decision.allowed for decision in (approval, exception, together)] == [False, False, False]


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, how=st.integers(0, 2))
def test_whoever_is_restricted_is_told_what_a_stranger_would_be_told(
    asker: Asker, evidence: RollEvidence, how: int
) -> None:
    unknown_to_the_roll = restricted_somehow(replace(evidence, matched_kind=None), how)
    told = outcome_of(asker, unknown_to_the_roll, REDBOURN)
    stranger = outcome_of(asker, NOBODY, REDBOURN)
    assert (told.clause, told.sentence) == (stranger.clause, stranger.sentence)


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence)
def test_nothing_is_strong_without_the_very_address(asker: Asker, evidence: RollEvidence) -> None:
    unmatched = replace(evidence, matched_kind=None)
    assert Weight.STRONG not in {found.weight for found in findings(asker, unmatched, REDBOURN)}
    assert outcome_of(asker, unmatched, REDBOURN).outcome is not Course.ADMIT_ON_DECISION


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence)
def test_unknown_never_becomes_clear(asker: Asker, evidence: RollEvidence) -> None:
    if not evidence.children:
        return
    first, *others = evidence.children
    unknown = replace(evidence, children=(replace(first, contact_restricted=None), *others))
    assert not may_approve(asker, unknown, REDBOURN, EVERY_ROLE, own_request=False).allowed
    assert not may_approve_together(outcome_of(asker, unknown, REDBOURN)).allowed


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, words=worlds.says)
def test_weak_findings_admit_nobody(asker: Asker, evidence: RollEvidence, words: str) -> None:
    more = replace(evidence, resembles=(*evidence.resembles, WEAK))
    louder = replace(asker, says=words, claims=(*asker.claims, "It is me."))
    before = may_approve(asker, evidence, REDBOURN, OFFICE, own_request=False).allowed
    assert may_approve(louder, more, REDBOURN, OFFICE, own_request=False).allowed == before


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence)
def test_queue_and_decision_agree(asker: Asker, evidence: RollEvidence) -> None:
    verdict = outcome_of(asker, evidence, REDBOURN)
    may = may_approve(asker, evidence, REDBOURN, OFFICE, own_request=False).allowed
    assert may == (verdict.outcome is Course.ADMIT_ON_DECISION and verdict.missing is None)


@pytest.mark.clause("ACC-4")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence)
def test_what_is_referred_no_one_but_the_headteacher_approves(asker: Asker, evidence: RollEvidence) -> None:
    roles = EVERY_ROLE - {Role.HEADTEACHER}
    assert not may_approve(asker, evidence, REDBOURN, roles, own_request=False, referred=True).allowed


def test_these_properties_do_meet_somebody_who_is_admitted() -> None:
    assert may_approve(BIRT, FATHER, REDBOURN, OFFICE, own_request=False).allowed
