"""Browsers by the names that people use."""

import pytest

from nestbox.web.templatetags.devices import device

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) {WEBKIT} Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            f"Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) {WEBKIT} CriOS/140.0 Safari/604.1",
            "Chrome on an iPad",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 16; K) {WEBKIT} Chrome/140.0 Mobile Safari/537.36",
            "Chrome on an Android device",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Linux"),
        (
            f"Mozilla/5.0 (X11; CrOS x86_64 16181) {WEBKIT} Chrome/140.0 Safari/537.36",
            "Chrome on a Chromebook",
        ),
        ("curl/8.5.0", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_browser_is_named_as_people_name_it(user_agent: str, said: str) -> None:
    assert device(user_agent) == said
