"""A line that drops, stalls, repeats, hangs, answers 502; flight mode; a phone that goes dead in a photo."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser import acts, outbox
from tests.browser.chaos import KINDS, Chaos, chaos
from tests.browser.conftest import ARGUMENTS, PATIENCE, PHONE
from tests.browser.outbox import arrived, count, keeps, look_later, noise, nudge, write
from tests.browser.served import Served

pytestmark = pytest.mark.browser

TEACHER, FOLLOWER = "Tom Bryant", "Sam Okafor"
PATTERNS = range(int(os.environ.get("CUT_PATTERNS", "5")))  # 200 take a while: docs/offline.md
CUTS = 6  # of each pattern: one of each kind, in an order of its own
PIECE = 256 * 1024  # bytes that the outbox sends at a time
GIVEN_BACK = "Not published yet: it waits for you as a draft."


def sends(page: Page, line: Chaos, number: int) -> str:
    """The teacher sends words and a photo while the line breaks; the SHA-256 of the photo."""
    data, words = noise(number), f"Cut {number}."
    write(page, words, data)
    line.cuts = CUTS
    look_later(page)
    said = page.get_by_role("listitem").filter(has_text=words).get_by_text(GIVEN_BACK)
    for _ in range(200):
        if said.is_visible():
            break
        nudge(page)
        page.wait_for_timeout(300)
    expect(said, str(line.happened)).to_be_visible()
    return sha256(data).hexdigest()


@pytest.fixture
def line(demo: Served) -> Iterator[Chaos]:
    with chaos(demo.port, 1) as line:
        yield line


@pytest.fixture
def page(line: Chaos, chromium: Browser) -> Iterator[Page]:
    """A phone at the other end of the line."""
    with chromium.new_context(base_url=line.url, viewport=PHONE) as context:  # type: ignore[arg-type]  # a size
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


def test_the_app_opens_at_once_while_the_line_hangs_and_catches_up(line: Chaos, page: Page) -> None:
    acts.become(page, FOLLOWER)
    keeps(page, "/")
    line.open.clear()
    page.goto("/", wait_until="domcontentloaded")
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"^As of \d\d:\d\d\. Looking for what is new\."))).to_be_visible()
    line.open.set()
    expect(page.get_by_text("Looking for what is new")).to_have_count(0)
    expect(page.get_by_text("no connection")).to_have_count(0)


def test_whatever_the_line_does_there_is_one_draft_with_every_byte(
    demo: Served, line: Chaos, page: Page
) -> None:
    acts.become(page, TEACHER)
    page.goto("/outbox/")
    sent = {f"Cut {number}.": sends(page, line, number) for number in PATTERNS}
    assert {words: arrived(demo.data, words) for words in sent} == {w: [d] for w, d in sent.items()}
    assert {count(demo.data, outbox.DRAFTS, words) for words in sent} == {1}
    assert set(line.happened) == set(KINDS)


def opened(chromium: Browser, profile: Path, url: str) -> BrowserContext:
    """The app on a phone with a memory of its own."""
    program = (
        shutil.which("chromium") or shutil.which("google-chrome") or chromium.browser_type.executable_path
    )
    return chromium.browser_type.launch_persistent_context(
        profile,
        executable_path=program,
        args=[*ARGUMENTS],
        base_url=url,
        viewport=PHONE,  # type: ignore[arg-type]  # a size
    )


def goes_dead(profile: Path) -> None:
    """The phone is switched off: every process of the browser is killed."""
    for process in psutil.process_iter(["cmdline"]):
        if any(str(profile) in part for part in process.info["cmdline"] or ()):
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)


def carries(page: Page, line: Chaos, pieces: int) -> None:
    """So many pieces pass, and then none does."""
    line.pieces = pieces
    for _ in range(100):
        if line.pieces == 0:
            break
        nudge(page)
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)  # the answer of the last one is on its way


def test_in_flight_mode_and_after_the_battery_was_flat_a_photo_goes_on_at_its_byte(
    demo: Served, line: Chaos, chromium: Browser, tmp_path: Path
) -> None:
    photos, words = [noise(99, 480), noise(98)], "Then the battery was flat."
    phone = opened(chromium, tmp_path / "profile", line.url)
    page = phone.new_page()
    acts.become(page, TEACHER)
    keeps(page, "/", "/outbox/")
    page.goto("/outbox/")
    write(page, words, *photos)
    line.pieces = 0
    look_later(page)
    write(page, "Words overtake photos.")
    acts.button(page, "Send").click()
    outbox.state(page, "Words overtake photos.", "Published")
    carries(page, line, 1)
    phone.set_offline(True)
    outbox.state(page, words, "Waiting for a signal")
    phone.set_offline(False)
    carries(page, line, 1)
    goes_dead(tmp_path / "profile")
    with suppress(Error):
        phone.close()
    line.pieces = None
    phone = opened(chromium, tmp_path / "profile", line.url)
    page = phone.new_page()
    acts.become(page, TEACHER)  # Chromium had not yet written its cookies
    page.goto("/outbox/")
    outbox.state(page, words, GIVEN_BACK)
    phone.close()
    assert arrived(demo.data, words) == [sha256(data).hexdigest() for data in photos]
    first, last = line.sent[0][0], line.sent[-1][0]
    pieces = -(-len(photos[0]) // PIECE)
    assert line.sent == [*((first, number * PIECE) for number in range(pieces)), (last, 0)]  # one at a time
    assert count(demo.data, outbox.DRAFTS, words) == 1
