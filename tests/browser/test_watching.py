"""What watches over all these tests sees what it is there for."""

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser, new_context
from tests.browser.served import Served
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

INLINE = "() => document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))"
UNLABELLED = "() => document.querySelector('main').append(document.createElement('input'))"


@pytest.mark.parametrize(
    ("breach", "what"),
    [
        (INLINE, "refused by script-src-elem: inline"),
        ("() => setTimeout(() => { throw new Error('lost'); })", "uncaught: lost"),
        ("() => fetch('/static/nowhere.js')", "status of 404"),
    ],
    ids=["inline script", "uncaught error", "missing file"],
)
def test_a_breach_is_noticed(real: Served, chromium: Browser, breach: str, what: str) -> None:
    watch = Watch()
    with new_context(chromium, watch, real.url) as context:
        page = context.new_page()
        page.goto("/account/login/")
        page.evaluate(breach)
        for _ in range(100):
            if watch.wrong:
                break
            page.wait_for_timeout(100)
    assert [found for found in watch.wrong if what in found] != []


def test_a_barrier_is_found(real: Served, new_browser: NewBrowser) -> None:
    page = new_browser(real.url)
    page.goto("/account/login/")
    page.evaluate(UNLABELLED)
    assert violations(page)["390 px, dark"] == [("label", "<input>")]
