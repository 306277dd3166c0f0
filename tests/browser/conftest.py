"""Chromium, and the product served for real: one demonstration and one installation a worker."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import acts
from tests.browser.installed import found_school
from tests.browser.school_class import add_class
from tests.browser.served import Served, serving
from tests.browser.watching import Watch

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000  # milliseconds; two tests at a time on a small machine that may have stood still
NewBrowser = Callable[..., Page]
SignedIn = Callable[..., Page]

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the demonstration go last: it fills itself meanwhile."""
    items.sort(key=_needs_demo)


def _needs_demo(item: pytest.Item) -> bool:
    return "demo" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def starting_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration, over a folder of real data, from the moment when it is started."""
    data = tmp_path_factory.mktemp("demo") / "data"
    found_school(data)
    with serving("demo", data) as served:
        yield served


@pytest.fixture(scope="session")
def demo(starting_demo: Served) -> Served:
    """The demonstration. Each test leaves it as the next can use it."""
    starting_demo.wait()
    return starting_demo


@pytest.fixture(scope="session")
def class_trip(demo: Served) -> Served:
    """The demonstration, with a class on a trip of its own: whose faces tests account for."""
    add_class(demo.data)
    return demo


@pytest.fixture(scope="session")
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation, empty at first; the main job sets it up, all others only sign up and in."""
    if any(_needs_demo(item) for item in request.session.items):
        request.getfixturevalue("starting_demo")
    with serving("run", tmp_path_factory.mktemp("real") / "data") as served:
        served.wait()
        yield served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, for one file of tests: while it runs, Django refuses to query in this process."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


def new_context(chromium: Browser, watch: Watch, base_url: str, **options: Any) -> BrowserContext:
    """A browser of somebody's own: a phone, in England, without cookies, watched."""
    settled: dict[str, Any] = {"viewport": PHONE, "locale": "en-GB", "timezone_id": "Europe/London"}
    # Every page works without the service worker; the tests of the app ask for it.
    settled |= {"service_workers": "block"} | options
    context = chromium.new_context(base_url=base_url, **settled)
    context.set_default_timeout(PATIENCE)
    watch.over(context)
    return context


@pytest.fixture
def new_browser(chromium: Browser) -> Iterator[NewBrowser]:
    """Open a browser of somebody's own. Fails the test for whatever goes wrong on a page."""
    watch = Watch()
    contexts: list[BrowserContext] = []

    def open_one(base_url: str, **options: Any) -> Page:
        contexts.append(new_context(chromium, watch, base_url, **options))
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert watch.wrong == []


@pytest.fixture
def signed_in(demo: Served, new_browser: NewBrowser) -> SignedIn:
    """A browser in which a member of the demonstration's cast has signed in."""

    def sign_in(name: str, **options: Any) -> Page:
        page = new_browser(demo.url, **options)
        acts.become(page, name)
        return page

    return sign_in
