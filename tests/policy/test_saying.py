import pytest

from nestbox.policy.saying import clause_of


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize(
    "says",
    [
        "grandmother of a Year 5 child",
        "I am Ivy's nan",
        "Her Grandad.",
        "Ivy’s auntie and godmother",
        "I look after my niece, I am her aunt",
        "grandparents",
        "Great-aunt of a pupil",
        "her big sister",
        "my grandson is in Year 6",
    ],
)
def test_a_relatives_words_are_for_the_headteacher(says: str) -> None:
    assert clause_of(says, 13) == "ACC-4"


@pytest.mark.clause("ACC-5")
@pytest.mark.parametrize(
    "says", ["The village newspaper", "We are a local charity", "Reporter at the Herald", "your MP"]
)
def test_an_organisations_words_are_an_organisations(says: str) -> None:
    assert clause_of(says, 13) == "ACC-5"


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize(
    "says",
    ["I am a pupil", "i'm in year 5", "I’m 10", "I am 12 years old and love canoes", "I go to your school"],
)
def test_a_childs_words_are_a_childs(says: str) -> None:
    assert clause_of(says, 13) == "ACC-6"


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    "says",
    [
        "",
        "Mum of Ivy in 5B",
        "I'm Leo's dad. His grandmother would like to follow too",
        "My son is a pupil in Year 6",
        "I am 10 minutes away",
        "I am 44",
        "stepfather of a Year 5 child, I work for a charity",
        "Governor, and I was a journalist",
        "I express my interest",
        "What a great school",
    ],
)
def test_other_words_are_under_no_clause(says: str) -> None:
    assert clause_of(says, 13) is None
