import pytest

from nestbox.policy.naming import How, NameFound, is_in_a_place

ROSE = NameFound(3, 7, "Rose", 1, How.FORENAME, ordinary=True)


@pytest.mark.clause("NAM-1")
@pytest.mark.parametrize(
    ("text", "places", "let_through"),
    [
        ("At Rose Cottage", ["Rose Cottage"], True),
        ("At rose cottage", ["Rose Cottage"], True),
        ("At Rose Cottages", ["Rose Cottage"], False),
        ("At Rose and Rose Cottage", ["Rose Cottage"], False),
        ("At Rose", ["Rose"], False),
        ("At Rose Cottage", [], False),
    ],
)
def test_a_name_within_a_place_of_the_trip_is_let_through(
    text: str, places: list[str], *, let_through: bool
) -> None:
    assert is_in_a_place(text, ROSE, places) == let_through


@pytest.mark.clause("NAM-1")
def test_a_place_of_one_word_lets_a_surname_through_that_stands_alone() -> None:
    surname = NameFound(3, 9, "Buxton", 1, How.SURNAME, ordinary=False)
    assert is_in_a_place("In Buxton", surname, ["Buxton"]) is True


@pytest.mark.clause("NAM-1")
def test_no_place_lets_a_childs_full_name_through() -> None:
    whole = NameFound(0, 14, "Rose Bickerdale", 1, How.FULL_NAME, ordinary=False)
    assert is_in_a_place("Rose Bickerdale was first", whole, ["Rose Bickerdale"]) is False
