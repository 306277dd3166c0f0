"""The publish gate as people meet it: findings with their words, one tap to mend them, hashtags, comments."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accounting, acts
from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser, SignedIn
from tests.browser.letters import letter, link
from tests.browser.pictures import portrait
from tests.browser.served import Served

pytestmark = pytest.mark.browser

TEACHER, FOLLOWER, MOTHER, ADMINISTRATOR = "Tom Bryant", "Sam Okafor", "Chloe Bennett", "Alex Porter"
MOTHERS_ADDRESS = "chloe.bennett@icloud.com"


def tried(page: Page, words: str) -> None:
    """The words were written, and did not go out."""
    acts.compose(page, words)
    acts.button(page, "Publish").click()
    acts.heading(page, "Not published yet")


def text(page: Page) -> str:
    """What stands in the field of the news."""
    return page.get_by_label("News").input_value()


def test_a_name_is_marked_and_one_tap_says_it_without(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    tried(page, "Leo was first over the wall, and the last one in bed.")
    expect(page.locator("mark")).to_have_text("Leo")
    assert violations(page) == {}
    page.get_by_role("button", name="instead").click()
    expect(page.get_by_label("News")).to_have_value(re.compile("^One of our"))
    acts.publish(page)


def test_a_link_beside_a_finding_puts_the_cursor_into_the_field(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    tried(page, "Leo was first over the wall.")
    page.get_by_role("link", name="Change the words.").click()
    expect(page.get_by_label("News")).to_be_focused()


def test_an_ordinary_word_is_confirmed_with_a_reason(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    tried(page, "Poppy. Then tea.")
    page.get_by_text("Confirm the ordinary word.").click()
    assert violations(page) == {}
    page.get_by_label("Why does “Poppy” name nobody here?").fill("It is the flower.")
    page.get_by_role("button", name="Confirm “Poppy”").click()
    expect(page.locator("mark")).to_have_count(0)
    acts.publish(page)


def test_what_is_typed_is_kept_without_a_tap(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    acts.compose(page, "Boots on")
    acts.button(page, "Save for later").click()
    acts.heading(page, "Before you publish")
    page.get_by_label("News").fill("Boots on, and off we go.")
    expect(page.get_by_role("status").filter(has_text=re.compile("^Saved$"))).to_be_visible()
    page.reload()
    assert text(page) == "Boots on, and off we go."
    acts.button(page, "Throw away").click()


def test_without_a_connection_the_words_wait_and_then_go(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER)
    acts.compose(page, "Boots on")
    acts.button(page, "Save for later").click()
    acts.heading(page, "Before you publish")
    page.context.set_offline(True)
    page.get_by_label("News").fill("Boots off.")
    expect(page.get_by_role("status").filter(has_text="Not saved yet.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text=re.compile("^Saved$"))).to_be_visible()
    page.reload()
    assert text(page) == "Boots off."
    acts.button(page, "Throw away").click()


def asked(page: Page) -> None:
    """A photo with a hashtag, everybody in it told apart, and the carers of the child in it asked."""
    acts.compose(page, "Up early! #LakesTrip", portrait())
    acts.button(page, "Publish").click()
    acts.looked_at(page)
    page.get_by_label("What does photo 1 show?").fill("Somebody in orange.")
    page.get_by_role("button", name="Who is in it?").click()
    page.get_by_text("Who else is in this picture?").click()
    page.get_by_label("Mia Bennett", exact=True).check()
    page.get_by_text("Everything found, as a list").click()
    for choice in page.locator("#lines select").all():
        choice.select_option(label="Not a face")
    accounting.done(page)
    acts.heading(page, "Before you publish")
    page.get_by_role("button", name="Ask the carers.").click()
    acts.status(page, "One carer was asked in the app and by e-mail.")


@pytest.mark.clause("SAF-4")
def test_a_hashtag_goes_out_once_the_carer_agrees_and_loses_its_sign_when_they_change_their_mind(
    demo: Served, signed_in: SignedIn, new_browser: NewBrowser
) -> None:
    teacher, by_mail, mother = signed_in(TEACHER), new_browser(demo.url), signed_in(MOTHER)
    asked(teacher)
    assert violations(teacher) == {}
    by_mail.goto(link(letter(demo.mail, MOTHERS_ADDRESS, "#LakesTrip")))
    assert violations(by_mail) == {}
    by_mail.get_by_role("button", name=re.compile("^Yes ?, #LakesTrip$")).click()
    expect(by_mail.get_by_text("You said yes.")).to_be_visible()
    teacher.reload()
    address = acts.publish(teacher)
    expect(teacher.get_by_text("Up early! #LakesTrip")).to_be_visible()
    mother.goto("/hashtags/")
    acts.heading(mother, "#LakesTrip")
    assert violations(mother) == {}
    mother.get_by_role("button", name=re.compile("^No, not any more ?, #LakesTrip$")).click()
    acts.status(mother, "Kept: no.")
    mother.goto(address)
    expect(mother.get_by_text("Up early! LakesTrip")).to_be_visible()


def test_a_comment_that_names_a_child_waits_and_is_let_through(signed_in: SignedIn) -> None:
    teacher, follower, admin = signed_in(TEACHER), signed_in(FOLLOWER), signed_in(ADMINISTRATOR)
    address = acts.post_text(teacher, "Over the wall we went.")
    follower.goto(address)
    if follower.get_by_label("I agree to").is_visible():
        follower.get_by_label("I agree to").check()
    acts.comment(follower, "Well done Leo!")
    expect(follower.get_by_text("Until then nobody else sees it.")).to_be_visible()
    assert violations(follower) == {}
    teacher.goto(address)
    expect(teacher.get_by_text("Well done Leo!")).to_have_count(0)
    admin.goto("/comments/held/")
    assert violations(admin) == {}
    admin.get_by_role("listitem").filter(has_text="Well done Leo!").get_by_role("button").click()
    acts.status(admin, "Every follower sees it now.")
    teacher.goto(address)
    expect(teacher.get_by_text("Well done Leo!")).to_be_visible()
