"""From an empty installation to a parent's comment and the end of the follow: what Nestbox is for."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser
from tests.browser.letters import letter
from tests.browser.pictures import faces_in, metadata_in
from tests.browser.served import Served

pytestmark = pytest.mark.browser

SCHOOL = "Redbourn Primary School"
ADMINISTRATOR = "alex.porter@gmail.com"
OFFICE = "maggie.osei@outlook.com"
TEACHER = "tom.bryant@gmail.com"
PARENT = "birtrogers@gmail.com"
WORDS = "Our visitor told us about the stars."
ALT = "A visitor in a space suit. Her face is covered."
THANKS = "Thank you, it looks wonderful."


def set_up(page: Page, address: str) -> None:
    """The first minutes: the address from the terminal, then a second factor before anything else."""
    page.goto(address)
    assert violations(page) == {}
    acts.fill(page, Your_full_name="Alex Porter", Your_email_address=ADMINISTRATOR, Password=acts.PASSWORD)
    acts.button(page, "Set up").click()
    acts.sign_in(page, ADMINISTRATOR)
    page.goto("/team/")
    expect(page).to_have_url(re.compile("/account/2fa/"))
    acts.set_up_second_factor(page)


def take_up_post(page: Page) -> None:
    """Somebody with a new role is led to the second factor, whatever they open."""
    page.goto("/")
    expect(page).to_have_url(re.compile("/account/2fa/"))
    acts.set_up_second_factor(page)


def put_family_on_roll(office: Page) -> None:
    office.goto("/roll/")
    acts.fill(office, **{"Child's_forename": "Ivy", "Child's_surname": "Rogers"})
    acts.fill(office, **{"Year_group": "5", "Carer's_full_name": "Birt Rogers"})
    acts.fill(office, **{"Carer's_personal_email_address": PARENT, "Relationship": "mother"})
    for question in ("Parental responsibility", "Principal carer"):
        office.get_by_label(question).select_option(label="Yes")
    office.get_by_label("Does a court order restrict contact?").select_option(label="No")
    acts.button(office, "Add the child").click()
    acts.status(office, "Added.")


def approve(office: Page) -> None:
    office.goto("/requests/")
    office.get_by_role("link", name=PARENT).click()
    acts.heading(office, f"{PARENT} would like to follow @PrimaryRedbourn.")
    evidence = office.get_by_role("region", name="What is known")
    expect(evidence.get_by_role("heading", name="Speaks strongly for it")).to_be_visible()
    acts.button(office, "Approve").click()
    acts.status(office, "Decided. They have been told.")


def remove_comment(administrator: Page, post: str) -> None:
    administrator.goto(post)
    administrator.get_by_role("link", name="Remove the comment of Birt Rogers").click()
    administrator.get_by_label("Reason").fill("We keep this place for the trip.")
    acts.button(administrator, "Remove").click()
    acts.status(administrator, "Removed.")


def end_follow(office: Page) -> None:
    office.goto("/followers/")
    office.get_by_text("End the access of Birt Rogers").click()
    office.get_by_label("Reason").fill("The family has moved away.")
    acts.button(office, "End access now").click()
    acts.status(office, "Ended.")


@pytest.mark.clause("REQ-1")
@pytest.mark.clause("CON-3")
@pytest.mark.clause("COM-4")
def test_a_parent_asks_is_admitted_sees_the_news_and_is_let_go(real: Served, new_browser: NewBrowser) -> None:
    administrator, office, teacher, parent = (new_browser(real.url) for _ in range(4))
    set_up(administrator, real.set_up_address())
    for page, name, email, role in (
        (office, "Maggie Osei", OFFICE, "Office manager"),
        (teacher, "Tom Bryant", TEACHER, "Teacher"),
    ):
        acts.sign_up(page, real.mail, name, email)
        acts.sign_in(page, email)
        acts.joins_team(administrator, email, role)
        take_up_post(page)
    put_family_on_roll(office)

    acts.sign_up(parent, real.mail, "Birt Rogers", "BirtRogers@gmail.com")
    acts.sign_in(parent, PARENT)
    acts.ask_to_follow(parent, SCHOOL, "I am the mother of a child in Year 5.")
    post = acts.post_photo(teacher, WORDS, ALT)
    parent.goto(post)
    acts.heading(parent, "There is nothing here")

    letter(real.mail, OFFICE, f"{PARENT} would like to follow your feed.")
    office.goto("/notices/")
    expect(office.get_by_role("link", name=f"New: {PARENT} would like to follow your feed.")).to_be_visible()
    approve(office)
    letter(real.mail, PARENT, "You now follow @PrimaryRedbourn.")
    parent.goto("/")
    expect(parent.get_by_text(WORDS)).to_be_visible()
    assert acts.natural_width(parent, ALT) > 0

    photo = parent.get_by_role("link", name=ALT).get_attribute("href") or ""
    served = parent.request.get(photo).body()
    assert (metadata_in(served), faces_in(served)) == (({}, False), 0)

    like = parent.get_by_role("button", name=re.compile("^Like"))
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")
    expect(like).to_have_accessible_name("Like, 1 like")
    parent.goto(post)
    parent.get_by_label("I agree to the Acceptable Use").check()
    acts.comment(parent, THANKS)
    office.goto(post)
    expect(office.get_by_text(THANKS)).to_be_visible()

    remove_comment(administrator, post)
    parent.goto(post)
    expect(parent.get_by_text(THANKS)).to_have_count(0)
    parent.goto("/notices/")
    expect(parent.get_by_text("Your comment on @PrimaryRedbourn was removed.")).to_be_visible()
    letter(real.mail, PARENT, "Reason: We keep this place for the trip.")

    parent.goto("/")
    expect(parent.get_by_text(WORDS)).to_be_visible()
    parent.goto("/me/")
    end_follow(office)
    assert acts.status_of(parent, photo) == 404
    parent.go_back()
    acts.heading(parent, "Welcome, Birt Rogers")
    expect(parent.get_by_text(WORDS)).to_have_count(0)
    assert parent.goto(post).status == 404  # type: ignore[union-attr]  # every page answers
