"""The office's queue: what the evidence says, what is noted, what goes to the Headteacher."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser
from tests.browser.pages import HEADTEACHER, OFFICE
from tests.browser.served import Served

pytestmark = pytest.mark.browser

GRANDMOTHER = "grace.whitfield@yahoo.co.uk"
PARENT = "birtrogers@gmail.com"
CASE = "She fetches the child from school every day."


@pytest.fixture
def office(demo: Served, new_browser: NewBrowser) -> Page:
    page = new_browser(demo.url)
    acts.become(page, OFFICE)
    page.goto("/requests/")
    return page


def test_requests_wait_under_what_the_evidence_says(office: Page) -> None:
    for heading in ("Strong evidence", "Need a look", "For the Headteacher", "Cannot be approved"):
        expect(office.get_by_role("heading", name=heading)).to_be_visible()


def test_what_the_requester_wrote_is_noted(office: Page) -> None:
    office.get_by_role("link", name=PARENT).click()
    office.get_by_text("Have they written to the school?").click()
    acts.fill(office, What_their_email_says="I am Ivy's mother.")
    acts.button(office, "Keep it").click()
    acts.status(office, "Noted.")
    expect(office.get_by_text("They wrote to the school: “I am Ivy's mother.”")).to_be_visible()
    assert violations(office) == {}


def test_the_headteacher_gets_what_the_office_refers(
    demo: Served, office: Page, new_browser: NewBrowser
) -> None:
    office.get_by_role("link", name=GRANDMOTHER).click()
    acts.fill(office, **{"What should the Headteacher know?": CASE})
    acts.button(office, "Put it to the Headteacher").click()
    acts.status(office, "It is with the Headteacher now.")
    head = new_browser(demo.url)
    acts.become(head, HEADTEACHER)
    head.goto("/requests/")
    head.get_by_role("link", name=GRANDMOTHER).click()
    expect(head.get_by_text(CASE)).to_be_visible()
    expect(acts.button(head, "Admit until that day")).to_be_visible()
    assert violations(head) == {}


def test_nothing_is_ticked_when_clear_requests_are_shown_together(office: Page) -> None:
    office.goto("/requests/together/")
    boxes = office.get_by_role("checkbox")
    expect(boxes).to_have_count(1)
    expect(boxes.first).not_to_be_checked()
    assert violations(office) == {}


def test_the_headteacher_signs_the_access_review_off(demo: Served, new_browser: NewBrowser) -> None:
    head = new_browser(demo.url)
    acts.become(head, HEADTEACHER)
    head.goto("/followers/")
    head.get_by_role("link", name="Access review").click()
    acts.button(head, "Sign off").click()
    acts.status(head, "Signed off.")
    assert violations(head) == {}
