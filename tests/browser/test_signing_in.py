"""Passkeys, and the list of one's devices."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.accessibility import violations
from tests.browser.conftest import NewBrowser
from tests.browser.served import Served

pytestmark = pytest.mark.browser

BEHIND_A_PASSWORD = (
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/webauthn/",
    "/account/password/change/",
    "/account/email/",
    "/account/sessions/",
)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_authenticator(page: Page) -> Page:
    """The browser's machine now has what keeps passkeys, with a person who confirms each use."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def sign_out(page: Page) -> None:
    page.goto("/me/")
    acts.button(page, "Sign out").click()
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)


def test_a_passkey_alone_signs_in(real: Served, new_browser: NewBrowser) -> None:
    # A passkey belongs to a name, and a number such as 127.0.0.1 is none (WebAuthn, 5.1.3).
    page = with_authenticator(new_browser(f"http://localhost:{real.port}"))
    acts.sign_up(page, real.mail, "Wren Calloway", "wren.calloway@gmail.com")
    acts.sign_in(page, "wren.calloway@gmail.com")
    page.goto("/account/2fa/webauthn/add/")
    acts.confirm_password(page)
    page.get_by_label("What to call it").fill("My phone")
    page.get_by_label("Sign in with it alone").check()
    acts.button(page, "Add").click()
    expect(page).not_to_have_url(re.compile("/add/"))
    sign_out(page)
    page.goto("/account/login/")
    acts.button(page, "Sign in with a passkey").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.goto("/me/")
    acts.heading(page, "Wren Calloway")


def test_a_device_that_was_signed_out_elsewhere_lands_on_the_sign_in(
    real: Served, new_browser: NewBrowser
) -> None:
    here, lost = new_browser(real.url), new_browser(real.url)
    acts.sign_up(here, real.mail, "Jamie Linden", "jamie.linden@gmail.com")
    for page in (here, lost):
        acts.sign_in(page, "jamie.linden@gmail.com")
        page.goto("/me/")
    here.get_by_role("link", name="Where you are signed in").click()
    expect(here.get_by_text("From 127.0.0.1")).to_have_count(2)
    acts.button(here, "Sign out everywhere else").click()
    expect(here.get_by_text("From 127.0.0.1")).to_have_count(1)
    lost.get_by_role("link", name="Where you are signed in").click()
    acts.heading(lost, "Sign in")


def test_nobody_is_kept_out_of_the_pages_behind_a_password(real: Served, new_browser: NewBrowser) -> None:
    page = new_browser(real.url)
    acts.sign_up(page, real.mail, "Robin Ashdown", "robin.ashdown@gmail.com")
    acts.sign_in(page, "robin.ashdown@gmail.com")
    page.goto("/account/2fa/totp/activate/")
    assert violations(page) == {}
    acts.confirm_password(page)
    for path in BEHIND_A_PASSWORD:
        page.goto(path)
        assert (path, violations(page)) == (path, {})
