"""The office imports the roll: looks at what would change, applies it, takes it back."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import acts
from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser
from tests.browser.pages import OFFICE
from tests.browser.served import Served
from tests.roll.files_of import IVY, contacts, staff

pytestmark = pytest.mark.browser

STAFF = ("Ravi Patel,governor,ravi.patel@gmail.com", "Tom Bryant,teacher,tom.bryant@gmail.com")


@pytest.fixture
def office(demo: Served, new_browser: NewBrowser) -> Page:
    page = new_browser(demo.url)
    acts.become(page, OFFICE)
    page.goto("/roll/")
    page.get_by_role("link", name="Import").click()
    return page


def send(office: Page, name: str, data: bytes) -> None:
    office.get_by_label("File", exact=True).set_input_files(
        FilePayload(name=name, mimeType="text/csv", buffer=data)
    )
    acts.button(office, "Show what would change").click()
    office.wait_for_url(re.compile(r"/roll/imports/\d+/"))


def test_a_preview_says_whose_access_would_end_and_can_be_dropped(office: Page) -> None:
    send(office, "contacts.csv", contacts(IVY))
    acts.heading(office, re.compile("stop following"))
    expect(office.get_by_text("chloe.bennett@icloud.com")).to_be_visible()
    assert violations(office) == {}
    acts.button(office, "Delete the file and change nothing").click()
    acts.status(office, "Nothing was changed.")


def test_an_import_is_applied_and_undone(office: Page) -> None:
    send(office, "staff.csv", staff(*STAFF, "Ann Lee,site manager,ann.lee@gmail.com"))
    expect(office.get_by_text("Ann Lee, site manager")).to_be_visible()
    acts.button(office, "Apply").click()
    acts.status(office, "The roll is up to date.")
    assert violations(office) == {}
    acts.button(office, "Undo this import").click()
    acts.status(office, "Undone.")
    office.goto("/roll/")
    expect(office.get_by_text("Ann Lee")).to_have_count(0)


def test_much_that_would_leave_is_a_question_first(office: Page) -> None:
    send(office, "contacts.csv", contacts(IVY))
    office.get_by_label("How many").fill("1")
    acts.button(office, "Apply").click()
    expect(office.get_by_role("alert")).to_contain_text("would leave the roll at once")
    acts.button(office, "Delete the file and change nothing").click()


def test_unknown_columns_are_named_once(office: Page) -> None:
    data = "Vorname;Familienname;Stufe\nIvy;Rogers;5\n".encode("cp1252")
    send(office, "liste.csv", data)
    acts.heading(office, "What are these columns?")
    assert violations(office) == {}
    for column, field in (("Vorname", "forename"), ("Familienname", "surname"), ("Stufe", "year group")):
        office.get_by_label(column).select_option(label=f"Pupil: {field}")
    acts.button(office, "Show what would change").click()
    acts.heading(office, "What would change")
    acts.button(office, "Delete the file and change nothing").click()
    send(office, "liste.csv", data)
    acts.heading(office, "What would change")
    acts.button(office, "Delete the file and change nothing").click()
