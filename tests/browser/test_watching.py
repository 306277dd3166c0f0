"""What watches over all these tests sees what it is there for."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser, new_context
from tests.browser.served import Served
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

INLINE = "() => document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))"
UNLABELLED = "() => document.querySelector('main').append(document.createElement('input'))"
DARK_IN_THE_DARK = """() => {
  const dark = document.createElement('p');
  dark.textContent = 'Dark on dark';
  dark.style.color = 'light-dark(black, #333)';
  document.querySelector('main').append(dark);
}"""


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


def barriers(page: Page, plant: str) -> dict[str, list[str]]:
    """The rules that the sign-in page breaks once ``plant`` has run in it, for each look."""
    page.goto("/account/login/")
    page.evaluate(plant)
    return {look: [rule for rule, _ in broken] for look, broken in violations(page).items()}


def test_a_barrier_is_found(real: Served, new_browser: NewBrowser) -> None:
    found = barriers(new_browser(real.url), UNLABELLED)
    assert found == {"390 px, light": ["label"], "1280 px, light": ["label"]}


def test_colours_that_fail_by_night_alone_are_found(real: Served, new_browser: NewBrowser) -> None:
    found = barriers(new_browser(real.url), DARK_IN_THE_DARK)
    assert found == {"390 px, dark": ["color-contrast"], "1280 px, dark": ["color-contrast"]}
