"""Devices: the list of them, and signing out everywhere else."""

import pytest
from django.test import Client

from tests.web.people import NEWCOMER, PASSWORD, is_signed_in, page, sign_in

SESSIONS = "/account/sessions/"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"


@pytest.fixture
def phone(member: Client) -> Client:
    """A signed-in browser."""
    sign_in(member)
    return member


@pytest.fixture
def laptop(phone: Client) -> Client:
    """Another browser of the same person, signed in too."""
    client = Client(headers={"User-Agent": LAPTOP})
    sign_in(client)
    return client


def test_a_person_sees_their_devices(phone: Client, laptop: Client) -> None:
    assert "Firefox" in page(phone.get(SESSIONS))


def test_nobody_sees_the_devices_of_others(phone: Client, laptop: Client) -> None:
    from nestbox.schools.installation import keep_confirmed_account

    keep_confirmed_account("other@gmail.com", "Other", PASSWORD)
    other = Client()
    sign_in(other, "other@gmail.com")

    assert "Firefox" not in page(other.get(SESSIONS))


def test_signing_out_everywhere_else_holds_at_the_next_request(phone: Client, laptop: Client) -> None:
    phone.post(SESSIONS)

    assert (is_signed_in(phone), is_signed_in(laptop)) == (True, False)


def test_a_new_password_signs_out_everywhere_else(phone: Client, laptop: Client) -> None:
    new = "porridge before the boots"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    phone.post("/account/password/change/", form)

    assert (is_signed_in(phone), is_signed_in(laptop)) == (True, False)


def test_a_wrong_old_password_changes_nothing(phone: Client) -> None:
    new = "porridge before the boots"
    phone.post("/account/password/change/", {"oldpassword": "wrong", "password1": new, "password2": new})
    fresh = Client()
    sign_in(fresh, NEWCOMER, PASSWORD)

    assert is_signed_in(fresh)


def test_a_made_up_session_is_nobody(phone: Client) -> None:
    stranger = Client()
    stranger.cookies["sessionid"] = "x" * 32

    assert not is_signed_in(stranger)


def test_the_session_kept_in_the_database_is_signed(phone: Client) -> None:
    from django.contrib.sessions.models import Session

    kept = Session.objects.get(session_key=phone.session.session_key)
    Session.objects.filter(pk=kept.pk).update(session_data=kept.session_data[:-4] + "AAAA")

    assert not is_signed_in(phone)
