"""A forgotten password."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch

from django.test import Client

from tests.web.people import NEWCOMER, PASSWORD, Answer, is_signed_in, letters_to, link_in, page, sign_in

NEW = "eleven miles of mud"
RESET = "/account/password/reset/"


def ask(client: Client, email: str = NEWCOMER) -> Answer:
    """Somebody asks for a new password."""
    return client.post(RESET, {"email": email})


def asked(client: Client) -> str:
    """The link of the e-mail after asking for a new password."""
    ask(client)
    return link_in(letters_to(NEWCOMER)[-1])


def choose(client: Client, link: str, password: str = NEW) -> Answer:
    """Somebody follows the link and chooses a password."""
    opened = client.get(link)
    return client.post(opened.headers.get("Location", link), {"password1": password, "password2": password})


def test_the_link_lets_them_choose_a_new_password(member: Client) -> None:
    choose(member, asked(member))
    sign_in(member, password=NEW)

    assert is_signed_in(member)


def test_the_old_password_is_worth_nothing_afterwards(member: Client) -> None:
    choose(member, asked(member))
    sign_in(member, password=PASSWORD)

    assert not is_signed_in(member)


def test_everybody_who_was_signed_in_is_signed_out(member: Client) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    choose(member, asked(member))

    assert not is_signed_in(elsewhere)


def test_a_link_works_once(member: Client) -> None:
    link = asked(member)
    choose(member, link)
    choose(Client(), link, "something else entirely")
    sign_in(member, password=NEW)

    assert is_signed_in(member)


def test_a_link_that_was_tampered_with_does_nothing(member: Client) -> None:
    link = asked(member)
    response = choose(member, link[:-3] + "xx/")
    sign_in(member, password=NEW)

    assert response.status_code == 200
    assert not is_signed_in(member)


def test_an_expired_link_does_nothing(member: Client) -> None:
    link = asked(member)
    later = datetime.now() + timedelta(days=4)  # noqa: DTZ005  (as Django's tokens count)
    with patch("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", return_value=later):
        response = choose(member, link)
    sign_in(member, password=NEW)

    assert response.status_code == 200
    assert not is_signed_in(member)


def test_an_expired_link_says_what_to_do(member: Client) -> None:
    response = member.get(asked(member)[:-3] + "xx/")

    assert RESET in page(response)


def test_the_secret_of_the_link_leaves_the_address_bar(member: Client) -> None:
    link = asked(member)

    assert member.get(link)["Location"] == re.sub("-.*", "-set-password/", link)


def test_a_weak_password_is_refused(member: Client) -> None:
    response = choose(member, asked(member), "short")

    assert response.status_code == 200
    assert "too short" in page(response)


def test_an_unknown_address_gets_the_same_answer(member: Client) -> None:
    known, unknown = ask(member), ask(Client(), "nobody@gmail.com")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_the_page_after_it_is_the_same_for_an_unknown_address(member: Client) -> None:
    stranger = Client()
    known, unknown = ask(member), ask(stranger, "nobody@gmail.com")

    assert page(member.get(known.url)) == page(stranger.get(unknown.url))


def test_an_unknown_address_is_told_that_there_is_no_account(member: Client) -> None:
    ask(member, "nobody@gmail.com")

    assert [message.subject for message in letters_to("nobody@gmail.com")] == [
        "There is no account with this address"
    ]


def test_the_owner_is_told_that_the_password_was_reset(member: Client) -> None:
    choose(member, asked(member))

    assert "Password" in letters_to(NEWCOMER)[-1].subject


def test_a_reset_alone_does_not_sign_in(member: Client) -> None:
    choose(member, asked(member))

    assert not is_signed_in(member)
