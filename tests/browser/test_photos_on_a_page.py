"""Photos in the feed: they fill their places, and open over the page."""

import re

import pytest
from playwright.sync_api import Page, expect

from nestbox.demo import cast
from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser

# Each photo's place, and how much of its height the photo leaves empty.
EMPTY = """() => [...document.querySelectorAll(".photo")].map((place) =>
    Math.round(place.getBoundingClientRect().height
      - place.querySelector("img").getBoundingClientRect().height))"""


SEVERAL = ".photos:has(li + li) .photo"


def open_first_of_several(page: Page) -> None:
    page.goto("/")
    page.locator(SEVERAL).first.click()


def test_every_photo_fills_its_place(signed_in: SignedIn) -> None:
    page = signed_in(cast.FOLLOWER.name)
    page.goto("/")
    empty = page.evaluate(EMPTY)

    assert (len(empty) > 3, set(empty)) == (True, {0})


def test_a_photo_opens_over_the_page_and_leads_to_the_next(signed_in: SignedIn) -> None:
    page = signed_in(cast.FOLLOWER.name)
    open_first_of_several(page)
    dialog = page.get_by_role("dialog", name="Photo")
    expect(dialog.get_by_text("1 of ")).to_be_visible()
    expect(dialog.get_by_role("button", name="Earlier photo")).to_be_hidden()
    dialog.get_by_role("button", name="Next photo").click()
    expect(dialog.get_by_text("2 of ")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_text("1 of ")).to_be_visible()


def test_escape_leads_back_to_the_photo_in_the_feed(signed_in: SignedIn) -> None:
    page = signed_in(cast.FOLLOWER.name)
    open_first_of_several(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(SEVERAL).first).to_be_focused()


def test_without_the_script_the_link_opens_the_photo_itself(signed_in: SignedIn) -> None:
    page = signed_in(cast.FOLLOWER.name)
    page.goto("/")
    address = page.locator(".photo").first.get_attribute("href")

    assert re.fullmatch(r"/media/\d+/[\w-]+\.jpe?g", address or "")
