from dataclasses import replace

import pytest

from nestbox.policy.clauses import REGISTER
from nestbox.policy.refusals import REFUSAL_CLAUSES, told
from tests.policy.cast import BIRT, REDBOURN


@pytest.mark.parametrize("clause_id", REFUSAL_CLAUSES)
def test_every_refusal_is_under_a_clause_of_the_register_and_in_whole_sentences(clause_id: str) -> None:
    sentence = told(clause_id, BIRT, REDBOURN)
    assert clause_id in REGISTER
    assert sentence.endswith(".")
    assert "!" not in sentence


@pytest.mark.parametrize("clause_id", REFUSAL_CLAUSES)
def test_no_refusal_speaks_of_the_roll_or_of_a_restriction(clause_id: str) -> None:
    sentence = told(clause_id, BIRT, REDBOURN).lower()
    assert [word for word in ("restrict", "court", "our records", "your child") if word in sentence] == []


@pytest.mark.clause("REQ-2")
def test_a_person_who_could_not_be_confirmed_is_told_what_to_do() -> None:
    assert told("REQ-2", BIRT, REDBOURN) == (
        "The school could not confirm who you are from your email address. If you are a parent or carer, "
        "please email admin@redbournprimary.co.uk from the address that you asked with."
    )


@pytest.mark.clause("REQ-5")
def test_the_domain_of_a_work_address_is_named() -> None:
    assert told("REQ-5", replace(BIRT, domain="plumbing.example"), REDBOURN).startswith(
        "plumbing.example is not"
    )


@pytest.mark.clause("ACC-2")
def test_the_year_groups_of_the_feed_are_named() -> None:
    assert "Year 5 and Year 6" in told("ACC-2", BIRT, REDBOURN)


def test_nobody_is_refused_under_a_clause_that_refuses_nobody() -> None:
    with pytest.raises(KeyError):
        told("LIK-2", BIRT, REDBOURN)
