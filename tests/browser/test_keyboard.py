"""Without a mouse: everything is reached, in order, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser

FOLLOWER, TEACHER = "Sam Okafor", "Tom Bryant"
MOST_STEPS = 60
IS_SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
}"""
LONGEST_MOTION = """() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].flatMap(
    (durations) => durations.split(",").map(parseFloat));
}))"""


def walk_to(page: Page, name: re.Pattern[str], role: str) -> None:
    """Press Tab until the element has the focus; each step on the way can be seen."""
    wanted = page.locator("*:focus").and_(page.get_by_role(role, name=name))  # type: ignore[arg-type]  # a role
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML")
        if wanted.count():
            return
    pytest.fail(f"no {role} {name.pattern} within {MOST_STEPS} steps")


def test_the_first_step_leads_past_the_bars(signed_in: SignedIn) -> None:
    page = signed_in(FOLLOWER)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_follower_likes_and_keeps_their_place(signed_in: SignedIn) -> None:
    page = signed_in("Ravi Patel")
    page.goto("/")
    walk_to(page, re.compile("^Like, "), "button")
    like = page.get_by_role("button", name=re.compile("^Like, ")).first
    before = like.get_attribute("aria-pressed")
    page.keyboard.press("Enter")
    expect(like).not_to_have_attribute("aria-pressed", str(before))
    expect(like).to_be_focused()


def test_a_follower_comments(signed_in: SignedIn) -> None:
    post = acts.post_text(signed_in(TEACHER), "Toast, toast and more toast.")
    page = signed_in(FOLLOWER)
    page.goto(post)
    walk_to(page, re.compile("^Your comment"), "textbox")
    page.keyboard.type("With butter.")
    walk_to(page, re.compile("^Comment$"), "button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="With butter.")).to_be_visible()


def test_a_photo_opens_and_closes_and_gives_the_place_back(signed_in: SignedIn) -> None:
    page = signed_in(FOLLOWER)
    page.goto("/")
    photo = page.get_by_role("article").get_by_role("link").filter(has=page.get_by_role("img")).first
    photo.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Photo")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Photo")).to_be_hidden()
    expect(photo).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/search/", "/me/"])
def test_nothing_moves_for_who_asks_for_stillness(signed_in: SignedIn, path: str) -> None:
    page = signed_in(FOLLOWER, reduced_motion="reduce")
    page.goto(path)
    assert page.evaluate(LONGEST_MOTION) < 0.001
