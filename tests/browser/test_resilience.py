"""Slips, double taps, old pages and dead spots: once is once, and nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import PATIENCE, SignedIn

pytestmark = pytest.mark.browser

TEACHER, FOLLOWER = "Tom Bryant", "Sam Okafor"
WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@WITH_AND_WITHOUT_SCRIPTS
def test_a_double_click_publishes_once(signed_in: SignedIn, scripts: bool) -> None:
    page = signed_in(TEACHER, java_script_enabled=scripts)
    words = f"Pancakes for breakfast, {'twice' if scripts else 'three times'}."
    acts.compose(page, words)
    acts.button(page, "Publish").dblclick()
    expect(page).to_have_url(re.compile(r"/posts/\d+/$"))
    page.goto("/")
    expect(page.get_by_text(words)).to_have_count(1)


@WITH_AND_WITHOUT_SCRIPTS
def test_a_double_click_comments_once(signed_in: SignedIn, scripts: bool) -> None:
    post = acts.post_text(signed_in(TEACHER), "The lake is still.")
    page = signed_in(FOLLOWER, java_script_enabled=scripts)
    page.goto(post)
    page.get_by_label("Your comment").fill("What a view.")
    acts.button(page, "Comment").dblclick()
    expect(page).to_have_url(re.compile("#comment-"))
    page.goto(post)
    expect(page.get_by_text("What a view.")).to_have_count(1)


def test_a_form_of_an_old_page_gives_back_what_was_typed(signed_in: SignedIn) -> None:
    post = acts.post_text(signed_in(TEACHER), "Rain on the tents.")
    page = signed_in(FOLLOWER)
    page.goto(post)
    page.get_by_label("Your comment").fill("Wellies on, and out you go.")
    page.context.clear_cookies()
    acts.button(page, "Comment").click()
    acts.heading(page, "This page is out of date")
    expect(page.get_by_label("What you wrote")).to_have_value("Wellies on, and out you go.")


def test_news_typed_on_an_old_page_is_not_lost(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    acts.compose(page, "Back at the camp by five.")
    page.context.clear_cookies()
    acts.button(page, "Publish").click()
    typed = page.get_by_label(re.compile("^(What you wrote|News)$"))
    expect(typed).to_have_value("Back at the camp by five.")
    expect(page.get_by_text("out of date").first).to_be_visible()


def test_a_like_in_a_dead_spot_says_so_and_can_be_tried_again(signed_in: SignedIn) -> None:
    post = acts.post_text(signed_in(TEACHER), "No signal on the ridge.")
    page = signed_in(FOLLOWER)
    page.goto(post)
    like = page.get_by_role("button", name=re.compile("^Like, "))
    page.context.set_offline(True)
    like.click()
    acts.status(page, "could not be sent")
    page.context.set_offline(False)
    expect(like).to_be_enabled()
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")


def test_news_sent_in_a_dead_spot_stay_on_the_page(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    acts.compose(page, "Stars over the valley.")
    page.context.set_offline(True)
    acts.button(page, "Publish").click()
    acts.status(page, "could not be sent")
    page.context.set_offline(False)
    expect(page.get_by_label("News")).to_have_value("Stars over the valley.")
    acts.publish(page)


def half_typed(page: Page, post: str) -> None:
    """The follower begins a comment, and looks at another page."""
    page.goto(post)
    page.get_by_label("Your comment").fill("How many did")
    page.goto("/me/")


def test_a_comment_half_typed_is_still_there_on_the_way_back(signed_in: SignedIn) -> None:
    page = signed_in(FOLLOWER)
    half_typed(page, acts.post_text(signed_in(TEACHER), "Owls last night."))
    with page.expect_response(re.compile(r"/posts/\d+/$"), timeout=PATIENCE):  # it is asked for again
        page.go_back()
    expect(page.get_by_label("Your comment")).to_have_value("How many did")


def test_a_post_removed_meanwhile_is_gone_on_the_way_back(signed_in: SignedIn) -> None:
    page, administrator = signed_in(FOLLOWER), signed_in("Alex Porter")
    post = acts.post_text(administrator, "Two owls, to be exact.")
    half_typed(page, post)
    administrator.get_by_role("link", name="Remove this post").click()
    administrator.get_by_label("Reason").fill("It was three.")
    acts.button(administrator, "Remove").click()
    acts.status(administrator, "Removed.")
    page.go_back()
    acts.heading(page, "There is nothing here")
