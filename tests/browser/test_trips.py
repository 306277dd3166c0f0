"""A trip as people go through it: planned by the office, led by a teacher, read at home."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import SignedIn
from tests.browser.pages import FEED, FOLLOWER, OFFICE, TEACHER, VERULAMIUM

pytestmark = pytest.mark.browser

TODAY = datetime.now(ZoneInfo("Europe/London")).date()
TITLE = "Year 6 at the planetarium"


def test_from_the_offices_plan_to_the_one_tap_and_the_page_at_home(signed_in: SignedIn) -> None:
    office = signed_in(OFFICE)
    _add(office)
    _plan(office)
    _tap(signed_in(TEACHER))
    _read(signed_in(FOLLOWER))
    _move_ahead(office)  # the other tests' demonstration has one trip that is on


def _add(page: Page) -> None:
    page.goto("/trips/")
    acts.fill(page, First_day=TODAY.isoformat(), Last_day=TODAY.isoformat())
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Year 6").check()
    acts.button(page, "Add the trip").click()
    page.get_by_label("Yes, another trip of the same years").check()
    acts.button(page, "Add the trip").click()
    acts.status(page, "The trip is there.")


def _plan(page: Page) -> None:
    page.get_by_label("Day 1: ").fill("Stars by day")
    page.get_by_label("Tom Bryant").check()
    acts.button(page, "Save").click()
    acts.status(page, "Saved.")
    page.get_by_role("link", name="Children on it").click()
    page.get_by_label("Poppy Hale").uncheck()
    acts.button(page, "Save").click()
    acts.status(page, "Saved.")


def _tap(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=f"Today on the trip {TITLE}").click()
    not_shown = page.get_by_role("region", name="Who may not be shown")
    expect(not_shown.get_by_role("listitem")).to_have_text(["Elsie Hartley", "Jakub Zielinski"])
    expect(page.get_by_role("region", name="Today still lacks")).to_contain_text("arrived safely")
    acts.button(page, "Post: We have arrived safely.").click()
    acts.status(page, "Posted.")


def _read(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=TITLE).first.click()
    acts.heading(page, f"Day 1: {TODAY:%A}")
    expect(page.get_by_text("Stars by day")).to_have_count(2)  # in the plan, and above the day's posts
    expect(page.get_by_role("article")).to_contain_text(["We have arrived safely."])
    page.goto(FEED)
    page.get_by_role("link", name=VERULAMIUM).first.click()
    page.get_by_role("link", name="The keepsake").click()
    expect(page.get_by_role("region", name="Day 1: ").get_by_role("img")).to_have_count(1)


def _move_ahead(page: Page) -> None:
    ahead = (TODAY + timedelta(days=60)).isoformat()
    acts.fill(page, First_day=ahead, Last_day=ahead)
    acts.button(page, "Save").click()
    acts.status(page, "Saved.")
