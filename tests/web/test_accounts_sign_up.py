"""Signing up, and confirming the address by the link in the e-mail."""

import time
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client

from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.schools import policies
from tests.web.people import (
    NEWCOMER,
    PASSWORD,
    is_signed_in,
    join,
    letters_to,
    link_in,
    page,
    sign_in,
    sign_up,
)

SENT = "/account/confirm-email/"
FOUR_DAYS = 4 * 24 * 60 * 60


def test_signing_up_sends_a_link_to_the_address(world: World, browser: Client) -> None:
    response = sign_up(browser)

    assert (response.status_code, response.url) == (302, SENT)
    assert link_in(letters_to(NEWCOMER)[0]).startswith("/account/confirm-email/")


def test_the_e_mail_leaves_through_the_worker(world: World, browser: Client) -> None:
    sign_up(browser)

    assert mail.outbox == []


def test_whoever_signs_up_is_not_signed_in_before_the_address_is_confirmed(
    world: World, browser: Client
) -> None:
    sign_up(browser)
    response = sign_in(browser)

    assert (response.status_code, response.url) == (302, SENT)
    assert not is_signed_in(browser)


def test_the_link_confirms_the_address(world: World, browser: Client) -> None:
    join(browser)
    sign_in(browser)

    assert is_signed_in(browser)


def test_opening_the_link_alone_confirms_nothing(world: World, browser: Client) -> None:
    sign_up(browser)
    browser.get(link_in(letters_to(NEWCOMER)[0]))
    sign_in(browser)

    assert not is_signed_in(browser)


def test_a_link_that_was_tampered_with_confirms_nothing(world: World, browser: Client) -> None:
    sign_up(browser)
    link = link_in(letters_to(NEWCOMER)[0])
    response = browser.post(link[:-3] + "xx/")
    sign_in(browser)

    assert response.status_code == 404
    assert not is_signed_in(browser)


def test_a_link_for_one_person_does_not_confirm_another(world: World, browser: Client) -> None:
    sign_up(browser, "one@gmail.com")
    sign_up(Client(), "other@gmail.com")
    browser.post(link_in(letters_to("one@gmail.com")[0]))
    sign_in(browser, "other@gmail.com")

    assert not is_signed_in(browser)


def test_an_expired_link_says_so_and_confirms_nothing(world: World, browser: Client) -> None:
    sign_up(browser)
    link = link_in(letters_to(NEWCOMER)[0])
    with patch("django.core.signing.time.time", return_value=time.time() + FOUR_DAYS):
        response = browser.get(link)
        browser.post(link)
    sign_in(browser)

    assert response.status_code == 200
    assert "This link no longer works" in page(response)
    assert not is_signed_in(browser)


def test_the_password_is_kept_as_an_argon2_hash(world: World, browser: Client) -> None:
    sign_up(browser)

    assert accounts.account(NEWCOMER).password.startswith("argon2$argon2id$")


def test_the_name_is_kept(world: World, browser: Client) -> None:
    sign_up(browser)

    assert accounts.account(NEWCOMER).name == "Wren Calloway"


def test_the_address_is_kept_in_lower_case(world: World, browser: Client) -> None:
    sign_up(browser, "Wren.Calloway@Gmail.com")

    assert accounts.account(NEWCOMER).email == NEWCOMER


@pytest.mark.clause("GOV-1")
def test_the_policy_is_accepted_in_its_version(world: World, browser: Client) -> None:
    sign_up(browser)

    account = accounts.account(NEWCOMER)
    assert (
        policies.accepted_policy(account.pk, world.school_id)
        == policies.values(world.school_id).policy_version
    )


@pytest.mark.clause("ACC-6")
def test_the_age_is_confirmed(world: World, browser: Client) -> None:
    sign_up(browser)

    assert accounts.account(NEWCOMER).confirmed_age_at is not None


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize("field", ["name", "old_enough", "accept", "password1", "email"])
def test_nobody_signs_up_without(world: World, browser: Client, field: str) -> None:
    response = sign_up(browser, **{field: ""})

    assert response.status_code == 200
    assert letters_to(NEWCOMER) == []


@pytest.mark.parametrize("password", ["short", "password12", NEWCOMER, "1234567890"])
def test_a_weak_password_is_refused(world: World, browser: Client, password: str) -> None:
    response = sign_up(browser, password1=password)

    assert response.status_code == 200
    assert letters_to(NEWCOMER) == []


@pytest.mark.parametrize("field", ["name", "email"])
def test_what_was_typed_comes_back_with_the_refusal(world: World, browser: Client, field: str) -> None:
    response = sign_up(browser, password1="short")

    assert {"name": "Wren Calloway", "email": NEWCOMER}[field] in page(response)


def test_the_password_does_not_come_back(world: World, browser: Client) -> None:
    response = sign_up(browser, name="")

    assert PASSWORD not in page(response)


def test_a_known_address_gets_the_same_answer(world: World, browser: Client) -> None:
    known, unknown = sign_up(browser, cast.TEACHER.email), sign_up(Client())

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert page(known) == page(unknown)


def test_the_page_after_it_is_the_same_for_a_known_address(world: World, browser: Client) -> None:
    stranger = Client()
    sign_up(browser, cast.TEACHER.email)
    sign_up(stranger, "tom.bryanu@gmail.com")
    seen = page(stranger.get(SENT)).replace("tom.bryanu", "tom.bryant")

    assert page(browser.get(SENT)) == seen


def test_the_owner_of_a_known_address_is_told(world: World, browser: Client) -> None:
    sign_up(browser, cast.TEACHER.email)

    assert "already" in str(letters_to(cast.TEACHER.email)[0].body)


def test_signing_up_again_does_not_change_the_account(world: World, browser: Client) -> None:
    sign_up(browser, cast.TEACHER.email, name="Somebody Else")

    assert accounts.account(cast.TEACHER.email).name == cast.TEACHER.name


def test_the_installation_with_two_schools_asks_for_no_policy_yet(
    world: World, elsewhere: World, browser: Client
) -> None:
    sign_up(browser, accept="")

    assert accounts.account(NEWCOMER).email == NEWCOMER
