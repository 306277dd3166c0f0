from pathlib import Path

import pytest

from tools.reasons import findings_in


def lines(source: str) -> list[int]:
    return [finding.line for finding in findings_in(source, Path("module.py"))]


@pytest.mark.parametrize(
    "comment",
    ["# noqa", "# noqa: S314", "# noqa: it is fine here", "# type: ignore", "# type: ignore[arg-type]"],
)
def test_an_exception_without_code_or_reason_is_found(comment: str) -> None:
    assert lines(f"import x\ny = x.z()  {comment}\n") == [2]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: S314 - pytest wrote it a moment ago",
        "# noqa: S314, PLR0913  (each caller names them)",
        "# type: ignore[arg-type]  # the stubs are older than the library",
    ],
)
def test_an_exception_with_code_and_reason_stands(comment: str) -> None:
    assert lines(f"y = x.z()  {comment}\n") == []


def test_a_string_is_no_comment() -> None:
    assert lines("y = '# noqa'\n") == []
