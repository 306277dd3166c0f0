import re

import pytest

from nestbox.policy.clauses import REGISTER, Clause, clause, functions_of
from tests.policy.cast import HOUSE

# The policy's own numbering: how many clauses each part has, in the order of the document.
PARTS = {
    "GOV": 2,
    "PUR": 2,
    "LEN": 1,
    "MED": 1,
    "NAM": 1,
    "ACC": 7,
    "REQ": 5,
    "LIK": 2,
    "COM": 4,
    "CON": 3,
    "SAF": 6,
}
IDS = [f"{part}-{number}" for part, count in PARTS.items() for number in range(1, count + 1)]
FILES = {
    "GOV": "governance",
    "PUR": "purpose",
    "LEN": "length",
    "MED": "media",
    "NAM": "naming",
    "ACC": "access",
    "REQ": "requests",
    "LIK": "likes",
    "COM": "comments",
    "CON": "consent",
    "SAF": "safety",
}


def test_the_register_has_every_clause_in_the_order_of_the_policy() -> None:
    assert list(REGISTER) == IDS


@pytest.mark.parametrize("entry", REGISTER.values(), ids=IDS)
def test_a_clause_reads_as_a_title_and_one_to_three_sentences(entry: Clause) -> None:
    assert 0 < len(entry.title) <= 50
    assert entry.text.endswith(".")
    assert 1 <= len(re.findall(r"\.(?: |$)", entry.text)) <= 3


@pytest.mark.parametrize("entry", REGISTER.values(), ids=IDS)
def test_a_clause_fits_into_a_row_of_a_table(entry: Clause) -> None:
    assert not set("|\n!") & set(entry.title + entry.text)


def test_a_function_cannot_carry_out_a_clause_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        clause("ACC-99")


def test_functions_of_an_unknown_clause_are_not_simply_none() -> None:
    with pytest.raises(KeyError):
        functions_of("ACC-99")


def test_functions_stand_in_the_file_of_their_clause() -> None:
    homes = {(i[:3], function.__module__) for i in REGISTER for function in functions_of(i)}
    of_trips = {("PUR", f"nestbox.policy.{file}") for file in ("trips", "expiry")}
    assert homes == {(prefix, f"nestbox.policy.{file}") for prefix, file in FILES.items()} | of_trips


def test_every_clause_with_a_function_is_proven_by_a_test_that_names_it() -> None:
    named = set()
    for file in (HOUSE / "tests").rglob("test_*.py"):
        named.update(re.findall(r'mark\.clause\("([A-Z]{3}-\d)"\)', file.read_text(encoding="utf-8")))
    assert {i for i in REGISTER if functions_of(i)} - named == set()
