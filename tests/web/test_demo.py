"""The demonstration's sign-in, and that it is nowhere else."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from nestbox.demo import cast
from nestbox.demo.world import World
from tests.web.people import is_signed_in, page


@pytest.fixture
def demo(browser: Client, settings: Settings) -> Client:
    """A browser at the demonstration."""
    settings.DEMO = True
    return browser


def test_the_page_lists_the_whole_cast(demo: Client) -> None:
    shown = page(demo.get("/demo/"))

    assert [member.name for member in cast.CAST if member.name not in shown] == []


def test_one_tap_signs_in(demo: Client) -> None:
    response = demo.post("/demo/sign-in/", {"email": cast.TEACHER.email})

    assert response["Location"] == "/"
    assert is_signed_in(demo)


def test_the_team_needs_no_second_factor_in_it(demo: Client) -> None:
    demo.post("/demo/sign-in/", {"email": cast.TEACHER.email})

    assert demo.get("/compose/").status_code == 200


@pytest.mark.parametrize("email", ["", "somebody@gmail.com", "TOM.BRYANT@GMAIL.COM "])
def test_nobody_else_is_signed_in(demo: Client, world: World, email: str) -> None:
    response = demo.post("/demo/sign-in/", {"email": email})

    assert response.status_code == 404
    assert not is_signed_in(demo)


def test_a_real_account_in_it_is_not_one_of_the_cast(demo: Client, world: World) -> None:
    world.signs_up(cast.Member("Real Person", "real@gmail.com", "Signed up by themselves."))
    demo.post("/demo/sign-in/", {"email": "real@gmail.com"})

    assert not is_signed_in(demo)


def test_every_page_of_it_says_so(demo: Client) -> None:
    assert "demonstration" in page(demo.get("/account/login/")).lower()


def test_no_other_page_says_so(browser: Client) -> None:
    assert "demonstration" not in page(browser.get("/account/login/")).lower()


def test_outside_the_demonstration_there_is_no_such_page(browser: Client) -> None:
    listed = browser.get("/demo/")
    tapped = browser.post("/demo/sign-in/", {"email": cast.TEACHER.email})

    assert (listed.status_code, tapped.status_code) == (404, 404)
    assert not is_signed_in(browser)


def test_a_link_alone_signs_nobody_in(demo: Client) -> None:
    assert demo.get("/demo/sign-in/", {"email": cast.TEACHER.email}).status_code == 405
