from dataclasses import replace

import pytest

from nestbox.policy.facts import Asker, DomainKind, Resemblance, RollEvidence
from nestbox.policy.verdict import QueueGroup, Verdict, may_approve_together, outcome_of
from tests.policy.cast import BIRT, DAUGHTER, FATHER, GOVERNOR, GRANDMOTHER, NOBODY, REDBOURN

RESTRICTED = replace(FATHER, children=(replace(DAUGHTER, contact_restricted=True),))
UNKNOWN = replace(FATHER, children=(replace(DAUGHTER, contact_restricted=None),))
LIKENESS = replace(NOBODY, resembles=(Resemblance("address", "Birt Rogers", "mother of a child in Year 5"),))
NAN = replace(BIRT, says="grandmother of a Year 5 child")


def verdict(asker: Asker, evidence: RollEvidence) -> Verdict:
    return outcome_of(asker, evidence, REDBOURN)


def became(asker: Asker, evidence: RollEvidence) -> tuple[str, str, str]:
    found = verdict(asker, evidence)
    return found.outcome, found.clause, found.group


@pytest.mark.clause("ACC-2")
def test_a_father_by_his_very_address_can_be_admitted() -> None:
    assert became(BIRT, FATHER) == ("admit-on-decision", "ACC-2", "strong evidence")


@pytest.mark.clause("ACC-3")
def test_a_governor_can_be_admitted() -> None:
    assert became(BIRT, GOVERNOR) == ("admit-on-decision", "ACC-3", "strong evidence")


@pytest.mark.clause("REQ-2")
def test_a_stranger_is_refused() -> None:
    assert became(BIRT, NOBODY) == ("refuse", "REQ-2", "speaks against")


@pytest.mark.clause("REQ-2")
def test_a_likeness_is_refused_and_looked_at() -> None:
    assert became(BIRT, LIKENESS) == ("refuse", "REQ-2", "needs a look")


@pytest.mark.clause("ACC-2")
def test_a_father_of_whom_parental_responsibility_is_unknown_is_looked_at() -> None:
    child = replace(DAUGHTER, parental_responsibility=None, principal_carer=None)
    assert became(BIRT, replace(FATHER, children=(child,))) == ("refuse", "REQ-2", "needs a look")


@pytest.mark.clause("REQ-3")
def test_a_stranger_who_wrote_to_the_school_is_refused_and_looked_at() -> None:
    claimed = replace(BIRT, claims=("I am Ivy's mother.",))
    assert became(claimed, NOBODY) == ("refuse", "REQ-2", "needs a look")


@pytest.mark.clause("ACC-2")
def test_the_parent_of_a_child_who_moved_up_is_refused_under_that_clause() -> None:
    evidence = replace(FATHER, children=(replace(DAUGHTER, year_group=7),))
    assert became(BIRT, evidence) == ("refuse", "ACC-2", "speaks against")


@pytest.mark.clause("ACC-4")
def test_a_grandmother_of_the_roll_is_referred() -> None:
    assert became(BIRT, GRANDMOTHER) == ("refer", "ACC-4", "for the Headteacher")


@pytest.mark.clause("ACC-4")
def test_a_grandmother_by_her_own_words_is_referred() -> None:
    assert became(NAN, NOBODY) == ("refer", "ACC-4", "for the Headteacher")


@pytest.mark.clause("ACC-5")
def test_a_newspaper_by_its_own_words_is_refused_under_its_clause() -> None:
    assert became(replace(BIRT, says="The village newspaper"), NOBODY)[:2] == ("refuse", "ACC-5")


@pytest.mark.clause("ACC-6")
def test_a_child_by_its_own_words_is_refused_under_its_clause() -> None:
    assert became(replace(BIRT, says="I am 10"), NOBODY)[:2] == ("refuse", "ACC-6")


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize("says", ["mother of Ivy", "I am the governor", "let me in"])
def test_nobody_is_admitted_by_their_words(says: str) -> None:
    assert became(replace(BIRT, says=says), NOBODY)[0] == "refuse"


@pytest.mark.clause("REQ-5")
def test_a_work_address_is_blocked_with_its_domain() -> None:
    found = verdict(replace(BIRT, domain="herts.gov.uk", domain_kind=DomainKind.WORK), FATHER)
    assert (found.outcome, found.clause, found.sentence[:12]) == ("block", "REQ-5", "herts.gov.uk")


@pytest.mark.clause("REQ-2")
def test_restricted_contact_is_blocked() -> None:
    assert became(BIRT, RESTRICTED) == ("block", "REQ-2", "blocked")


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize("asker", [BIRT, NAN, replace(BIRT, domain_kind=DomainKind.UNKNOWN)])
@pytest.mark.parametrize("evidence", [RESTRICTED, replace(NOBODY, is_pupil=True)])
def test_what_is_secret_is_told_in_the_words_for_a_stranger(asker: Asker, evidence: RollEvidence) -> None:
    blocked, stranger = verdict(asker, evidence), verdict(asker, NOBODY)
    assert (blocked.clause, blocked.sentence) == (stranger.clause, stranger.sentence)


@pytest.mark.clause("REQ-2")
def test_an_unknown_restriction_has_to_be_answered_first() -> None:
    found = verdict(BIRT, UNKNOWN)
    assert (found.group, found.missing) == ("needs a look", "whether contact with the child is restricted")


@pytest.mark.clause("REQ-4")
def test_an_unknown_domain_has_to_be_marked_first() -> None:
    found = verdict(replace(BIRT, domain_kind=DomainKind.UNKNOWN), FATHER)
    assert (found.group, found.missing) == ("needs a look", "whether the domain is personal or work")


@pytest.mark.clause("ACC-4")
def test_a_referred_request_waits_for_the_headteacher() -> None:
    found = outcome_of(BIRT, FATHER, REDBOURN, referred=True)
    assert (found.outcome, found.group) == ("refer", QueueGroup.HEADTEACHER)


@pytest.mark.clause("REQ-2")
def test_a_referred_request_stays_blocked() -> None:
    assert outcome_of(BIRT, RESTRICTED, REDBOURN, referred=True).outcome == "block"


@pytest.mark.clause("REQ-2")
def test_clear_requests_can_be_approved_together() -> None:
    assert may_approve_together(verdict(BIRT, FATHER), verdict(BIRT, GOVERNOR)).allowed


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    "evidence",
    [NOBODY, LIKENESS, GRANDMOTHER, RESTRICTED, UNKNOWN, replace(FATHER, restricted_namesake="alike")],
)
def test_one_request_that_is_not_clear_stops_all_of_them(evidence: RollEvidence) -> None:
    assert not may_approve_together(verdict(BIRT, FATHER), verdict(BIRT, evidence)).allowed


def test_nothing_at_all_cannot_be_approved_together() -> None:
    assert not may_approve_together().allowed
