from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.standing import (
    NO,
    WHOLE_CLASS_FROM,
    Said,
    Standing,
    disagree,
    in_a_photo,
    latest,
    standing,
)

TODAY = date(2026, 6, 3)
MOTHER, FATHER, SCHOOL = 1, 2, None
BOTH = frozenset({MOTHER, FATHER})

words = st.lists(
    st.builds(
        Said,
        answer=st.sampled_from([s for s in Standing if s is not Standing.UNKNOWN]),
        voice=st.sampled_from([MOTHER, FATHER, SCHOOL]),
        order=st.integers(1, 9),
        until=st.none() | st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2)),
    ),
    max_size=6,
    unique_by=lambda word: word.order,
)


def said(*answers: tuple[Standing, int | None]) -> list[Said]:
    return [Said(answer, voice, order) for order, (answer, voice) in enumerate(answers)]


@pytest.mark.clause("CON-1")
def test_nothing_said_is_unknown() -> None:
    assert standing([], BOTH, TODAY) is Standing.UNKNOWN


@pytest.mark.clause("CON-1")
def test_the_latest_word_of_a_carer_counts() -> None:
    assert standing(said((Standing.REFUSED, MOTHER), (Standing.GIVEN, MOTHER)), BOTH, TODAY) is Standing.GIVEN
    changed = said((Standing.GIVEN, MOTHER), (Standing.WITHDRAWN, MOTHER))
    assert standing(changed, BOTH, TODAY) is Standing.WITHDRAWN


@pytest.mark.clause("CON-1")
@pytest.mark.parametrize("no", sorted(NO))
def test_one_no_outweighs_every_later_yes_of_others(no: Standing) -> None:
    words = said((no, FATHER), (Standing.GIVEN, MOTHER), (Standing.GIVEN, SCHOOL))
    assert (standing(words, BOTH, TODAY), disagree(words, BOTH, TODAY)) == (no, True)


@pytest.mark.clause("CON-1")
def test_a_yes_of_somebody_without_responsibility_does_not_count_and_their_no_does() -> None:
    assert standing(said((Standing.GIVEN, FATHER)), {MOTHER}, TODAY) is Standing.UNKNOWN
    assert standing(said((Standing.REFUSED, FATHER)), {MOTHER}, TODAY) is Standing.REFUSED


@pytest.mark.clause("CON-1")
def test_the_schools_own_record_may_say_yes() -> None:
    assert standing(said((Standing.GIVEN, SCHOOL)), frozenset(), TODAY) is Standing.GIVEN


@pytest.mark.clause("CON-1")
def test_a_yes_holds_on_its_last_day_and_not_on_the_next() -> None:
    word = Said(Standing.GIVEN, MOTHER, 1, until=TODAY)
    assert standing([word], BOTH, TODAY) is Standing.GIVEN
    assert standing([word], BOTH, TODAY + timedelta(days=1)) is Standing.EXPIRED


@pytest.mark.clause("CON-3")
def test_a_no_to_whole_class_pictures_counts_in_those_alone() -> None:
    given, refused = Standing.GIVEN, Standing.REFUSED
    assert in_a_photo(given, refused, WHOLE_CLASS_FROM) is refused
    assert in_a_photo(given, refused, WHOLE_CLASS_FROM - 1) is given
    assert in_a_photo(given, Standing.UNKNOWN, WHOLE_CLASS_FROM) is given


@pytest.mark.clause("CON-3")
@given(photos=st.sampled_from(Standing), whole=st.sampled_from(Standing), faces=st.integers(0, 40))
def test_a_yes_to_whole_class_pictures_never_makes_up_for_the_yes_to_photos(
    photos: Standing, whole: Standing, faces: int
) -> None:
    if photos is not Standing.GIVEN:
        assert in_a_photo(photos, whole, faces) is photos


@pytest.mark.clause("CON-1")
@given(words=words, may=st.sets(st.sampled_from([MOTHER, FATHER])))
def test_whoever_is_shown_has_a_yes_that_counts_and_no_no(words: list[Said], may: set[int]) -> None:
    if standing(words, may, TODAY) is not Standing.GIVEN:
        return
    now = latest(words)
    assert [word for word in now if word.answer in NO] == []
    assert [
        word
        for word in now
        if word.answer is Standing.GIVEN
        and (word.voice is None or word.voice in may)
        and (word.until is None or word.until >= TODAY)
    ]
