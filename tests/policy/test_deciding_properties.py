"""What holds of every decision on a request, whatever the facts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.access import child_admits, the_entry_is_of_current_staff
from nestbox.policy.deciding import may_approve, suggested_clause, told
from nestbox.policy.evidence import Weight, findings
from nestbox.policy.facts import Asker, DomainKind, RollEvidence
from nestbox.policy.governance import Group, group_of
from nestbox.policy.permissions import Role
from nestbox.policy.refusals import REFUSAL_CLAUSES
from tests.policy import worlds
from tests.policy.cast import BIRT, DAUGHTER, NOBODY, OFFICE, REDBOURN


def weights(asker: Asker, evidence: RollEvidence) -> set[Weight]:
    return {found.weight for found in findings(asker, evidence, REDBOURN)}


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, own=st.booleans(), which=st.integers(0, 2))
def test_restricted_contact_is_never_approved(
    asker: Asker, evidence: RollEvidence, own: bool, which: int
) -> None:
    if which < len(evidence.children):
        children = list(evidence.children)
        children[which] = replace(children[which], contact_restricted=True)
        evidence = replace(evidence, children=tuple(children))
    else:
        evidence = replace(evidence, sibling_restricted=True)
    assert not may_approve(asker, evidence, REDBOURN, OFFICE, own_request=own).allowed


@pytest.mark.clause("REQ-2")
@given(asker=worlds.askers, evidence=worlds.evidence)
def test_restricted_contact_is_refused_under_the_same_clause_as_nobody(
    asker: Asker, evidence: RollEvidence
) -> None:
    restricted = findings(asker, replace(evidence, sibling_restricted=True), REDBOURN)
    nobody = findings(asker, NOBODY, REDBOURN)
    assert suggested_clause(restricted) == suggested_clause(nobody)


@pytest.mark.clause("ACC-6")
@given(asker=worlds.askers, evidence=worlds.evidence)
def test_a_pupil_is_refused_under_the_same_clause_as_nobody(asker: Asker, evidence: RollEvidence) -> None:
    pupil = findings(asker, replace(evidence, is_pupil=True), REDBOURN)
    assert suggested_clause(pupil) == suggested_clause(findings(asker, NOBODY, REDBOURN))


@pytest.mark.clause("REQ-2")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, own=st.booleans())
def test_nobody_is_approved_without_a_strong_finding_or_despite_a_block(
    asker: Asker, evidence: RollEvidence, own: bool
) -> None:
    if may_approve(asker, evidence, REDBOURN, OFFICE, own_request=own).allowed:
        assert Weight.STRONG in weights(asker, evidence)
        assert Weight.BLOCKS not in weights(asker, evidence)
        assert not own


@pytest.mark.clause("REQ-1")
@given(asker=worlds.askers, evidence=worlds.evidence, roles=worlds.roles)
def test_nobody_approves_their_own_request_whoever_they_are(
    asker: Asker, evidence: RollEvidence, roles: frozenset[Role]
) -> None:
    assert not may_approve(asker, evidence, REDBOURN, roles, own_request=True).allowed


@pytest.mark.clause("GOV-2")
@given(evidence=worlds.fair_evidence)
def test_whoever_is_approved_has_a_group_and_something_to_stand_on(evidence: RollEvidence) -> None:
    if may_approve(BIRT, evidence, REDBOURN, OFFICE, own_request=False).allowed:
        of_children = [child for child in evidence.children if child_admits(child, REDBOURN).allowed]
        of_staff = [entry for entry in evidence.staff if the_entry_is_of_current_staff(entry).allowed]
        assert of_children or of_staff
        assert group_of(evidence) in Group


@pytest.mark.clause("ACC-5")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, roles=worlds.roles)
def test_no_role_admits_an_organisation(asker: Asker, evidence: RollEvidence, roles: frozenset[Role]) -> None:
    organisation = replace(asker, domain_kind=DomainKind.WORK)
    assert not may_approve(organisation, evidence, REDBOURN, roles, own_request=False).allowed


@pytest.mark.clause("ACC-6")
@given(asker=worlds.fair_askers, evidence=worlds.fair_evidence, roles=worlds.roles)
def test_no_role_admits_a_pupil(asker: Asker, evidence: RollEvidence, roles: frozenset[Role]) -> None:
    pupil = replace(evidence, is_pupil=True)
    assert not may_approve(asker, pupil, REDBOURN, roles, own_request=False).allowed


@given(evidence=worlds.fair_evidence)
def test_these_worlds_do_have_people_who_are_approved(evidence: RollEvidence) -> None:
    ordinary = replace(evidence, children=(DAUGHTER,), is_pupil=False, sibling_restricted=False)
    decision = may_approve(
        BIRT,
        replace(ordinary, matched_kind="personal", restricted_namesake=None),
        REDBOURN,
        OFFICE,
        own_request=False,
    )
    assert decision.allowed


@given(asker=worlds.askers, evidence=worlds.evidence)
def test_every_suggestion_has_words_to_tell_it_in(asker: Asker, evidence: RollEvidence) -> None:
    clause_id = suggested_clause(findings(asker, evidence, REDBOURN))
    assert clause_id in REFUSAL_CLAUSES
    assert told(clause_id, asker, REDBOURN).endswith(".")
