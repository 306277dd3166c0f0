"""What a teacher does in the outbox, and what the school has of it then."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import Error, Page, expect

from nestbox.sealing import unseal
from tests.browser import acts
from tests.browser.conftest import PATIENCE

ORIGINALS = """
    SELECT p.id, p.original FROM records_photo p JOIN records_draft d ON d.id = p.draft_id
     WHERE d.text = ? ORDER BY p.position
"""
POSTS = "SELECT COUNT(*) FROM records_post WHERE text = ?"
DRAFTS = "SELECT COUNT(*) FROM records_draft WHERE text = ?"
LEFT_OVER = "SELECT COUNT(*) FROM records_upload WHERE finished_at IS NULL"
ARE_KEPT = "async (paths) => (await Promise.all(paths.map((path) => caches.match(path)))).every(Boolean)"
KEEPS = "navigator.serviceWorker.ready.then((worker) => worker.active.state)"


def noise(seed: int, side: int = 120) -> bytes:
    """A photo of nothing that compresses badly: about two and a half bytes a pixel."""
    file = BytesIO()
    data = Random(seed).randbytes(side * side * 3)  # noqa: S311  (a picture)
    Image.frombytes("RGB", (side, side), data).save(file, "JPEG", quality=95, subsampling=0)
    return file.getvalue()


def write(page: Page, words: str, *photos: bytes, alt: str = "Mist.") -> None:
    """Fill in the composer of the outbox; the photos stay as the camera made them."""
    if not page.get_by_label("Size of photos").is_visible():
        page.get_by_text("What it is about, and the size of photos").click()
    page.get_by_label("Size of photos").select_option("As the camera made them")
    page.get_by_label("News").fill(words)
    files = [{"name": f"IMG_{n}.jpg", "mimeType": "image/jpeg", "buffer": p} for n, p in enumerate(photos)]
    page.get_by_label("Add photos").set_input_files(files)  # type: ignore[arg-type]  # a list of its own kind
    for number in range(1, len(photos) + 1):
        page.get_by_label(f"What does photo {number} show?").fill(alt)


def state(page: Page, words: str, said: str, timeout: int = 60_000) -> None:
    """The outbox says this of the post with these words."""
    line = page.get_by_role("listitem").filter(has_text=words)
    expect(line.get_by_text(said)).to_be_visible(timeout=timeout)


def keeps(page: Page, *paths: str) -> None:
    """The service worker runs, and these pages are kept on the device."""
    page.evaluate(KEEPS)
    until(page, lambda: bool(page.evaluate(ARE_KEPT, list(paths))))


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for it. (Playwright's own waiting takes a promise for a yes.)"""
    for _ in range(PATIENCE // 100):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never came to that")


def nudge(page: Page) -> None:
    """The browser notices a signal; a page that was kept loads itself anew then."""
    with suppress(Error):
        page.evaluate("() => window.dispatchEvent(new Event('online'))")


def count(data: Path, query: str, *values: str) -> int:
    """A number that the demonstration's database knows."""
    with closing(sqlite3.connect(data / "demo" / "nestbox.sqlite3")) as database:
        return int(database.execute(query, values).fetchone()[0])


def arrived(data: Path, words: str) -> list[str]:
    """The SHA-256 of the originals of a draft, unsealed from the quarantine."""
    folder = data / "demo"
    key = bytes.fromhex((folder / "photo.key").read_text().strip())
    with closing(sqlite3.connect(folder / "nestbox.sqlite3")) as database:
        rows = database.execute(ORIGINALS, (words,)).fetchall()
    folder /= "quarantine"
    kept = [((folder / name).read_bytes(), f"photo:{number}".encode()) for number, name in rows]
    return [sha256(unseal(sealed, key, context)).hexdigest() for sealed, context in kept]


def look_later(page: Page) -> None:
    acts.button(page, "Send, and look before it is published").click()
