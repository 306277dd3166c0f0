"""No signal: the feed says how old it is, what is written goes out by itself, and nothing is left behind."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser import acts, outbox
from tests.browser.accessibility import violations
from tests.browser.conftest import SignedIn, new_context
from tests.browser.outbox import count, keeps, noise, nudge, state, until, write
from tests.browser.pages import FEED, OFFICE
from tests.browser.pictures import mist, portrait
from tests.browser.served import Served
from tests.browser.test_keyboard import walk_to
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

TEACHER, FOLLOWER, GOVERNOR = "Tom Bryant", "Sam Okafor", "Ravi Patel"
GOVERNORS_ADDRESS = "ravi.patel@gmail.com"
SCHOOL = "Redbourn Primary School"
LONGEST_SIDE = 2560  # px: what a photo is made smaller to, unless somebody says otherwise
APP = {"service_workers": "allow"}
LEFT = """async () => (await caches.keys()).filter((name) => !name.startsWith("nestbox-shell"))"""
PHOTO_WIDTH = """(image) => image.decode().then(() => image.naturalWidth)"""
SHARED = """(name) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: "/outbox/share/" });
  form.enctype = "multipart/form-data";
  const add = (values) => form.append(Object.assign(document.createElement("input"), values));
  add({ type: "file", name: "photos", id: name });
  add({ name: "text", value: "Seen from the summit." });
  document.body.append(form);
}"""
ROLE_ENDS = """async () => {
  const scripts = performance.getEntriesByType("resource").map(({ name }) => name);
  const script = scripts.find((name) => /[/]js[/]kept[.]/.test(name));
  const { account, session, stamp } = document.body.dataset;
  await (await import(script)).reconcile({ account, session, stamp, leads: false });
}"""
MEDIA_KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name === "nestbox-media");
  return names.length && (await (await caches.open(names[0])).keys()).length;
}"""
SEALED = """() => new Promise((resolve) => {
  const opening = indexedDB.open("nestbox");
  opening.onsuccess = () => {
    const work = opening.result.transaction(["sealed", "keys"]);
    const sealed = work.objectStore("sealed").getAll(), keys = work.objectStore("keys").getAll();
    work.oncomplete = () => {
      opening.result.close();
      const text = sealed.result.map(({ data }) => new TextDecoder("latin1").decode(data)).join("");
      resolve([sealed.result.length, text.includes("Ivy"), keys.result.map(({ key }) => key.extractable)]);
    };
  };
})"""
ONE_SEALED = [1, False, [False]]
NOTHING_SEALED = [0, False, []]


@pytest.fixture(scope="module")
def phone(demo: Served, chromium: Browser) -> Iterator[Page]:
    """The teacher's phone, with all on it that is kept, for the tests that leave it so."""
    watch = Watch()
    with new_context(chromium, watch, demo.url, **APP) as context:
        page = context.new_page()
        acts.become(page, TEACHER)
        keeps(page, "/", "/outbox/")
        yield page
    assert watch.wrong == []


@pytest.fixture
def teacher(phone: Page) -> Iterator[Page]:
    """The same, with a signal and no half-written news afterwards."""
    yield phone
    mend(phone)


def cut(page: Page) -> None:
    page.context.set_offline(True)


def mend(page: Page) -> None:
    page.context.set_offline(False)


def is_sealed(page: Page, expected: list[object]) -> None:
    """So much of the roster is on the device, unreadable without its key."""
    until(page, lambda: bool(page.evaluate(SEALED) == expected))


def test_the_feed_opens_without_a_signal_and_says_how_old_it_is(signed_in: SignedIn) -> None:
    page = signed_in(FOLLOWER, **APP)
    keeps(page, "/")
    newest = page.get_by_role("article").first.inner_text()
    cut(page)
    page.goto("/")
    expect(page.get_by_text(re.compile(r"^As of \d\d:\d\d, no connection\."))).to_be_visible()
    assert page.get_by_role("article").first.inner_text()[:40] == newest[:40]
    assert violations(page) == {}
    page.goto("/search/")
    acts.heading(page, "No connection")
    expect(page.get_by_role("link", name="Write in the outbox")).to_have_count(0)
    page.get_by_role("link", name="To the news that are kept").click()
    expect(page.get_by_role("article").first).to_be_visible()
    mend(page)
    nudge(page)
    expect(page.get_by_text("no connection")).to_have_count(0)


class Taps:
    """What a thumb does after typing, counted."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def tap(self, what: str, act: Callable[[], object] = lambda: None) -> None:
        self.made.append(what)
        act()


def test_words_and_two_photos_written_without_a_signal_go_out_by_themselves(
    demo: Served, teacher: Page
) -> None:
    words, taps = "We have reached the ridge, and everybody is well.", Taps()
    cut(teacher)
    teacher.goto("/")
    teacher.get_by_role("link", name="Write").click()
    expect(teacher.get_by_label("News")).to_be_focused()
    teacher.keyboard.type(words)
    with teacher.expect_file_chooser() as chooser:
        taps.tap("Add photos", teacher.get_by_label("Add photos").click)
    for other in ("first photo", "second photo", "Done"):  # in the phone's own gallery
        taps.tap(other)
    picked = enumerate((portrait(), mist(2700, 1800)))
    files = [{"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": data} for number, data in picked]
    chooser.value.set_files(files)  # type: ignore[arg-type]  # a list of its own kind
    expect(teacher.get_by_label("What does photo 2 show?")).to_be_visible()
    expect(teacher.get_by_label("What does photo 1 show?")).to_be_focused()
    teacher.keyboard.type("A guest in a space suit.")
    taps.tap("Next", lambda: teacher.keyboard.press("Enter"))
    expect(teacher.get_by_label("What does photo 2 show?")).to_be_focused()
    teacher.keyboard.type("Mist.")
    assert teacher.locator(".outbox-photo img").nth(1).evaluate(PHOTO_WIDTH) == LONGEST_SIDE
    assert violations(teacher) == {}
    taps.tap("Send covered", acts.button(teacher, "Send covered").click)
    state(teacher, words, "Waiting for a signal")
    assert len(taps.made) == 6
    assert violations(teacher) == {}
    mend(teacher)
    state(teacher, words, "Published")
    assert (count(demo.data, outbox.POSTS, words), count(demo.data, outbox.DRAFTS, words)) == (1, 1)
    teacher.get_by_role("link", name="See the post").first.click()
    expect(teacher.get_by_role("img", name="A guest in a space suit.")).to_be_visible()


def test_what_was_found_comes_back_and_is_not_published(demo: Served, teacher: Page) -> None:
    words = "Eleven miles of mud between us and tea. " * 5
    teacher.goto("/outbox/")
    teacher.get_by_label("News").fill(words)
    acts.button(teacher, "Send").click()
    line = teacher.get_by_role("listitem").filter(has_text="Eleven miles of mud")
    expect(line.get_by_text("it waits for you as a draft")).to_be_visible()
    assert violations(teacher) == {}
    line.get_by_role("link", name="Open the draft").click()
    expect(teacher.get_by_label("News")).to_have_value(words.strip())
    assert count(demo.data, outbox.POSTS, words.strip()) == 0


def test_what_is_half_written_or_shared_is_there_when_the_app_is_opened_again(teacher: Page) -> None:
    cut(teacher)
    teacher.goto("/outbox/")
    write(teacher, "Half a thought", noise(2), alt="Fog.")
    teacher.goto("/")
    teacher.evaluate(SHARED, "gallery")
    files = [{"name": "s.jpg", "mimeType": "image/jpeg", "buffer": noise(3)}]
    teacher.locator("#gallery").set_input_files(files)  # type: ignore[arg-type]  # a list of its own kind
    teacher.locator("form:has(#gallery)").evaluate("(form) => form.submit()")
    expect(teacher.get_by_label("What does photo 2 show?")).to_be_visible()
    expect(teacher.get_by_label("News")).to_have_value("Half a thought")
    expect(teacher.get_by_label("What does photo 1 show?")).to_have_value("Fog.")
    for number in (2, 1):
        acts.button(teacher, f"Leave out photo {number}").click()
    teacher.get_by_label("News").fill("")


def test_two_tabs_send_one_post(demo: Served, teacher: Page) -> None:
    words = "Two tabs, one post."
    other = teacher.context.new_page()
    cut(teacher)
    for page in (teacher, other):
        page.goto("/outbox/")
    teacher.get_by_label("News").fill(words)
    acts.button(teacher, "Send").dblclick()
    state(other, words, "Waiting for a signal")
    mend(teacher)
    for page in (teacher, other, teacher, other):
        nudge(page)
    for page in (teacher, other):
        state(page, words, "Published")
    assert (count(demo.data, outbox.POSTS, words), count(demo.data, outbox.DRAFTS, words)) == (1, 1)
    other.close()


def test_the_outbox_is_written_and_sent_without_a_mouse(teacher: Page) -> None:
    cut(teacher)
    teacher.goto("/outbox/")
    expect(teacher.get_by_label("News")).to_be_focused()
    walk_to(teacher, re.compile("^Send$"), "button")
    teacher.keyboard.press("Enter")
    expect(teacher.get_by_label("News")).to_be_focused()
    expect(teacher.get_by_label("News")).to_have_accessible_description(
        re.compile("Please write a few words")
    )
    teacher.keyboard.type("Typed on the ridge.")
    walk_to(teacher, re.compile("^Send$"), "button")
    teacher.keyboard.press("Enter")
    expect(teacher.get_by_role("heading", name="In the outbox")).to_be_focused()
    state(teacher, "Typed on the ridge.", "Waiting for a signal")
    walk_to(teacher, re.compile("^Take back$"), "button")
    teacher.keyboard.press("Enter")
    expect(teacher.get_by_label("News")).to_be_focused()
    expect(teacher.get_by_label("News")).to_have_value("Typed on the ridge.")
    teacher.get_by_label("News").fill("")


@pytest.mark.clause("CON-2")
def test_the_roster_lies_encrypted_opens_without_a_signal_and_goes_with_the_role(teacher: Page) -> None:
    teacher.goto("/outbox/roster/")
    is_sealed(teacher, ONE_SEALED)
    cut(teacher)
    teacher.goto("/outbox/roster/")
    expect(teacher.get_by_text("no connection")).to_be_visible()
    expect(teacher.get_by_text("Ivy Rogers").first).to_be_visible()
    assert violations(teacher) == {}
    teacher.evaluate(ROLE_ENDS)
    assert teacher.evaluate(SEALED) == NOTHING_SEALED
    teacher.goto("/outbox/")
    acts.heading(teacher, "No connection")
    mend(teacher)
    teacher.goto("/me/")
    keeps(teacher, "/", "/outbox/")


@pytest.mark.clause("SAF-2")
def test_nothing_that_was_kept_survives_the_end_of_a_follow(signed_in: SignedIn) -> None:
    phone, other, office = signed_in(GOVERNOR, **APP), signed_in(GOVERNOR), signed_in(OFFICE)
    keeps(phone, "/")
    until(phone, lambda: phone.evaluate(MEDIA_KEPT) > 0)
    cut(phone)
    other.goto(f"{FEED}leaving/")
    acts.button(other, "Stop following").click()
    expect(other.get_by_role("article")).to_have_count(0)
    mend(phone)
    phone.goto("/me/")
    until(phone, lambda: phone.evaluate(MEDIA_KEPT) == 0)
    cut(phone)
    phone.goto("/")
    expect(phone.get_by_role("article")).to_have_count(0)
    mend(phone)
    acts.ask_to_follow(other, SCHOOL, "Governor")  # and all is as before
    office.goto("/requests/")
    office.get_by_role("link", name=GOVERNORS_ADDRESS).first.click()
    office.get_by_role("button", name=re.compile("^Approve")).click()


def test_whoever_signs_in_next_finds_nothing_of_the_one_before(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER, **APP)
    is_sealed(page, ONE_SEALED)
    acts.become(page, FOLLOWER)
    keeps(page, "/")
    assert page.evaluate(SEALED) == NOTHING_SEALED
    cut(page)
    page.goto("/outbox/")
    acts.heading(page, "No connection")


def test_nothing_is_left_after_signing_out(signed_in: SignedIn) -> None:
    page = signed_in(TEACHER, **APP)
    keeps(page, "/", "/outbox/")
    page.goto("/account/logout/")
    acts.button(page, "Sign out").click()
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
    assert page.evaluate(LEFT) == []
    cut(page)
    with suppress(Error):  # the worker has gone with all else
        page.goto("/outbox/")
    expect(page.get_by_role("heading", name="Outbox")).to_have_count(0)
