"""How often one may try: kept in the database, and so shared by all processes."""

from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import Client

from tests.web.people import NEWCOMER, PASSWORD, Answer, is_signed_in, letters_to, page, sign_in, sign_up

WRONG = "not the password at all"


def test_the_limits_are_shared_by_the_processes() -> None:
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_after_five_wrong_passwords_the_right_one_has_to_wait(member: Client) -> None:
    for _ in range(5):
        sign_in(member, password=WRONG)
    response = sign_in(member)

    assert "Too many" in page(response)
    assert not is_signed_in(member)


def test_the_wait_is_told_alike_for_an_unknown_address(member: Client) -> None:
    for _ in range(5):
        sign_in(member, password=WRONG)
        sign_in(member, "nobody@gmail.com", WRONG)
    known, unknown = sign_in(member), sign_in(member, "nobody@gmail.com", PASSWORD)

    assert page(known) == page(unknown).replace("nobody@gmail.com", NEWCOMER)


def test_trying_from_other_browsers_does_not_help(member: Client) -> None:
    for _ in range(5):
        sign_in(Client(), password=WRONG)
    sign_in(member)

    assert not is_signed_in(member)


def test_one_persons_wrong_passwords_do_not_lock_another_out(member: Client) -> None:
    for _ in range(6):
        sign_in(Client(), "nobody@gmail.com", WRONG)
    sign_in(member)

    assert is_signed_in(member)


def too_often(client: Client, path: str, form: dict[str, str], times: int) -> Answer:
    """The same form sent once more than is allowed: the last answer."""
    for _ in range(times):
        client.post(path, form)
    return client.post(path, form)


@pytest.mark.parametrize(
    ("path", "form", "times"),
    [
        ("/account/login/", {"login": "", "password": ""}, 30),
        ("/account/signup/", {"email": ""}, 20),
        ("/account/password/reset/", {"email": NEWCOMER}, 5),
        ("/account/password/reset/key/1-x/", {"password1": ""}, 20),
        ("/account/2fa/webauthn/login/", {"credential": "{}"}, 10),
    ],
)
def test_too_much_of_it_gets_the_page_that_says_so(
    browser: Client, path: str, form: dict[str, str], times: int
) -> None:
    response = too_often(browser, path, form, times)

    assert response.status_code == 429
    assert "<!doctype html>" in page(response)


def test_the_confirmation_is_not_sent_again_at_once(browser: Client) -> None:
    sign_up(browser)
    for _ in range(3):
        sign_in(Client())

    assert len(letters_to(NEWCOMER)) == 1


def test_codes_of_the_second_factor_cannot_be_tried_out(member: Client) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    from nestbox.accounts import reads as accounts

    TOTP.activate(accounts.account(NEWCOMER), "A" * 32)
    sign_in(member)
    with patch("allauth.mfa.totp.internal.auth.TOTP.validate_code", return_value=False):
        for _ in range(5):
            member.post("/account/2fa/authenticate/", {"code": "000000"})
    with patch("allauth.mfa.totp.internal.auth.TOTP.validate_code", return_value=True):
        response = member.post("/account/2fa/authenticate/", {"code": "000000"})

    assert "Too many" in page(response)
    assert not is_signed_in(member)


def test_a_proxys_word_about_the_address_is_not_taken_where_there_is_no_proxy(browser: Client) -> None:
    for number in range(20):
        browser.post("/account/signup/", {"email": ""}, headers={"X-Forwarded-For": f"10.0.0.{number}"})
    response = browser.post("/account/signup/", {"email": ""}, headers={"X-Forwarded-For": "10.0.0.99"})

    assert response.status_code == 429
