"""The pictures of the README: the demonstration as its cast sees it, on phone and desktop, light and dark.

`make screenshots` starts a demonstration of its own on a free port and writes docs/screenshots/*.webp.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from nestbox.demo import cast
from nestbox.demo.cast import Member

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
PHOTOS = ROOT / "src" / "nestbox" / "demo" / "photos"
READY = "(Ctrl-C stops it)"
TRIP, CREW = "Years 5 and 6 in the Lake District", "Five hats, five grins, one lake."
PATIENCE = 120_000  # milliseconds: photos are scanned on whatever machine this is
QUALITY = 70  # of WebP: about 20 to 60 KB a picture
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


def _trip(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=TRIP).first.click()
    page.wait_for_url("**/trips/*/")


def _today(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=f"Today on the trip {TRIP}").click()
    page.wait_for_url("**/today/")


def _findings(page: Page) -> None:
    page.goto("/compose/")
    page.get_by_role("link", name="Mia rang the bell").click()
    page.wait_for_url("**/drafts/*/")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("alert").wait_for()
    page.evaluate("scrollTo(0, 0)")


def _account(page: Page) -> None:
    page.goto("/compose/")
    kept = page.get_by_role("link", name=CREW)
    if kept.count():
        kept.click()
    else:
        page.get_by_label("News").fill(CREW)
        page.set_input_files("#photos", PHOTOS / "the-crew.jpg")
    page.wait_for_url("**/drafts/**")
    page.get_by_role("button", name="Who is in it?").click()
    page.wait_for_url("**/photos/*/")
    _say_who(page)


def _say_who(page: Page) -> None:
    """Say of the first face whose it is, once: later pictures find it said."""
    page.locator("[data-roster]").wait_for()
    if not page.locator("[data-said^='child:']").count():
        page.locator("[data-roster]").get_by_role("button", name="Aisha Rahman").click()
        page.locator("[data-area]").first.click()
        page.wait_for_timeout(3_000)  # until the worker has begun
    page.locator("[data-stage]:not([data-waiting])").wait_for()
    page.evaluate("scrollTo(0, 0)")


def _consent(page: Page) -> None:
    page.goto("/consent/")


def _consents(page: Page) -> None:
    page.goto("/consents/")


SCENES: dict[str, tuple[Member, Callable[[Page], None]]] = {
    "home": (cast.FOLLOWER, _home),
    "trip": (cast.FOLLOWER, _trip),
    "consent": (cast.FOLLOWER, _consent),
    "today": (cast.TEACHER, _today),
    "account": (cast.TEACHER, _account),
    "findings": (cast.TEACHER, _findings),
    "queue": (cast.OFFICE_MANAGER, _queue),
    "request": (cast.OFFICE_MANAGER, _request),
    "consents": (cast.OFFICE_MANAGER, _consents),
    "import": (cast.OFFICE_MANAGER, _import),
    "review": (cast.HEADTEACHER, _review),
}


def take(browser: Browser, url: str, scene: str, device: str, scheme: Scheme) -> Path:
    """One picture, in a browser of its own; the file it was written to."""
    member, go = SCENES[scene]
    context = browser.new_context(
        base_url=url, color_scheme=scheme, locale="en-GB", timezone_id="Europe/London", **DEVICES[device]
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/demo/")
    page.get_by_role("button", name=member.name).click()
    page.wait_for_url(f"{url}/")
    go(page)
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{scene}-{device}-{scheme}.webp"
    picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
    picture.save(file, "WEBP", quality=QUALITY, method=6)
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
