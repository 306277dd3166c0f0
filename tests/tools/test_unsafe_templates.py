from pathlib import Path

import pytest

from tools.unsafe_templates import findings_in


def lines(source: str) -> list[int]:
    return [finding.line for finding in findings_in(source, Path("page.html"))]


@pytest.mark.parametrize(
    "line",
    [
        "{{ post.text|safe }}",
        "{{ names | safeseq }}",
        "{% autoescape off %}",
        '<button onclick="like()">',
        '<p style="color: red">',
    ],
)
def test_what_is_not_escaped_or_stands_inline_is_found(line: str) -> None:
    assert lines(f"<p>\n{line}") == [2]


@pytest.mark.parametrize(
    "line", ["{{ post.text }}", "{% autoescape on %}", '<link rel="stylesheet">', "a safe trip"]
)
def test_ordinary_markup_is_left_alone(line: str) -> None:
    assert lines(line) == []


def test_a_reason_of_the_list_lets_a_line_stand() -> None:
    assert lines("{{ card|safe }}{# allowed: kept markup #}</li>") == []


def test_a_reason_of_ones_own_does_not() -> None:
    assert lines("{{ card|safe }}{# allowed: looks nicer #}") == [1]
