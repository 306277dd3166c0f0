"""A parent takes a yes back: the photo is gone at once, and comes back with their child covered for good."""

import pytest
from playwright.sync_api import Page, expect

from nestbox.demo.cast import FOLLOWER, TEACHER
from tests.browser import accounting, acts
from tests.browser.conftest import SignedIn
from tests.browser.crowd import crowd, face_at, places_seen
from tests.browser.outbox import until

pytestmark = [pytest.mark.browser, pytest.mark.clause("CON-2")]

CHILD = "Ada Okafor"
LAKES = "Years 5 and 6 in the Lake District"
ALT = "Two walkers at the gate."


def answer(page: Page, words: str) -> None:
    """The father answers whether his daughter may be shown."""
    page.goto("/consent/answers/")
    child = page.get_by_role("region", name=CHILD)
    child.get_by_role("link").first.click()
    acts.button(page, words).click()
    expect(acts.button(page, words)).to_have_count(0)


def shown_to(page: Page, post: str) -> bytes:
    """The photo of a post as this browser shows it, once it can be seen."""
    photo = page.get_by_role("img", name=ALT)

    def is_there() -> bool:
        page.goto(post)
        return photo.count() > 0

    until(page, is_there)
    assert acts.natural_width(page, ALT) > 0
    return page.request.get(photo.evaluate("(image) => image.currentSrc")).body()


def test_a_father_takes_back_his_yes_and_his_daughter_is_covered_where_she_was_seen(
    signed_in: SignedIn,
) -> None:
    teacher, father = signed_in(TEACHER.name, has_touch=True), signed_in(FOLLOWER.name)
    accounting.account_for(teacher, crowd(2), about=LAKES)
    for place, who in enumerate((CHILD, "An adult")):
        accounting.tap_photo(teacher, *face_at(place, 2))
        said = accounting.name(teacher, who) if who == CHILD else accounting.quick(teacher, who)
        said.tap()
    accounting.made_anew(teacher)
    accounting.done(teacher)
    teacher.get_by_label("What does photo 1 show?").fill(ALT)
    post = acts.publish(teacher)
    assert places_seen(shown_to(father, post), 2) == [0, 1]
    before = father.get_by_role("img", name=ALT).evaluate("(image) => image.currentSrc")

    answer(father, "No, not any more")
    assert places_seen(shown_to(father, post), 2) == [1]
    assert acts.status_of(father, before) == 404
    answer(father, "Yes, from now on")
    assert places_seen(shown_to(father, post), 2) == [1]
