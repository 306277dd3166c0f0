from dataclasses import replace

import pytest

from nestbox.policy import requests
from nestbox.policy.facts import DomainKind
from nestbox.policy.permissions import Role
from tests.policy.cast import BIRT, DAUGHTER, FATHER, NOBODY, OFFICE, REDBOURN

UNKNOWN_CONTACT = replace(FATHER, children=(DAUGHTER, replace(DAUGHTER, contact_restricted=None)))
RESTRICTED = replace(FATHER, children=(DAUGHTER, replace(DAUGHTER, contact_restricted=True)))


@pytest.mark.clause("REQ-1")
def test_the_office_is_told_in_the_policys_very_words() -> None:
    told = requests.told_to_the_office("BirtRogers@gmail.com")
    assert told == "BirtRogers@gmail.com would like to follow your feed."


@pytest.mark.clause("REQ-1")
@pytest.mark.parametrize("role", Role)
def test_the_office_and_the_headteacher_decide(role: Role) -> None:
    decides = role in {Role.OFFICE_MANAGER, Role.HEADTEACHER}
    assert requests.the_office_decides({role}).allowed == decides


@pytest.mark.clause("REQ-1")
def test_nobody_decides_their_own_request() -> None:
    assert requests.nobody_decides_their_own(own_request=True).outcome == "refuse"


@pytest.mark.clause("REQ-1")
def test_the_office_decides_the_requests_of_others() -> None:
    assert requests.nobody_decides_their_own(own_request=False).allowed
    assert requests.the_office_decides(OFFICE).allowed


@pytest.mark.clause("REQ-2")
def test_an_address_has_to_be_verified() -> None:
    decision = requests.the_address_is_verified(replace(BIRT, email_verified=False))
    assert (decision.outcome, decision.missing) == ("ask", "a verified email address")


@pytest.mark.clause("REQ-2")
def test_restricted_contact_to_one_of_two_children_refuses() -> None:
    assert requests.no_contact_is_restricted(RESTRICTED).outcome == "refuse"


@pytest.mark.clause("REQ-2")
def test_restricted_contact_to_a_sibling_refuses() -> None:
    assert requests.no_contact_is_restricted(replace(FATHER, sibling_restricted=True)).outcome == "refuse"


@pytest.mark.clause("REQ-2")
def test_restricted_contact_is_not_named_in_the_sentence() -> None:
    assert requests.no_contact_is_restricted(RESTRICTED).why == requests.NOT_CONFIRMED


@pytest.mark.clause("REQ-2")
def test_unknown_contact_is_not_taken_for_clear() -> None:
    decision = requests.contact_is_known_to_be_free(UNKNOWN_CONTACT)
    assert (decision.outcome, decision.missing) == ("ask", "whether contact with the child is restricted")


@pytest.mark.clause("REQ-2")
def test_nothing_is_unknown_of_a_complete_roll() -> None:
    assert requests.contact_is_known_to_be_free(FATHER).allowed
    assert requests.contact_is_known_to_be_free(NOBODY).allowed


@pytest.mark.clause("REQ-3")
def test_the_letter_goes_to_the_school_and_names_the_address_that_was_used() -> None:
    letter = requests.letter_to_the_school("BirtRogers@gmail.com", REDBOURN)
    assert letter.to == "admin@redbournprimary.co.uk"
    assert letter.subject == "My request to follow @PrimaryRedbourn"
    assert "BirtRogers@gmail.com" in letter.body


@pytest.mark.clause("REQ-4")
def test_a_disposable_address_is_refused() -> None:
    asker = replace(BIRT, domain="mailinator.com", domain_kind=DomainKind.DISPOSABLE)
    decision = requests.the_address_is_personal(asker)
    assert (decision.outcome, decision.clause) == ("refuse", "REQ-4")
    assert "mailinator.com" in decision.why


@pytest.mark.clause("REQ-4")
@pytest.mark.parametrize("kind", [DomainKind.PERSONAL, DomainKind.UNKNOWN])
def test_an_address_that_may_be_personal_can_ask(kind: DomainKind) -> None:
    assert requests.the_address_is_personal(replace(BIRT, domain_kind=kind)).allowed


@pytest.mark.clause("REQ-4")
def test_an_unknown_domain_is_marked_before_the_decision() -> None:
    asker = replace(BIRT, domain="rogers.example", domain_kind=DomainKind.UNKNOWN)
    decision = requests.the_domain_is_marked(asker)
    assert (decision.outcome, decision.missing) == ("ask", "whether the domain is personal or work")
    assert "Please mark the domain first." in decision.why


@pytest.mark.clause("REQ-5")
@pytest.mark.parametrize("kind", [DomainKind.WORK, DomainKind.SCHOOL])
def test_a_work_address_is_refused_and_the_domain_named(kind: DomainKind) -> None:
    asker = replace(BIRT, domain="plumbing.example", domain_kind=kind)
    decision = requests.the_address_is_not_from_work(asker, REDBOURN)
    assert (decision.outcome, decision.clause) == ("refuse", "REQ-5")
    assert "plumbing.example" in decision.why
    assert "personal email address" in decision.why


@pytest.mark.clause("REQ-5")
def test_a_personal_address_is_not_from_work() -> None:
    assert requests.the_address_is_not_from_work(BIRT, REDBOURN).allowed
