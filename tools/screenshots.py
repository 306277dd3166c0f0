"""The pictures of the README: the demonstration as its cast sees it, on phone and desktop, light and dark.

`make screenshots` starts a demonstration of its own on a free port and writes docs/screenshots/*.jpg.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args

from playwright.sync_api import Browser, Page, sync_playwright

from nestbox.demo import cast
from nestbox.demo.cast import Member

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
PHOTOS = ROOT / "src" / "nestbox" / "demo" / "photos"
READY = "(Ctrl-C stops it)"
PATIENCE = 120_000  # milliseconds: photos are scanned on whatever machine this is
QUALITY = 82  # of JPEG: about 50 to 200 KB a picture
ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DEVICES: dict[str, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}
Scheme = Literal["light", "dark"]


EXPORT = (  # a September's contacts: a family is new, some have moved up, Mia Bennett has left
    b"ID,Forename,Surname,Year,Priority,Parental responsibility,Lives with Pupil,Forename,Surname,"
    b"Relationship,Home Email,Court Order\n"
    b"1,Ada,Okafor,6,1,T,T,Sam,Okafor,Father,sam.okafor@outlook.com,N\n"
    b"2,Leo,Okafor,6,1,T,T,Sam,Okafor,Father,sam.okafor@outlook.com,N\n"
    b"3,Ivy,Rogers,6,1,T,T,Birt,Rogers,Mother,birtrogers@gmail.com,N\n"
    b"4,Emil,Fischer,6,1,T,T,Lena,Fischer,Mother,lena@thefischers.org.uk,N\n"
    b"5,Nell,Fielding,6,1,T,T,Jo,Fielding,Mother,jo.fielding@gmail.com,N\n"
    b"6,Rowan,Whitfield,6,2,F,F,Grace,Whitfield,Grandmother,grace.whitfield@yahoo.co.uk,N\n"
    b"7,Poppy,Hale,6,1,T,T,Dee,Hale,Mother,dee.hale@gmail.com,N\n"
    b"8,Zoe,O'Neill-Gray,5,1,T,T,Cormac,O'Neill,Father,cormac@icloud.com,\n"
)


@contextmanager
def demonstration() -> Iterator[str]:
    """Serve a new demonstration until the end of the block; its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    command = [sys.executable, "-m", "nestbox.ops.cli", "demo", "--port", str(port), "--workers", "1"]
    with (
        TemporaryDirectory() as data,
        subprocess.Popen(
            command, env=os.environ | {"NESTBOX_DATA": data}, stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        try:
            _wait_until_ready(process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    said: list[str] = []
    for line in process.stderr or ():
        said.append(line)
        if READY in line:
            return
    sys.exit("".join(["The demonstration did not start:\n", *said]))


def _home(page: Page) -> None:
    page.goto("/")


def _post(page: Page) -> None:
    page.goto("/")
    page.locator(".post__action:not([aria-label^='Comments, 0'])").first.click()
    page.wait_for_url("**/posts/**")
    page.evaluate("scrollTo(0, 0)")


def _ask(page: Page) -> None:
    page.goto("/search/?q=redbourn")
    page.locator(".found a").first.click()
    page.wait_for_url("**/@*/")


def _queue(page: Page) -> None:
    page.goto("/requests/")


def _import(page: Page) -> None:
    page.goto("/roll/imports/")
    page.set_input_files("#id_file", {"name": "contacts.csv", "mimeType": "text/csv", "buffer": EXPORT})
    page.get_by_role("button", name="Show what would change").click()
    page.wait_for_url("**/imports/*/")


def _review(page: Page) -> None:
    page.goto("/followers/review/")


def _request(page: Page) -> None:
    page.goto("/requests/")
    page.get_by_text(cast.PENDING.email).click()
    page.wait_for_url("**/requests/*/")


def _compose(page: Page) -> None:
    page.goto("/compose/")
    page.get_by_label("News").fill("Everybody is back from the waterfall, warm, dry and hungry. 🥾")
    page.set_input_files("#photos", [PHOTOS / "the-crew.jpg", PHOTOS / "lake-at-dusk.jpg"])
    page.evaluate("document.activeElement.blur()")
    page.evaluate("scrollTo(0, 0)")


def _draft(page: Page) -> None:
    page.goto("/compose/")
    kept = page.locator("a[href^='/drafts/']")
    if kept.count():
        kept.first.click()
    else:
        _compose(page)
        page.get_by_role("button", name="Save for later").click()
    page.wait_for_url("**/drafts/**")
    page.locator(".draft-photo textarea").nth(1).wait_for()
    page.locator(".draft-photo textarea").first.fill("Five people by a lake, faces covered.")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("scrollTo(0, 0)")


def _sign_in(page: Page) -> None:
    page.goto("/account/login/")


SCENES: dict[str, tuple[Member | None, Callable[[Page], None]]] = {
    "home": (cast.FOLLOWER, _home),
    "post": (cast.FOLLOWER, _post),
    "ask": (cast.NEWCOMER, _ask),
    "queue": (cast.OFFICE_MANAGER, _queue),
    "request": (cast.OFFICE_MANAGER, _request),
    "import": (cast.OFFICE_MANAGER, _import),
    "review": (cast.HEADTEACHER, _review),
    "compose": (cast.TEACHER, _compose),
    "draft": (cast.TEACHER, _draft),
    "signin": (None, _sign_in),
}


def take(browser: Browser, url: str, scene: str, device: str, scheme: Scheme) -> Path:
    """One picture, in a browser of its own; the file it was written to."""
    member, go = SCENES[scene]
    context = browser.new_context(
        base_url=url, color_scheme=scheme, locale="en-GB", timezone_id="Europe/London", **DEVICES[device]
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if member:
        page.goto("/demo/")
        page.get_by_role("button", name=member.name).click()
        page.wait_for_url(f"{url}/")
    go(page)
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{scene}-{device}-{scheme}.jpg"
    page.screenshot(path=file, type="jpeg", quality=QUALITY, animations="disabled")
    context.close()
    return file


def main() -> None:
    """Take them all, and say how large each is."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with demonstration() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        for scene in SCENES:
            for device in DEVICES:
                for scheme in get_args(Scheme):
                    file = take(browser, url, scene, device, scheme)
                    print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1000} KB")
        browser.close()


if __name__ == "__main__":
    main()
