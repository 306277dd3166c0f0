"""What the scripts work out: a text's length as the server counts it, and times as people say them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from nestbox import web
from nestbox.posts.text import count, tidy

pytestmark = pytest.mark.browser

TABLE: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "posts" / "counting.json").read_text(encoding="utf-8")
)
STATIC = Path(web.__path__[0]) / "static"
LINK_LENGTH = 23
MESSY = [
    "  Boots on.\n",
    "a\r\nb\rc\nd",
    "a\n\n\n\n\nb",
    "a\tb",
    "a\0b\x07c\x85d\x7f",
    "\u202edetrever\u202c",
    "\u2066a\u2069",
    "e\u0301 \u2126",
    "\ufeffa\u00a0\u3000",
    "\u200b\u200d\ufeff \u2060",
    "🫨 🫩",
]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page from which the product's scripts can be loaded."""
    page = chromium.new_page()
    page.route("http://static.test/**", _serve)
    page.goto("http://static.test/")
    yield page
    page.close()


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix("http://static.test/")
    if path:
        route.fulfill(path=STATIC / path)
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")


def in_browser(page: Page, function: str, texts: list[str]) -> list[Any]:
    """What an exported function of count.js answers for each text."""
    script = """async ([name, texts, length]) => {
        const module = await import("http://static.test/js/count.js");
        return texts.map((text) => module[name](text, length));
    }"""
    answers: list[Any] = page.evaluate(script, [function, texts, LINK_LENGTH])
    return answers


@pytest.mark.clause("LEN-1")
def test_the_browser_counts_as_people_count(page: Page) -> None:
    assert in_browser(page, "count", [row["text"] for row in TABLE]) == [row["count"] for row in TABLE]


@pytest.mark.clause("LEN-1")
def test_the_browser_tidies_what_the_server_tidies(page: Page) -> None:
    assert in_browser(page, "tidy", MESSY) == [tidy(text) for text in MESSY]


@pytest.mark.clause("LEN-1")
def test_the_browser_counts_what_was_tidied_as_the_server_does(page: Page) -> None:
    texts = [tidy(text) for text in MESSY]

    assert in_browser(page, "count", texts) == [count(text, LINK_LENGTH) for text in texts]


def test_what_is_left_is_said_in_words(page: Page) -> None:
    script = """async () => {
        const { sentence } = await import("http://static.test/js/count.js");
        return [20, 1, 0, -3].map(sentence);
    }"""

    assert page.evaluate(script) == [
        "20 characters left",
        "1 character left",
        "0 characters left",
        "3 over the limit",
    ]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2026-07-14T15:59:30", "just now"),
        ("2026-07-14T15:59:00", "1 minute ago"),
        ("2026-07-14T15:15:00", "45 minutes ago"),
        ("2026-07-14T09:05:00", "today, 09:05"),
        ("2026-07-13T16:30:00", "yesterday, 16:30"),
        ("2026-07-13T15:00:00", None),
        ("2026-07-14T16:00:01", None),
    ],
)
def test_a_time_is_said_as_people_say_it(page: Page, written: str, words: str | None) -> None:
    script = """async (written) => {
        const { said } = await import("http://static.test/js/time.js");
        return said(new Date(written), new Date("2026-07-14T16:00:00"));
    }"""

    assert page.evaluate(script, written) == words
