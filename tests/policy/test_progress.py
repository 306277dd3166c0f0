import sys

import pytest

from nestbox.policy.clauses import REGISTER, functions_of
from nestbox.policy.progress import NOT_YET_BUILT, PARTLY_BUILT

NOT_YET_BUILT_AT_MOST = 6  # may only shrink
PARTLY_BUILT_AT_MOST = 7  # may only shrink


def test_the_list_of_clauses_not_yet_built_only_shrinks(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write("\nClauses not yet built:\n")
        for clause_id, missing in NOT_YET_BUILT.items():
            sys.stdout.write(f"  {clause_id}  {REGISTER[clause_id].title}: {missing}\n")
    assert len(NOT_YET_BUILT) <= NOT_YET_BUILT_AT_MOST


def test_the_list_of_clauses_partly_built_only_shrinks() -> None:
    assert len(PARTLY_BUILT) <= PARTLY_BUILT_AT_MOST


@pytest.mark.parametrize("clause_id", REGISTER)
def test_a_clause_has_a_function_or_is_said_to_be_missing(clause_id: str) -> None:
    assert bool(functions_of(clause_id)) != (clause_id in NOT_YET_BUILT)


def test_no_clause_is_on_both_lists() -> None:
    assert set(NOT_YET_BUILT) & set(PARTLY_BUILT) == set()


def test_the_lists_name_only_clauses_of_the_register() -> None:
    assert set(NOT_YET_BUILT) | set(PARTLY_BUILT) <= set(REGISTER)
