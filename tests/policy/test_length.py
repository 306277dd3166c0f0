from dataclasses import replace

import pytest

from nestbox.policy.length import a_comment_says_something, a_post_says_something, the_text_is_short_enough
from tests.policy.cast import DRAFT, REDBOURN

EMPTY = replace(DRAFT, length=0, text_blank=True, photos=())


@pytest.mark.clause("LEN-1")
@pytest.mark.parametrize("length", [0, 1, 139, 140])
def test_140_characters_are_short_enough(length: int) -> None:
    assert the_text_is_short_enough(length, REDBOURN).allowed


@pytest.mark.clause("LEN-1")
def test_one_more_is_too_long() -> None:
    decision = the_text_is_short_enough(141, REDBOURN)
    assert decision.outcome == "refuse"
    assert decision.why == "This is 1 character too long. The limit is 140 characters."


@pytest.mark.clause("LEN-1")
def test_the_sentence_says_how_much_to_cut() -> None:
    assert the_text_is_short_enough(200, REDBOURN).why.startswith("This is 60 characters too long.")


@pytest.mark.clause("LEN-1")
def test_another_school_can_set_another_length() -> None:
    assert the_text_is_short_enough(280, replace(REDBOURN, post_length=280)).allowed


@pytest.mark.clause("LEN-1")
def test_a_photo_can_stand_without_text() -> None:
    assert a_post_says_something(replace(EMPTY, photos=DRAFT.photos)).allowed


@pytest.mark.clause("LEN-1")
def test_text_can_stand_without_a_photo() -> None:
    assert a_post_says_something(replace(DRAFT, photos=())).allowed


@pytest.mark.clause("LEN-1")
def test_a_post_of_nothing_is_asked_for_something() -> None:
    assert a_post_says_something(EMPTY).missing == "text or a photo"


@pytest.mark.clause("LEN-1")
@pytest.mark.parametrize("length", [0, -1])
def test_an_empty_comment_is_asked_for_text(length: int) -> None:
    assert a_comment_says_something(length).missing == "text"
