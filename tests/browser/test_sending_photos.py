"""Photos on their way to a draft: dropped or picked, each with its progress; what fails says why."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import accounting, acts
from tests.browser.accounting import blank
from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser

TEACHER = "Tom Bryant"
DROP = """async (photos) => {
  const held = new DataTransfer();
  for (const [name, bytes] of photos)
    held.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
  for (const type of ["dragover", "drop"])
    document.querySelector("main").dispatchEvent(
      new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
}"""


def drop(page: Page, *photos: bytes) -> None:
    """Let photos go somewhere on the page."""
    page.evaluate(DROP, [[f"IMG_{place}.jpg", list(photo)] for place, photo in enumerate(photos)])


def test_photos_are_dropped_anywhere_on_the_page(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    page.goto("/compose/")
    page.get_by_label("News").fill("Boots on.")
    drop(page, blank(40, 30))
    expect(accounting.who_is_in_it(page)).to_have_count(1, timeout=accounting.SCANNED)
    drop(page, blank(30, 40), blank(50, 50))
    expect(accounting.who_is_in_it(page)).to_have_count(3, timeout=accounting.SCANNED)
    expect(page.get_by_label("News")).to_have_value("Boots on.")


def test_a_photo_that_cannot_be_used_says_why_and_the_rest_stands(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    page.goto("/compose/")
    page.get_by_label("News").fill("Boots on.")
    acts.add_photos(page, blank(40, 30), b"no photo", blank(40, 40))
    expect(accounting.who_is_in_it(page)).to_have_count(2, timeout=accounting.SCANNED)
    refused = page.get_by_role("listitem").filter(has_text="IMG_1.jpg: This file is not a photo")
    expect(refused).to_be_visible()
    acts.button(refused, "Leave out").click()
    expect(refused).to_have_count(0)


def test_a_photo_that_broke_off_is_sent_again_with_one_tap(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    page.goto("/compose/")
    page.get_by_label("News").fill("Boots on.")
    page.route(
        re.compile(r"/drafts/\d+/photos/$"), lambda route: route.abort("internetdisconnected"), times=1
    )
    acts.add_photos(page, blank(40, 30), blank(40, 40))
    broken = page.get_by_role("listitem").filter(has_text="IMG_0.jpg was not sent.")
    expect(broken).to_be_visible()
    expect(accounting.who_is_in_it(page)).to_have_count(1, timeout=accounting.SCANNED)
    acts.button(broken, "Try again").click()
    expect(accounting.who_is_in_it(page)).to_have_count(2, timeout=accounting.SCANNED)


def test_no_more_photos_are_taken_than_a_post_can_have(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    page.goto("/compose/")
    page.get_by_label("News").fill("Boots on.")
    acts.add_photos(page, *(blank(40, 30 + place) for place in range(12)))
    acts.status(page, "A post can have up to 10 photos. 2 of these were left out.")
    sent = page.locator("#photos-list > li:not(.draft-photo--sending)")
    expect(sent).to_have_count(10, timeout=accounting.SCANNED)
    expect(page.get_by_text("Add another photo")).to_be_hidden()


def test_photos_go_on_being_sent_while_one_is_accounted_for(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    page.goto("/compose/")
    page.get_by_label("News").fill("Boots on.")
    acts.add_photos(page, blank(40, 30))
    expect(accounting.who_is_in_it(page)).to_have_count(1, timeout=accounting.SCANNED)
    held: list[Route] = []
    arrives = re.compile(r"/drafts/\d+/photos/$")
    page.route(arrives, lambda route: held.append(route), times=1)  # noqa: PLW0108  (a function of its own: built-in ones cannot be routed to)
    acts.add_photos(page, blank(40, 40))
    accounting.who_is_in_it(page).click()
    acts.heading(page, "Who is in photo 1?")
    held[0].continue_()
    accounting.done(page)
    expect(accounting.who_is_in_it(page)).to_have_count(2, timeout=accounting.SCANNED)
