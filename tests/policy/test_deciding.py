from dataclasses import replace

import pytest

from nestbox.policy.deciding import may_approve, may_refuse, suggested_clause
from nestbox.policy.decision import Decision
from nestbox.policy.evidence import findings
from nestbox.policy.facts import Asker, DomainKind, RollEvidence, StaffEntry
from nestbox.policy.permissions import Role
from tests.policy.cast import BIRT, DAUGHTER, FATHER, GOVERNOR, GRANDMOTHER, NOBODY, OFFICE, REDBOURN

RESTRICTED = replace(FATHER, children=(replace(DAUGHTER, contact_restricted=True),))
UNMARKED = replace(BIRT, domain="rogers.example", domain_kind=DomainKind.UNKNOWN)


def judged(asker: Asker, evidence: RollEvidence) -> Decision:
    return may_approve(asker, evidence, REDBOURN, OFFICE, own_request=False)


@pytest.mark.clause("ACC-2")
def test_the_office_approves_a_father_whom_the_roll_has() -> None:
    assert (judged(BIRT, FATHER).outcome, judged(BIRT, FATHER).clause) == ("allow", "ACC-2")


@pytest.mark.clause("ACC-3")
def test_the_office_approves_a_governor_whom_the_roll_has() -> None:
    assert (judged(BIRT, GOVERNOR).outcome, judged(BIRT, GOVERNOR).clause) == ("allow", "ACC-3")


@pytest.mark.clause("REQ-1")
@pytest.mark.parametrize("roles", [frozenset(), {Role.TEACHER}, {Role.ADMINISTRATOR}])
def test_nobody_else_approves(roles: frozenset[Role]) -> None:
    decision = may_approve(BIRT, FATHER, REDBOURN, roles, own_request=False)
    assert (decision.outcome, decision.clause) == ("refuse", "REQ-1")


@pytest.mark.clause("REQ-1")
def test_not_even_the_headteacher_approves_her_own_request() -> None:
    decision = may_approve(BIRT, GOVERNOR, REDBOURN, {Role.HEADTEACHER}, own_request=True)
    assert (decision.outcome, decision.clause) == ("refuse", "REQ-1")


@pytest.mark.clause("REQ-2")
def test_a_person_whom_the_roll_does_not_have_is_not_approved() -> None:
    assert (judged(BIRT, NOBODY).outcome, judged(BIRT, NOBODY).clause) == ("refuse", "REQ-2")


@pytest.mark.clause("REQ-2")
def test_a_name_that_matches_is_not_enough() -> None:
    assert judged(BIRT, replace(FATHER, matched_kind=None)).outcome == "refuse"


@pytest.mark.clause("REQ-2")
def test_an_unverified_address_is_not_approved_even_if_the_roll_has_it() -> None:
    decision = judged(replace(BIRT, email_verified=False), FATHER)
    assert (decision.outcome, decision.clause) == ("refuse", "REQ-2")


@pytest.mark.clause("REQ-2")
def test_restricted_contact_is_refused_in_the_words_for_a_stranger() -> None:
    assert judged(BIRT, RESTRICTED) == judged(BIRT, NOBODY)


@pytest.mark.clause("REQ-2")
def test_restricted_contact_outweighs_being_a_governor() -> None:
    assert judged(BIRT, replace(RESTRICTED, staff=GOVERNOR.staff)).outcome == "refuse"


@pytest.mark.clause("REQ-2")
def test_restricted_contact_with_a_sibling_is_refused_too() -> None:
    assert judged(BIRT, replace(FATHER, sibling_restricted=True)) == judged(BIRT, NOBODY)


@pytest.mark.clause("REQ-2")
def test_unknown_contact_is_asked_for_before_approving() -> None:
    evidence = replace(FATHER, children=(replace(DAUGHTER, contact_restricted=None),))
    assert judged(BIRT, evidence).missing == "whether contact with the child is restricted"


@pytest.mark.clause("REQ-5")
def test_an_unknown_domain_is_marked_before_approving() -> None:
    assert judged(UNMARKED, FATHER).missing == "whether the domain is personal or work"


@pytest.mark.clause("REQ-5")
def test_a_work_address_is_refused_again_when_deciding() -> None:
    decision = judged(replace(BIRT, domain="plumbing.example", domain_kind=DomainKind.WORK), FATHER)
    assert (decision.outcome, decision.clause) == ("refuse", "REQ-5")
    assert "plumbing.example" in decision.why


@pytest.mark.clause("REQ-4")
def test_a_disposable_address_is_refused_again_when_deciding() -> None:
    assert judged(replace(BIRT, domain_kind=DomainKind.DISPOSABLE), FATHER).clause == "REQ-4"


@pytest.mark.clause("ACC-6")
def test_a_pupil_is_refused_in_the_words_for_a_stranger() -> None:
    assert judged(BIRT, replace(NOBODY, is_pupil=True)) == judged(BIRT, NOBODY)


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize("role", [Role.OFFICE_MANAGER, Role.HEADTEACHER])
def test_a_grandmother_is_referred_to_the_headteacher(role: Role) -> None:
    decision = may_approve(BIRT, GRANDMOTHER, REDBOURN, {role}, own_request=False)
    assert (decision.outcome, decision.clause, decision.to) == ("refer", "ACC-4", "headteacher")


@pytest.mark.clause("ACC-4")
def test_a_grandmother_who_is_a_governor_is_approved_as_a_governor() -> None:
    assert judged(BIRT, replace(GRANDMOTHER, staff=GOVERNOR.staff)).clause == "ACC-3"


@pytest.mark.clause("ACC-4")
def test_a_grandmother_of_whom_only_the_name_matches_is_not_referred() -> None:
    assert judged(BIRT, replace(GRANDMOTHER, matched_kind=None)).clause == "REQ-2"


@pytest.mark.clause("ACC-3")
def test_a_former_teacher_is_not_approved() -> None:
    assert judged(BIRT, replace(GOVERNOR, staff=(StaffEntry("teacher", current=False),))).outcome == "refuse"


@pytest.mark.clause("ACC-5")
def test_the_office_can_refuse_an_organisation_behind_a_personal_address() -> None:
    assert may_refuse(OFFICE, own_request=False, clause_id="ACC-5", reason="The local newspaper.").allowed


@pytest.mark.clause("REQ-1")
def test_a_teacher_cannot_refuse_a_request() -> None:
    assert may_refuse({Role.TEACHER}, own_request=False, clause_id="REQ-2", reason="No.").clause == "REQ-1"


@pytest.mark.clause("REQ-1")
def test_nobody_refuses_their_own_request() -> None:
    assert may_refuse(OFFICE, own_request=True, clause_id="REQ-2", reason="No.").clause == "REQ-1"


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize("clause_id", ["LIK-2", "", "REQ-99"])
def test_a_refusal_is_under_a_clause_that_refuses(clause_id: str) -> None:
    assert may_refuse(OFFICE, own_request=False, clause_id=clause_id, reason="No.").missing == "a clause"


@pytest.mark.clause("REQ-2")
def test_a_refusal_has_a_reason() -> None:
    assert may_refuse(OFFICE, own_request=False, clause_id="REQ-2", reason=" \n").missing == "a reason"


@pytest.mark.parametrize(
    ("asker", "evidence", "clause"),
    [
        pytest.param(BIRT, FATHER, "REQ-2", id="nothing against"),
        pytest.param(BIRT, NOBODY, "REQ-2", id="nobody"),
        pytest.param(BIRT, RESTRICTED, "REQ-2", id="restricted"),
        pytest.param(BIRT, replace(NOBODY, is_pupil=True), "REQ-2", id="pupil"),
        pytest.param(BIRT, GRANDMOTHER, "ACC-4", id="relative"),
        pytest.param(UNMARKED, NOBODY, "REQ-4", id="unknown domain"),
        pytest.param(replace(BIRT, domain_kind=DomainKind.WORK), RESTRICTED, "REQ-5", id="work"),
        pytest.param(replace(BIRT, over_minimum_age=False), NOBODY, "ACC-6", id="under age"),
    ],
)
def test_the_clause_that_is_suggested_for_a_refusal(
    asker: Asker, evidence: RollEvidence, clause: str
) -> None:
    assert suggested_clause(findings(asker, evidence, REDBOURN)) == clause


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize(("role", "may"), [(Role.OFFICE_MANAGER, False), (Role.HEADTEACHER, True)])
def test_a_referred_request_is_the_headteachers_to_approve(role: Role, may: bool) -> None:
    decision = may_approve(BIRT, FATHER, REDBOURN, {role}, own_request=False, referred=True)
    assert decision.allowed is may


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize(("role", "may"), [(Role.OFFICE_MANAGER, False), (Role.HEADTEACHER, True)])
def test_a_referred_request_is_the_headteachers_to_refuse(role: Role, may: bool) -> None:
    refusal = may_refuse({role}, own_request=False, clause_id="ACC-4", reason="No.", referred=True)
    assert refusal.allowed is may
