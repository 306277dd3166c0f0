import runpy

import pytest

from nestbox.policy import table
from nestbox.policy.clauses import REGISTER
from tests.policy.cast import HOUSE


def test_the_document_has_the_table_as_it_is_generated() -> None:
    document = (HOUSE / "docs" / "policy.md").read_text(encoding="utf-8")
    begin, end = document.index(table.BEGIN), document.index(table.END) + len(table.END)
    assert document[begin:end] == table.markdown()


def test_the_table_has_one_row_a_clause_in_order() -> None:
    rows = [line.split(" | ")[0] for line in table.markdown().splitlines()[3:-1]]
    assert rows == [f"| {clause_id}" for clause_id in REGISTER]


def test_a_row_says_what_is_built() -> None:
    assert table.state_of("ACC-5") == "**built**"


def test_a_row_says_what_a_clause_partly_lacks() -> None:
    assert table.state_of("MED-1") == "**partly**: Videos are missing."


def test_a_row_says_what_is_not_there_yet() -> None:
    assert table.state_of("ACC-7") == "**not yet**: There is no view for showing a child the feed yet."


def test_running_the_package_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_module("nestbox.policy", run_name="__main__")
    assert capsys.readouterr().out == f"{table.markdown()}\n"
