"""The second factor: setting it up, signing in with it, and being led to it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from pytest_django.fixtures import Settings

from nestbox.accounts import reads as accounts
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.policy.permissions import Role
from tests.web.people import NEWCOMER, PASSWORD, Answer, is_signed_in, page, sign_in

NEW_TEACHER = Member("Wren Calloway", NEWCOMER, "Has just joined the team.", Role.TEACHER)
SETTING_UP = "/account/2fa/totp/activate/"
STEP = 30


def code(secret: str, steps_from_now: int = 0) -> str:
    """What an authenticator app shows (RFC 6238)."""
    counter = int(time.time()) // STEP + steps_from_now
    return str(format_hotp_value(hotp_value(secret, counter)))


def set_up(client: Client) -> str:
    """Somebody who is signed in adds an authenticator app; returns its secret."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    shown = page(client.get(SETTING_UP))
    found = re.search(r"\b([A-Z2-7]{32})\b", shown)
    assert found is not None, shown
    client.post(SETTING_UP, {"code": code(found[1])})
    return found[1]


def answer(client: Client, typed: str) -> Answer:
    """Somebody types a code after the password."""
    return client.post("/account/2fa/authenticate/", {"code": typed})


def test_staff_without_one_are_led_to_set_it_up(new_teacher: Client) -> None:
    response = new_teacher.get("/")

    assert (response.status_code, response["Location"]) == (302, "/account/2fa/")


def test_the_page_says_why(new_teacher: Client) -> None:
    assert "second step" in page(new_teacher.get("/", follow=True))


def test_staff_without_one_have_no_powers(new_teacher: Client, world: World) -> None:
    assert world.viewer(NEW_TEACHER).roles == {}


@pytest.mark.parametrize("address", ["/compose/", "/trips/", "/me/", "/@PrimaryRedbourn/", "/search/?q=p"])
def test_staff_without_one_reach_no_page(new_teacher: Client, address: str) -> None:
    assert new_teacher.get(address)["Location"] == "/account/2fa/"


def test_in_the_demonstration_staff_need_none(new_teacher: Client, settings: Settings) -> None:
    settings.DEMO = True

    assert new_teacher.get("/compose/").status_code == 200


def test_with_one_set_up_the_powers_are_there(new_teacher: Client) -> None:
    set_up(new_teacher)

    assert new_teacher.get("/compose/").status_code == 200


def test_a_wrong_code_sets_nothing_up(new_teacher: Client) -> None:
    new_teacher.post("/account/reauthenticate/", {"password": PASSWORD})
    new_teacher.get(SETTING_UP)
    new_teacher.post(SETTING_UP, {"code": "000000"})

    assert new_teacher.get("/compose/").status_code == 302


def test_taking_it_away_takes_the_powers_away(new_teacher: Client) -> None:
    set_up(new_teacher)
    new_teacher.post("/account/2fa/totp/deactivate/")

    assert new_teacher.get("/compose/")["Location"] == "/account/2fa/"


def test_recovery_codes_alone_are_no_second_factor(new_teacher: Client, world: World) -> None:
    RecoveryCodes.activate(accounts.account(NEWCOMER))

    assert world.viewer(NEW_TEACHER).roles == {}


def test_a_password_alone_no_longer_signs_in(new_teacher: Client) -> None:
    set_up(new_teacher)
    fresh = Client()
    response = sign_in(fresh)

    assert response.url.startswith("/account/2fa/authenticate/")
    assert not is_signed_in(fresh)


def test_password_and_code_sign_in(new_teacher: Client) -> None:
    secret = set_up(new_teacher)
    fresh = Client()
    sign_in(fresh)
    answer(fresh, code(secret, 1))

    assert is_signed_in(fresh)


def test_a_wrong_code_does_not(new_teacher: Client) -> None:
    set_up(new_teacher)
    fresh = Client()
    sign_in(fresh)
    answer(fresh, "000000")

    assert not is_signed_in(fresh)


def test_a_code_works_once(new_teacher: Client) -> None:
    secret = set_up(new_teacher)
    first, second = Client(), Client()
    sign_in(first)
    sign_in(second)
    answer(first, code(secret, 1))
    answer(second, code(secret, 1))

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_an_old_code_does_not_work(new_teacher: Client) -> None:
    secret = set_up(new_teacher)
    fresh = Client()
    sign_in(fresh)
    answer(fresh, code(secret, -3))

    assert not is_signed_in(fresh)


def test_a_recovery_code_signs_in_once(new_teacher: Client) -> None:
    set_up(new_teacher)
    recovery = RecoveryCodes.activate(accounts.account(NEWCOMER)).get_unused_codes()[0]
    first, second = Client(), Client()
    sign_in(first)
    answer(first, recovery)
    sign_in(second)
    answer(second, recovery)

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_recovery_codes_can_be_made_and_read(new_teacher: Client) -> None:
    set_up(new_teacher)
    new_teacher.post("/account/2fa/recovery-codes/generate/")
    kept = RecoveryCodes(Authenticator.objects.get(user__email=NEWCOMER, type="recovery_codes"))

    assert all(
        unused in page(new_teacher.get("/account/2fa/recovery-codes/")) for unused in kept.get_unused_codes()
    )


def test_setting_up_asks_for_the_password_again(new_teacher: Client) -> None:
    assert new_teacher.get(SETTING_UP)["Location"].startswith("/account/reauthenticate/")


def test_the_secret_is_shown_to_its_owner_alone(new_teacher: Client) -> None:
    secret = set_up(new_teacher)

    assert secret not in page(new_teacher.get("/account/2fa/"))
