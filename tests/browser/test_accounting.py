"""Who is in a photo: by thumb, by mouse, by keyboard, by a screen reader, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accounting, acts
from tests.browser.accessibility import open_all, violations
from tests.browser.accounting import blank
from tests.browser.conftest import NewBrowser
from tests.browser.crowd import crowd, face_at, places_seen, size_of
from tests.browser.school_class import MAY_BE_SHOWN, REFUSED, SURNAME, UNKNOWN
from tests.browser.served import Served
from tests.browser.test_every_page import TOO_WIDE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("accounting")]

TEACHER = "Tom Bryant"
FEW, CLASS = 3, 30
TOUCH = {"has_touch": True, "is_mobile": True}
OTHER_PHOTOS = (crowd(FEW * 2), blank(*size_of(FEW)))
Teacher = Callable[..., Page]


@pytest.fixture
def teacher(class_trip: Served, new_browser: NewBrowser) -> Teacher:
    """A browser in which the teacher has signed in."""

    def sign_in(**options: object) -> Page:
        page = new_browser(class_trip.url, **options)
        acts.become(page, TEACHER)
        return page

    return sign_in


@pytest.fixture(scope="module")
def drafts() -> dict[str, str]:
    """Addresses of photos that tests on the same worker share: a scan costs seconds."""
    return {}


@pytest.fixture
def few(teacher: Teacher, drafts: dict[str, str]) -> Callable[..., Page]:
    """The screen of a photo of three, all of them covered."""

    def open_it(**options: object) -> Page:
        page = teacher(**options)
        if "few" in drafts:
            page.goto(drafts["few"])
            accounting.opened(page)
            acts.button(page, "Cover all").click()
            accounting.tells(page, "Everything is covered.")
        else:
            accounting.account_for(page, crowd(FEW))
            drafts["few"] = page.url
        return page

    return open_it


@pytest.mark.clause("CON-2")
def test_a_class_of_thirty_takes_one_tap_for_each_child_who_may_be_shown(teacher: Teacher) -> None:
    page = teacher(**TOUCH)
    accounting.account_for(page, crowd(CLASS))
    for place, forename in enumerate(MAY_BE_SHOWN):
        accounting.prompts(page, f"Tap the face of {forename} {SURNAME}")
        accounting.tap_photo(page, *face_at(place, CLASS))
    accounting.prompts(page, "Everybody who may be shown has been named. The others stay covered.")
    accounting.made_anew(page)
    assert places_seen(accounting.photo(page), CLASS) == list(range(len(MAY_BE_SHOWN)))
    assert violations(page) == {}
    accounting.quick(page, "Done").tap()
    expect(page.get_by_text(f"faces covered, {len(MAY_BE_SHOWN)} can be seen")).to_be_visible()


@pytest.mark.clause("CON-2")
def test_by_thumb_a_face_is_said_to_be_a_child_an_adult_or_none_and_all_of_it_is_taken_back(
    few: Callable[..., Page],
) -> None:
    page = few(**TOUCH)
    accounting.prompts(page, "Tap a face, then say who it is.")
    accounting.tap_photo(page, *face_at(0, FEW))
    accounting.prompts(page, "Face 1: who is it?")
    accounting.name(page, f"Cosima {SURNAME}").tap()
    accounting.tap_photo(page, *face_at(1, FEW))
    accounting.name(page, f"{REFUSED} {SURNAME}").tap()
    accounting.tells(page, f"Face 2: {REFUSED} {SURNAME} (stays covered: consent refused)")
    accounting.tap_photo(page, *face_at(2, FEW))
    accounting.name(page, f"{UNKNOWN} {SURNAME}").tap()
    accounting.tells(page, "stays covered: nobody has answered yet")
    accounting.made_anew(page)
    assert places_seen(accounting.photo(page), FEW) == [0]
    expect(accounting.areas(page).first).to_have_accessible_name(f"Face 1: Cosima {SURNAME}")

    accounting.tap_photo(page, *face_at(0, FEW))
    accounting.quick(page, "Leave covered").tap()
    accounting.tells(page, "Face 1: Leave covered.")
    accounting.tap_photo(page, *face_at(1, FEW))
    accounting.quick(page, "An adult").tap()
    accounting.tap_photo(page, *face_at(2, FEW))
    accounting.quick(page, "Not a face").tap()
    expect(page.locator("[data-tally]")).to_have_text("1 face can be seen, 1 stay covered.")
    acts.button(page, "Cover all").tap()
    accounting.tells(page, "Everything is covered.")
    expect(page.locator("[data-tally]")).to_have_text("0 faces can be seen, 3 stay covered.")
    accounting.made_anew(page)
    assert places_seen(accounting.photo(page), FEW) == []


def test_faces_are_seen_on_this_device_alone_and_on_the_next_photo_too(teacher: Teacher) -> None:
    page = teacher()
    accounting.account_for(page, crowd(FEW), blank(60, 40))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    acts.button(page, "See faces").click()
    note = page.get_by_text("Only on this device")
    expect(note).to_be_visible()
    shown = page.locator("[data-photo]")
    expect(shown).to_have_attribute("src", re.compile("^blob:"))
    assert set(sent) <= {"GET"}
    accounting.quick(page, "Next photo").click()
    acts.heading(page, "Who is in photo 2 of 2?")
    accounting.prompts(page, "No face was found. Cover whatever shows who a child is.")
    expect(note).to_be_visible()
    assert violations(page) == {}
    page.go_back()
    acts.heading(page, "Who is in photo 1 of 2?")
    expect(accounting.areas(page)).to_have_count(FEW)
    expect(shown).to_have_attribute("src", re.compile("/media/"))


def test_on_another_device_the_same_photo_is_chosen_and_no_other(few: Callable[..., Page]) -> None:
    page = few()
    local = page.locator("[data-local]")
    for data in OTHER_PHOTOS:
        local.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": data})
        accounting.tells(page, "That is another photo.")
        expect(page.get_by_text("Only on this device")).to_be_hidden()
        page.locator("[data-saved] span").first.evaluate("(told) => { told.textContent = ''; }")
    local.set_input_files({"name": "b.txt", "mimeType": "text/plain", "buffer": b"no photo"})
    accounting.tells(page, "This device cannot show that photo here.")
    local.set_input_files({"name": "c.jpg", "mimeType": "image/jpeg", "buffer": crowd(FEW)})
    expect(page.get_by_text("Only on this device")).to_be_visible()


@pytest.mark.clause("CON-3")
def test_an_area_is_drawn_moved_sized_and_taken_back_by_finger_and_by_keyboard(teacher: Teacher) -> None:
    page = teacher(**TOUCH)
    accounting.account_for(page, blank(800, 600))
    acts.button(page, "Cover more").tap()
    accounting.prompts(page, "Draw a box around what is to be covered.")
    accounting.drag(page, (0.2, 0.2), (0.3, 0.3), (0.4, 0.5))
    drawn = accounting.areas(page, "drawn")
    accounting.tells(page, "Covered.")
    accounting.drag(page, (0.3, 0.3), (0.4, 0.4), (0.5, 0.4))
    accounting.tells(page, "Moved.")
    assert box(page) == pytest.approx((320, 180, 160, 180), abs=2)
    accounting.drag(page, (0.6, 0.6), (0.65, 0.7), (0.7, 0.8))
    expect(drawn.locator("rect")).to_have_attribute("width", re.compile("^(240|239)"))
    accounting.made_anew(page)
    accounting.tap_photo(page, 0.5, 0.4)
    accounting.quick(page, "Take it back").tap()
    expect(drawn).to_have_count(0)

    acts.button(page, "Cover more").focus()
    page.keyboard.press("Enter")
    expect(drawn).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    accounting.tells(page, "Moved.")
    assert box(page) == pytest.approx((328, 240, 160, 126), abs=2)
    expect(drawn).to_be_focused()
    page.keyboard.press("Delete")
    expect(drawn).to_have_count(0)


def box(page: Page) -> tuple[float, ...]:
    """Where the one area is that was drawn: left, top, width and height in px of the photo."""
    rect = accounting.areas(page, "drawn").locator("rect")
    return tuple(float(rect.get_attribute(side) or 0) for side in ("x", "y", "width", "height"))


def test_two_fingers_and_two_buttons_zoom(few: Callable[..., Page]) -> None:
    page = few(**TOUCH)
    width = accounting.sheet(page)[2]
    accounting.pinch(page, 40, 80, 120)
    assert accounting.sheet(page)[2] == pytest.approx(3 * width, rel=0.05)
    acts.button(page, "Zoom out").tap()
    assert accounting.sheet(page)[2] == pytest.approx(3 * width / 1.6, rel=0.05)
    accounting.tap_photo(page, *face_at(1, FEW))
    accounting.prompts(page, "Face 2: who is it?")


def test_a_keyboard_and_a_screen_reader_are_enough_and_nothing_scrolls_sideways(
    few: Callable[..., Page],
) -> None:
    page = few()
    accounting.areas(page).first.focus()
    page.keyboard.press("Enter")
    choice = page.get_by_label("Face 1", exact=True)
    expect(choice).to_be_focused()
    page.keyboard.type("Cosima")
    expect(choice.locator("option:checked")).to_have_text(f"Cosima {SURNAME}")
    page.keyboard.press("Escape")
    expect(accounting.areas(page).first).to_be_focused()
    expect(accounting.areas(page).first).to_have_accessible_name(f"Face 1: Cosima {SURNAME}")
    accounting.areas(page).last.click(force=True)
    expect(page.get_by_role("status").filter(has_text="Face 3: who is it?")).to_be_visible()
    assert violations(page) == {}
    page.set_viewport_size({"width": 320, "height": 640})
    open_all(page)
    assert page.evaluate(TOO_WIDE) == 0
    acts.button(page, "Done").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("covered, 1 can be seen"))).to_be_visible()


@pytest.mark.clause("CON-3")
def test_a_photo_made_anew_since_it_was_looked_at_is_not_published(teacher: Teacher) -> None:
    page = teacher()
    accounting.begin(page, crowd(FEW))
    page.get_by_label("What does photo 1 show?").fill("Three people, two of them covered.")
    other = page.context.new_page()
    other.goto(page.url)
    accounting.who_is_in_it(other).click()
    adult(other, 0)
    accounting.made_anew(other)
    acts.button(page, "Publish").click()
    expect(
        page.get_by_text("Photo 1 has changed since you looked at it. Please look at it once more.").first
    ).to_be_visible()
    expect(page.get_by_text(re.compile("covered, 1 can be seen"))).to_be_visible()
    acts.publish(page)
    expect(page.get_by_role("img", name="Three people, two of them covered.")).to_be_visible()


def adult(page: Page, face: int) -> None:
    """Say that a face is an adult's."""
    accounting.areas(page).nth(face).click(force=True)
    accounting.quick(page, "An adult").click()


def test_what_cannot_be_saved_is_told_and_sent_again_and_another_window_follows(
    few: Callable[..., Page],
) -> None:
    page = few()
    other = page.context.new_page()
    other.goto(page.url)
    accounting.opened(other)
    page.context.set_offline(True)
    adult(page, 0)
    accounting.tells(page, "Not saved yet. Trying again.")
    page.context.set_offline(False)
    accounting.tells(page, "Saved.")
    adult(other, 1)
    expect(other.locator("[data-tally]")).to_contain_text("2 faces can be seen")


def test_who_else_is_in_it_adds_up_from_two_windows_and_is_taken_back(few: Callable[..., Page]) -> None:
    page = few()
    other = page.context.new_page()
    other.goto(page.url)
    for number, window in enumerate((page, other)):
        accounting.opened(window)
        accounting.note_other(window, number)
    accounting.note_other(page, 0, noted=False)
    page.reload()
    accounting.opened(page)
    assert [accounting.others(page).nth(number).is_checked() for number in range(2)] == [False, True]


def test_a_photo_left_out_on_another_page_is_told(teacher: Teacher) -> None:
    page = teacher()
    accounting.account_for(page, blank(60, 40))
    other = page.context.new_page()
    other.goto(page.url)
    acts.button(other, "Leave this photo out").click()
    expect(other).to_have_url(re.compile(r"/drafts/\d+/$"))
    acts.button(page, "Cover more").press("Enter")
    accounting.tells(page, "This photo is no longer in a draft of yours.")


@pytest.mark.clause("CON-2")
def test_without_scripts_everything_is_covered_and_said_in_a_list(
    few: Callable[..., Page], teacher: Teacher
) -> None:
    address = few().url
    page = teacher(java_script_enabled=False)
    page.goto(address)
    page.get_by_label("Face 1", exact=True).select_option(f"Cosima {SURNAME}")
    page.get_by_label("Face 2", exact=True).select_option(
        label=f"{REFUSED} {SURNAME} (stays covered: consent refused)"
    )
    acts.button(page, "Done").click()
    for _ in range(120):
        if page.get_by_text(re.compile("1 can be seen")).is_visible():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_text(re.compile("covered, 1 can be seen"))).to_be_visible()
