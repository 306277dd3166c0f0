import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.hashtags import Agreement, Answer, hashtags, tags_of, without_signs
from nestbox.policy.safety import the_hashtags_are_agreed_to

YES, NO = Answer.YES, Answer.NO
texts = st.text(st.sampled_from("#\uff03\ufe5f\u200b\ufe0fa1é_ .-/:") | st.characters(), max_size=30)
agreements = st.lists(
    st.lists(st.sampled_from(Answer), max_size=3).map(lambda answers: Agreement(tuple(answers))), max_size=4
)


def words(text: str) -> list[str]:
    return [tag.word for tag in hashtags(text)]


@pytest.mark.clause("SAF-4")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#LakesTrip", ["lakestrip"]),
        ("On the lake #fun #Year6!", ["fun", "year6"]),
        ("\uff03fun", ["fun"]),
        ("\ufe5ffun", ["fun"]),
        ("#\uff26un", ["fun"]),
        ("#1stDay", ["1stday"]),
        ("#2025_trip", ["2025_trip"]),
        ("##fun", ["fun"]),
        ("#\u200bfun", ["fun"]),
        ("#\ufe0ffun", ["fun"]),
        ("great#fun", ["fun"]),
        ("#été", ["été"]),
        ("#日本", ["日本"]),
        ("https://#fun", ["fun"]),
    ],
)
def test_a_sign_before_a_word_is_a_hashtag(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We are #1",
        "Room # 4",
        "# fun",
        "#",
        "#!",
        "#\ufe0f\u20e3",
        "https://example.org/map#lake",
        "No sign at all",
    ],
)
def test_a_number_a_lone_sign_and_a_part_of_a_link_are_none(text: str) -> None:
    assert words(text) == []


def test_it_is_pointed_at_with_its_sign() -> None:
    [tag] = hashtags("Such #fun today")
    assert "Such #fun today"[tag.start : tag.end] == "#fun"


def test_the_order_and_the_capitals_of_hashtags_make_no_other_question() -> None:
    assert tags_of("#Lake and #fun") == tags_of("#FUN at the #lake") == "fun lake"


def test_taking_the_sign_out_leaves_the_words() -> None:
    assert without_signs("We are #1 at #fun, ##fun") == "We are #1 at fun, fun"


@given(texts)
def test_no_hashtag_is_left_once_the_signs_are_out(text: str) -> None:
    assert hashtags(without_signs(text)) == ()


@given(texts)
def test_hashtags_lie_in_the_text_one_behind_the_other(text: str) -> None:
    places = [place for tag in hashtags(text) for place in (tag.start, tag.end)]
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.clause("SAF-4")
@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ([], "allow"),
        ([(YES,)], "allow"),
        ([(YES, YES), (YES,)], "allow"),
        ([(YES, NO)], "refuse"),
        ([(YES,), (NO,)], "refuse"),
        ([(YES, Answer.WAITING)], "ask"),
        ([(YES, Answer.TOO_LATE)], "ask"),
        ([(YES, Answer.NOT_ASKED)], "ask"),
        ([(YES,), ()], "refuse"),
    ],
)
def test_everybody_who_may_speak_for_every_child_has_to_say_yes(
    said: list[tuple[Answer, ...]], outcome: str
) -> None:
    assert the_hashtags_are_agreed_to([Agreement(answers) for answers in said]).outcome == outcome


@pytest.mark.clause("SAF-4")
@given(agreements)
def test_a_hashtag_is_used_exactly_if_every_child_has_a_yes_and_nobody_says_anything_else(
    said: list[Agreement],
) -> None:
    everybody = all(agreement.answers and set(agreement.answers) == {YES} for agreement in said)
    assert the_hashtags_are_agreed_to(said).allowed == everybody


@pytest.mark.clause("SAF-4")
@given(agreements)
def test_what_staff_read_does_not_say_who_refused(said: list[Agreement]) -> None:
    again = [Agreement(tuple(reversed(agreement.answers))) for agreement in reversed(said)]
    assert the_hashtags_are_agreed_to(said) == the_hashtags_are_agreed_to(again)
