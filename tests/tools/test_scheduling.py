"""Whatever shares something dear is run by one process."""

from pathlib import Path

from tests.scheduling import TOGETHER

TESTS = Path(__file__).parents[1]


def test_every_file_that_asks_for_the_walk_over_the_access_table_is_in_its_group() -> None:
    asks = {
        f"tests/web/{path.name}"
        for path in (TESTS / "web").glob("test_*.py")
        if "matrix: Matrix" in path.read_text()
    }
    grouped = tuple(begin for begin, group in TOGETHER.items() if group == "matrix")

    assert asks != set()
    assert {name for name in asks if not name.startswith(grouped)} == set()
