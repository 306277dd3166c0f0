"""Every page: axe finds nothing, nothing scrolls sideways, and a demonstration says that it is one."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import acts
from tests.browser.accessibility import open_all, violations
from tests.browser.conftest import new_context
from tests.browser.pages import PLACES, TEACHER, Place
from tests.browser.pictures import portrait
from tests.browser.served import Served
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
Visit = Callable[[str], Page]


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def visit(demo: Served, chromium: Browser, watch: Watch) -> Iterator[Visit]:
    """A page for each of the cast, kept from test to test: these tests only look."""
    pages: dict[str, Page] = {}

    def page_of(who: str) -> Page:
        if who not in pages:
            page = new_context(chromium, watch, demo.url, reduced_motion="reduce").new_page()
            if who:
                acts.become(page, who)
            pages[who] = page
        return pages[who]

    yield page_of
    for page in pages.values():
        page.context.close()


@pytest.fixture
def sound(watch: Watch) -> Iterator[None]:
    """Nothing went wrong on the pages of the test."""
    watch.wrong.clear()
    yield
    assert watch.wrong == []


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_nobody_is_kept_out(visit: Visit, sound: None, place: Place) -> None:
    page = visit(place.who)
    place.open(page)
    assert violations(page) == {}


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_nothing_scrolls_sideways_and_the_demonstration_says_that_it_is_one(
    visit: Visit, sound: None, place: Place
) -> None:
    page = visit(place.who)
    page.set_viewport_size({"width": 320, "height": 640})
    place.open(page)
    open_all(page)
    expect(page.get_by_role("complementary", name="Demonstration")).to_contain_text("Nothing here is real.")
    assert page.evaluate(TOO_WIDE) == 0


def test_nobody_is_kept_out_of_a_draft(visit: Visit, sound: None) -> None:
    page = visit(TEACHER)
    acts.compose(page, "Eleven miles of mud between us. " * 5, portrait())
    acts.button(page, "Publish").click()
    acts.looked_at(page)
    assert violations(page) == {}
    acts.button(page, "Publish").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == {}
    acts.button(page, "Throw away").click()
    acts.status(page, "The draft is gone.")
