"""What templates say of a clause."""

from nestbox.policy.clauses import REGISTER
from nestbox.web.templatetags.clauses import clause_text, clause_title


def test_a_clause_says_its_text() -> None:
    assert clause_text("SAF-3") == REGISTER["SAF-3"].text


def test_a_clause_says_its_title() -> None:
    assert clause_title("SAF-3") == "No reposting"


def test_what_is_not_in_the_register_says_nothing() -> None:
    assert (clause_text("SAF-99"), clause_title("SAF-99")) == ("", "")
