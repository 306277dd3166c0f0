"""Everything that matters works where scripts do not run."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import SignedIn
from tests.browser.pictures import portrait

pytestmark = pytest.mark.browser

TEACHER, FOLLOWER, NEWCOMER = "Tom Bryant", "Sam Okafor", "Jo Fielding"


@pytest.fixture
def plain(signed_in: SignedIn) -> SignedIn:
    return lambda name: signed_in(name, java_script_enabled=False)


def look_again(page: Page) -> None:
    again = acts.button(page, "Look again")
    for _ in range(60):
        if not again.is_visible():
            break
        page.wait_for_timeout(500)
        again.click()
    acts.looked_at(page)


def test_somebody_asks_to_follow(plain: SignedIn) -> None:
    page = plain(NEWCOMER)
    page.goto("/@PrimaryRedbourn/")
    if not page.get_by_role("heading", name="You have asked to follow").is_visible():
        page.get_by_label("Who are you to the school?").fill("I am the mother of a child in Year 6.")
        page.get_by_label("I have read and accept").check()
        acts.button(page, "Ask to follow").click()
    acts.heading(page, "You have asked to follow")


def test_a_teacher_publishes_a_photo_after_looking_at_it_again(plain: SignedIn) -> None:
    page = plain(TEACHER)
    acts.compose(page, "A guest came to tea.", portrait())
    acts.button(page, "Publish").click()
    look_again(page)
    page.get_by_label("What does photo 1 show?").fill("A guest in a space suit, her face covered.")
    acts.publish(page)
    expect(page.get_by_role("img", name="A guest in a space suit, her face covered.")).to_be_visible()


def test_a_follower_likes_and_likes_no_longer(plain: SignedIn, signed_in: SignedIn) -> None:
    post = acts.post_text(signed_in(TEACHER), "The tents are dry again.")
    page = plain(FOLLOWER)
    page.goto(post)
    like = page.get_by_role("button", name=re.compile("^Like, "))
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")
    like.click()
    expect(like).to_have_attribute("aria-pressed", "false")


def test_a_follower_comments(plain: SignedIn, signed_in: SignedIn) -> None:
    post = acts.post_text(signed_in(TEACHER), "Soup for supper.")
    page = plain(FOLLOWER)
    page.goto(post)
    acts.comment(page, "That sounds good.")
