"""Text as people write it and count it, and as it may stand in a page."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.posts.text import count, inert, tidy, to_html

# The browser's counter is tested with the same table.
TABLE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "counting.json").read_text(encoding="utf-8")
)
LINK_LENGTH = 23

typed = st.text(alphabet=st.sampled_from("a <>&\"'[]{}_\n\r\t\\/:.é\u0301👍🏽\u200d\ufe0f🇬🇧")) | st.text()


@pytest.mark.clause("LEN-1")
@pytest.mark.parametrize("row", TABLE, ids=lambda row: ascii(row["text"])[:30])
def test_characters_are_counted_as_people_count_them(row: dict[str, Any]) -> None:
    assert count(row["text"], LINK_LENGTH) == row["count"]


@pytest.mark.clause("LEN-1")
@pytest.mark.parametrize("row", [row for row in TABLE if row["text"] == row["text"].strip()])
def test_tidying_does_not_change_the_count(row: dict[str, Any]) -> None:
    assert count(tidy(row["text"]), LINK_LENGTH) == row["count"]


def test_the_table_is_long_enough_to_keep_browser_and_server_together() -> None:
    assert len(TABLE) >= 30


@pytest.mark.clause("LEN-1")
def test_a_link_counts_as_long_as_the_school_says() -> None:
    assert count("See https://www.lakedistrict.gov.uk", 10) == 14


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Boots on.\n", "Boots on."),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\tb", "a b"),
        ("a\0b\x07c\x85d", "abcd"),
        ("e\u0301", "é"),
        ("Boots \u202edetrever\u202c on", "Boots detrever on"),
        ("a\u2066b\u2069", "ab"),
        ("👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"),
        ("🫨 🫩", "🫨 🫩"),  # newer than the Unicode of Python 3.11
        ("\ud83d", ""),
        (" \n\t ", ""),
        ("\u200b\u200d\ufeff \u2060", ""),  # nothing that anybody could see
    ],
)
def test_what_is_kept_of_what_was_typed(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(typed)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(typed)
def test_what_is_kept_can_be_stored(text: str) -> None:
    assert "\0" not in tidy(text).encode().decode()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("one\ntwo", "one<br>two"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[[like_form]]", "&#91;&#91;like_form]]"),
        ("{{ csrf_token }}{% now %}", "{{ csrf_token }}{% now %}"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        (
            "https://a.uk/?b=1&c=2",
            '<a href="https://a.uk/?b=1&amp;c=2" rel="noopener nofollow ugc">https://a.uk/?b=1&amp;c=2</a>',
        ),
        (
            "https://a.uk/'onclick='alert(1)",
            (
                '<a href="https://a.uk/&#x27;onclick=&#x27;alert(1)" rel="noopener nofollow ugc">'
                "https://a.uk/&#x27;onclick=&#x27;alert(1)</a>"
            ),
        ),
        (
            'https://a.uk/"onclick="alert(1)',
            '<a href="https://a.uk/" rel="noopener nofollow ugc">https://a.uk/</a>&quot;onclick=&quot;alert(1)',
        ),
        (
            "https://a.uk/[[csrf]]",
            '<a href="https://a.uk/&#91;&#91;csrf]]" rel="noopener nofollow ugc">https://a.uk/&#91;&#91;csrf]]</a>',
        ),
    ],
)
def test_nothing_typed_becomes_markup(text: str, html: str) -> None:
    assert to_html(text) == html


@given(typed)
def test_no_text_brings_a_bracket_that_could_open_a_gap(text: str) -> None:
    assert "[" not in to_html(text)
    assert "[" not in inert(text)


@given(typed)
def test_the_only_markup_is_of_links_and_line_ends(text: str) -> None:
    rest = to_html(text).replace("<br>", "").replace("</a>", "").replace('<a href="', "")

    assert "<" not in rest.replace('" rel="noopener nofollow ugc">', "")
