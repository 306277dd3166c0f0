"""Signing in and out."""

import re

import pytest
from django.test import Client

from nestbox.demo.world import World
from tests.web.people import NEWCOMER, PASSWORD, is_signed_in, page, sign_in

WRONG = "not the password at all"


def test_the_right_password_signs_in(member: Client) -> None:
    response = sign_in(member)

    assert (response.status_code, response["Location"]) == (302, "/")


def test_the_address_may_be_spelled_in_capitals(member: Client) -> None:
    sign_in(member, NEWCOMER.upper())

    assert is_signed_in(member)


def test_the_wrong_password_does_not(member: Client) -> None:
    sign_in(member, password=WRONG)

    assert not is_signed_in(member)


def test_an_unknown_address_gets_the_answer_of_a_wrong_password(member: Client) -> None:
    known, unknown = sign_in(member, password=WRONG), sign_in(Client(), "nobody@gmail.com", WRONG)

    assert known.status_code == unknown.status_code == 200
    assert page(known) == page(unknown).replace("nobody@gmail.com", NEWCOMER)


def test_the_password_does_not_come_back(member: Client) -> None:
    assert WRONG not in page(sign_in(member, password=WRONG))


def test_signing_in_gives_the_session_a_new_name(member: Client) -> None:
    member.get("/account/login/")
    before = member.session.session_key
    sign_in(member)

    assert member.session.session_key != before


@pytest.mark.parametrize("address", ["/me/", "/notices/", "/posts/1/", "/search/?q=red&x=1"])
def test_the_signed_out_are_led_to_sign_in_and_back(member: Client, address: str) -> None:
    door = member.get(address)
    response = member.post(door["Location"], {"login": NEWCOMER, "password": PASSWORD})

    assert response["Location"] == address


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        " https://evil.example",
        "http:///evil.example",
    ],
)
def test_signing_in_never_leads_off_the_site(member: Client, address: str) -> None:
    response = sign_in(member, next=address)

    assert (response.status_code, response["Location"]) == (302, "/")


def test_asking_to_sign_out_is_not_signing_out(member: Client) -> None:
    sign_in(member)
    response = member.get("/account/logout/")

    assert response.status_code == 200
    assert is_signed_in(member)


def test_signing_out_ends_the_session(member: Client) -> None:
    sign_in(member)
    stolen = Client()
    stolen.cookies["sessionid"] = member.cookies["sessionid"].value
    response = member.post("/account/logout/")

    assert (response.status_code, response["Location"]) == (302, "/")
    assert not is_signed_in(stolen)


def test_signing_out_empties_the_browsers_cache(member: Client) -> None:
    sign_in(member)

    assert member.post("/account/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_signing_out_never_leads_off_the_site(member: Client) -> None:
    sign_in(member)

    assert member.post("/account/logout/", {"next": "https://evil.example/"})["Location"] == "/"


@pytest.mark.parametrize("name", ["sessionid", "csrftoken"])
def test_cookies_are_out_of_the_reach_of_scripts_and_other_sites(member: Client, name: str) -> None:
    member.get("/account/login/")
    sign_in(member)
    cookie = member.cookies[name]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_people_stay_signed_in_for_sixty_days(member: Client) -> None:
    sign_in(member)

    assert member.cookies["sessionid"]["max-age"] == 60 * 24 * 60 * 60


def test_a_closed_account_is_signed_out_at_the_next_request(member: Client, world: World) -> None:
    from nestbox.records.models import Account

    sign_in(member)
    Account.objects.filter(email=NEWCOMER).update(is_active=False)

    assert not is_signed_in(member)


def test_the_sign_in_page_offers_nothing_of_other_sites(member: Client) -> None:
    addresses = re.findall(r'(?:href|src|action)="([^"]+)"', page(member.get("/account/login/")))

    assert [address for address in addresses if not address.startswith(("/", "#"))] == []
