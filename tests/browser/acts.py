"""What people do at their browsers. Everything is found by its role, its label or its words."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser import totp
from tests.browser.letters import letter, link
from tests.browser.pictures import portrait

PASSWORD = "seven wet tents in a field"
FACES_COVERED = re.compile(r"^\d+ faces? covered$")


def button(page: Page | Locator, words: str) -> Locator:
    """The button that says exactly this, however its words begin."""
    return page.get_by_role("button", name=re.compile(rf"^{re.escape(words)}$", re.IGNORECASE))


def fill(page: Page, **fields: str) -> None:
    """Type into fields; a name is the label with _ for each blank."""
    for label, words in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(words)


def heading(page: Page, words: str | re.Pattern[str]) -> None:
    """The page has this as a heading."""
    expect(page.get_by_role("heading", name=words).first).to_be_visible()


def status(page: Page, words: str) -> None:
    """The page tells that something has happened."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def sign_up(page: Page, mail: Path, name: str, email: str) -> None:
    """Sign up, and confirm the address with the link in the e-mail."""
    page.goto("/account/signup/")
    fill(page, Your_full_name=name, Email=email, Password=PASSWORD)
    page.get_by_label("I am 13 or older").check()
    if page.get_by_label("I have read and accept").is_visible():  # no school yet, no policy yet
        page.get_by_label("I have read and accept").check()
    button(page, "Sign up").click()
    expect(page.get_by_label("Your full name")).to_have_count(0)
    page.goto(link(letter(mail, email, "/account/confirm-email/")))
    button(page, "Confirm").click()
    expect(button(page, "Confirm")).to_have_count(0)


def become(page: Page, name: str) -> None:
    """Sign in as one of the demonstration's cast, with one click."""
    page.goto("/demo/")
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def sign_in(page: Page, email: str) -> None:
    """Sign in with the password."""
    page.goto("/account/login/")
    fill(page, Email=email, Password=PASSWORD)
    button(page, "Sign in").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def set_up_second_factor(page: Page) -> str:
    """From the page that staff are led to: an authenticator app; its secret."""
    page.get_by_role("link", name="Activate").first.click()
    confirm_password(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(totp.code(secret))
    button(page, "Activate").click()
    expect(page.get_by_label("Authenticator code")).to_have_count(0)
    return secret


def confirm_password(page: Page) -> None:
    """Type the password once more, as before every change to how one signs in."""
    fill(page, Password=PASSWORD)
    button(page, "Confirm").click()


def joins_team(administrator: Page, email: str, role: str) -> None:
    """The administrator gives somebody who has signed up a role."""
    administrator.goto("/team/")
    administrator.get_by_label("Email address").fill(email)
    administrator.get_by_label("Role", exact=True).select_option(label=role)
    button(administrator, "Add to the team").click()
    status(administrator, "Done. They have been told.")


def ask_to_follow(page: Page, school: str, says: str) -> None:
    """Find the school's feed and ask."""
    page.goto("/")
    page.get_by_role("searchbox").fill(school)
    button(page, "Search").click()
    page.get_by_role("link", name=school).click()
    page.get_by_label("Who are you to the school?").fill(says)
    button(page, "Ask to follow").click()
    heading(page, "You have asked to follow")


def compose(page: Page, words: str, *photos: bytes) -> None:
    """Fill in the page for writing."""
    page.goto("/compose/")
    page.get_by_label("News").fill(words)
    page.get_by_label("About", exact=True).select_option("Not about a trip")
    outside = page.get_by_label("Yes, this post is not about a trip")
    if outside.is_visible():  # asked only where no trip is on
        outside.check()
    if photos:
        add_photos(page, *photos)


def add_photos(page: Page, *photos: bytes) -> None:
    """Choose photos; from the page for writing, a script leads on to the draft that it begins with them."""
    files = [{"name": f"IMG_{n}.jpg", "mimeType": "image/jpeg", "buffer": p} for n, p in enumerate(photos)]
    page.get_by_label(re.compile("Add (photos|another photo)")).set_input_files(files)  # type: ignore[arg-type]  # a list of its own kind


def publish(page: Page) -> str:
    """Publish what is on the page; the post's address."""
    button(page, "Publish").click()
    expect(page).to_have_url(re.compile(r"/posts/\d+/$"))
    return page.url


def post_text(page: Page, words: str) -> str:
    """Write and publish words alone; the post's address."""
    compose(page, words)
    return publish(page)


def post_photo(page: Page, words: str, alt: str) -> str:
    """Write, look at the covered photo, describe it and publish; the post's address."""
    compose(page, words, portrait())
    button(page, "Publish").click()
    looked_at(page)
    page.get_by_label("What does photo 1 show?").fill(alt)
    return publish(page)


def looked_at(page: Page) -> None:
    """The worker has looked at the photo of the draft, and its faces are covered."""
    expect(page.get_by_text(FACES_COVERED)).to_be_visible(timeout=60_000)


def comment(page: Page, words: str) -> None:
    """Write a comment on the post that is open."""
    page.get_by_label("Your comment").fill(words)
    button(page, "Comment").click()
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()


def natural_width(page: Page, alt: str) -> int:
    """How wide the photo is that the browser shows, in its own pixels; 0 if it could not be loaded."""
    photo = page.get_by_role("img", name=alt)
    photo.scroll_into_view_if_needed()
    width: int = photo.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }")
    return width


def status_of(page: Page, address: str) -> int:
    """What the page's own script is answered when it fetches ``address``."""
    answered: int = page.evaluate("async (address) => (await fetch(address)).status", address)
    return answered
