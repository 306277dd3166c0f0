"""What a teacher does on the screen for who is in a photo."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser import acts
from tests.browser.school_class import TRIP

SCANNED = 120_000  # milliseconds: a large photo on a small machine
ANEW = "Saved. This is the photo as it would be published now."


def blank(width: int, height: int) -> bytes:
    """A photo with nobody in it."""
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "JPEG")
    return file.getvalue()


def begin(page: Page, *photos: bytes, about: str = TRIP) -> None:
    """Begin a draft with photos of a trip, and wait until each was looked at."""
    page.goto("/compose/")
    page.get_by_label("News").fill("By the lake.")
    page.get_by_label("About", exact=True).select_option(about)
    acts.add_photos(page, *photos)
    expect(page).to_have_url(re.compile(r"/drafts/\d+/$"))
    expect(who_is_in_it(page)).to_have_count(len(photos), timeout=SCANNED)


def who_is_in_it(page: Page) -> Locator:
    """The buttons that lead from the draft to each photo's screen."""
    return page.get_by_role("button", name="Who is in it?")


def account_for(page: Page, *photos: bytes, about: str = TRIP) -> None:
    """Begin a draft with photos of a trip, and go on to who is in the first of them."""
    begin(page, *photos, about=about)
    who_is_in_it(page).first.click()
    opened(page)


def opened(page: Page) -> None:
    """The screen is there, with its script."""
    expect(page.locator("[data-prompt]")).to_be_visible()


def areas(page: Page, kind: str = "face") -> Locator:
    """The areas of the photo, as buttons."""
    return page.locator(f'[data-area][data-kind="{kind}"]')


def others(page: Page) -> Locator:
    """The children of the trip, to be ticked where one is in the photo without a face."""
    return page.locator("[name='other']")


def note_other(page: Page, number: int, *, noted: bool = True) -> None:
    """Tick a child who is in the photo without a face, or take the tick away, and see it saved."""
    if not others(page).first.is_visible():
        page.get_by_text("Who else is in this picture?").click()
    others(page).nth(number).set_checked(noted)
    tells(page, "Saved.")


def tap_photo(page: Page, x: float, y: float) -> None:
    """Put a thumb on a place of the photo, given in fractions of it."""
    left, top, width, height = sheet(page)
    page.touchscreen.tap(left + x * width, top + y * height)


def drag(page: Page, *points: tuple[float, float]) -> None:
    """One finger over the photo, from point to point in fractions of it."""
    left, top, width, height = sheet(page)
    touch = page.context.new_cdp_session(page)
    places = [{"x": left + x * width, "y": top + y * height} for x, y in points]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": places[:1]})
    for place in places[1:]:
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def pinch(page: Page, *distances: float) -> None:
    """Two fingers around the middle of the photo, so many CSS px apart, one distance after the other."""
    left, top, width, height = sheet(page)
    x, y = left + width / 2, top + height / 2
    touch = page.context.new_cdp_session(page)
    for at, apart in enumerate(distances):
        fingers = [{"x": x + way * apart / 2, "y": y, "id": finger} for finger, way in enumerate((-1, 1))]
        touch.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if at else "touchStart", "touchPoints": fingers}
        )
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def sheet(page: Page) -> tuple[float, float, float, float]:
    """Where the photo is on the screen: left, top, width and height in CSS px."""
    box = page.locator("[data-sheet]").bounding_box()
    assert box is not None
    return box["x"], box["y"], box["width"], box["height"]


def name(page: Page, words: str) -> Locator:
    """A name below the photo."""
    return page.get_by_role("region", name="Who is it?").get_by_role("button", name=re.compile(f"^{words}"))


def quick(page: Page, words: str) -> Locator:
    """What can be said with one tap, beside what the screen asks."""
    return acts.button(page.locator("[data-quick]"), words)


def prompts(page: Page, words: str) -> None:
    """The screen asks for this now."""
    expect(page.locator("[data-prompt]")).to_have_text(words)


def tells(page: Page, words: str) -> None:
    """The screen tells this."""
    expect(page.locator("[data-saved]")).to_contain_text(words)


def made_anew(page: Page) -> None:
    """What was said is in the photo by now."""
    tells(page, ANEW)


def photo(page: Page) -> bytes:
    """The photo that the screen shows."""
    source = page.locator("[data-photo]").get_attribute("src")
    assert source is not None
    return page.request.get(source).body()


def done(page: Page) -> None:
    """Back to the draft."""
    acts.button(page, "Done").last.click()
    expect(page).to_have_url(re.compile(r"/drafts/\d+/$"))
