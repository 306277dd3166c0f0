import pytest

from nestbox.policy.decision import Decision, Outcome, allow, ask, first_objection, objections, refer, refuse
from nestbox.policy.permissions import Role

YES = allow("REQ-1", "Yes.")
NO = refuse("REQ-2", "No.")
NOT_YET = ask("GOV-1", "Not yet.", missing="something")


def test_allowing_names_the_clause_and_the_sentence() -> None:
    assert Decision(Outcome.ALLOW, "REQ-1", "Yes.", to=None, missing=None) == YES


def test_refusing_names_the_clause_and_the_sentence() -> None:
    assert Decision(Outcome.REFUSE, "REQ-2", "No.", to=None, missing=None) == NO


def test_referring_names_the_role() -> None:
    decision = refer("ACC-4", "Not here.", Role.HEADTEACHER)
    assert decision == Decision(Outcome.REFER, "ACC-4", "Not here.", to=Role.HEADTEACHER, missing=None)


def test_asking_says_what_is_missing() -> None:
    assert Decision(Outcome.ASK, "GOV-1", "Not yet.", to=None, missing="something") == NOT_YET


@pytest.mark.parametrize("outcome", Outcome)
def test_only_allowing_is_a_yes(outcome: Outcome) -> None:
    assert Decision(outcome, "REQ-1", "").allowed == (outcome is Outcome.ALLOW)


def test_objections_are_all_that_is_not_a_yes_in_order() -> None:
    assert objections(YES, NOT_YET, YES, NO) == (NOT_YET, NO)


def test_the_first_objection_wins() -> None:
    assert first_objection(YES, NOT_YET, NO) == NOT_YET


def test_without_an_objection_the_last_yes_is_the_answer() -> None:
    assert first_objection(allow("REQ-2", "Known."), YES) == YES
