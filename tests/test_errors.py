"""Refusals, and what is typed."""

import pytest

from nestbox.errors import InvalidError, NotFoundError, RefusedError, fitting, require
from nestbox.policy.decision import allow, refuse


def test_an_allowed_decision_passes() -> None:
    require(allow("LIK-1", "Followers may like."))


def test_a_refused_decision_is_raised_with_its_clause_and_sentence() -> None:
    with pytest.raises(RefusedError, match=r"SAF-5: Only followers can comment\.") as refused:
        require(refuse("SAF-5", "Only followers can comment."))
    assert refused.value.sentence == "Only followers can comment."


def test_several_refusals_are_told_together() -> None:
    refused = RefusedError(refuse("LEN-1", "Too long."), refuse("PUR-1", "No trip."))

    assert refused.sentence == "Too long. No trip."


def test_what_is_hidden_says_nothing_of_its_cause() -> None:
    assert NotFoundError("account 7 lacks a role").sentence == "There is nothing here."


@pytest.mark.parametrize(
    ("typed", "kept"), [(" Moved. \n", "Moved."), ("a\0b", "ab"), ("", ""), ("\0", ""), ("a" * 10, "a" * 10)]
)
def test_what_is_typed_is_kept_without_what_cannot_be_stored(typed: str, kept: str) -> None:
    assert fitting(typed, 10, "reason") == kept


def test_what_is_too_long_names_the_field_and_the_limit() -> None:
    with pytest.raises(InvalidError) as refused:
        fitting("a" * 11, 10, "reason")
    assert (refused.value.field, refused.value.sentence) == (
        "reason",
        "Please use at most 10 characters here.",
    )
