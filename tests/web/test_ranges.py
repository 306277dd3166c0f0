"""Parts of a file: which of 100 bytes a Range header asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.web.ranges import part


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("bytes=0-9", range(10)),
        ("bytes=90-", range(90, 100)),
        ("bytes=-10", range(90, 100)),
        ("bytes=0-0", range(1)),
        ("bytes=50-1000", range(50, 100)),
        ("bytes=-1000", range(100)),
        ("bytes = 5 - 6", range(5, 7)),
    ],
)
def test_one_part_is_these_bytes(header: str, asked: range) -> None:
    assert part(header, 100) == asked


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_part_behind_the_end_is_empty(header: str) -> None:
    asked = part(header, 100)

    assert (asked is None, len(asked or ())) == (False, 0)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=0-1,5-9",
        "bytes=9-0",
        "bytes=-",
        "bytes=a-b",
        "lines=0-9",
        "bytes=\u0661-\u0662",
        f"bytes={'9' * 5000}-",
    ],
)
def test_no_part_several_or_nonsense_is_the_whole_file(header: str) -> None:
    assert part(header, 100) is None


@given(st.text(alphabet="bytes=0123456789-, "), st.integers(0, 200))
def test_no_part_ever_lies_outside_the_file(header: str, size: int) -> None:
    asked = part(header, size)

    assert asked is None or len(asked) == 0 or (asked.start >= 0 and asked.stop <= size)
