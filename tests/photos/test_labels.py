"""Names in what was read."""

from itertools import pairwise

import pytest

from nestbox.photos.labels import labelled
from nestbox.photos.text import Words

ROLL = {"ivy", "rogers", "oliver", "lily", "rowan", "amelia", "william"}
PAIRS = {"grace hope"}  # two words that are a name only together


def name_in(text: str) -> str | None:
    words = text.lower().split()
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return next((word for word in (*words, *pairs) if word in ROLL | PAIRS), None)


def line(text: str, x: float = 0.1, y: float = 0.1, width: float = 0.1, height: float = 0.03) -> Words:
    return Words(x, y, width, height, 0.9, text)


def names(*lines: Words) -> list[str | None]:
    return [text.name for text in labelled(lines, name_in, 4 / 3)]


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Ivy", "ivy"),
        ("My name is IVY", "ivy"),
        ("0liver", "oliver"),
        ("L1ly", "lily"),
        ("l|ly", "lily"),
        ("Wi11iam", "william"),
        ("Arnelia", "amelia"),
        ("RoVVan", "rowan"),
        ("IvyRogers", "ivy"),
        ("IVYROGERS", "ivy rogers"),
        ("Year 5", None),
        ("10 11 2026", None),
        ("Hawse End", None),
        ("ivying", None),
    ],
)
def test_a_name_is_seen_although_it_was_misread(read: str, name: str | None) -> None:
    assert names(line(read)) == [name]


@pytest.mark.clause("CON-3")
def test_a_name_over_two_lines_covers_both() -> None:
    assert names(line("Grace"), line("Hope", y=0.135)) == ["grace hope", "grace hope"]


@pytest.mark.clause("CON-3")
def test_a_name_over_two_boxes_in_a_row_covers_both() -> None:
    assert names(line("Hope", x=0.21), line("Grace")) == ["grace hope", "grace hope"]


@pytest.mark.clause("CON-3")
def test_a_name_that_was_read_in_two_parts_covers_both() -> None:
    assert names(line("Row"), line("an", x=0.205)) == ["rowan", "rowan"]


def test_what_stands_beside_a_name_is_not_covered_with_it() -> None:
    assert names(line("Ivy"), line("Year 5", y=0.135)) == ["ivy", None]


def test_words_far_apart_are_no_name_together() -> None:
    assert names(line("Grace"), line("Hope", y=0.5), line("Hope", x=0.6)) == [None, None, None]


def test_lines_keep_their_order_and_places() -> None:
    lines = (line("Ivy"), line("Boots", y=0.5))
    assert [text.words for text in labelled(lines, name_in, 1)] == list(lines)


def test_without_a_roll_nothing_is_a_name() -> None:
    assert [text.name for text in labelled((line("Ivy"), line("Rogers")), lambda _: None, 1)] == [None, None]
