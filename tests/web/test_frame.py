"""The frame of every page: kept once it is rendered, and never one person's for another."""

import re

import pytest
from django.test import Client

from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.notices.actions import News, tell
from nestbox.web.templatetags.frame import _tab
from tests.web.people import page, signed_in
from tests.world import follower

TAB = re.compile(r'<a class="tab[^"]*" href="([^"]+)"( aria-current="page")?')


def tabs(client: Client, address: str) -> list[str]:
    """Where the tabs of a page lead."""
    return [href for href, _ in TAB.findall(page(client.get(address)))]


def current(client: Client, address: str) -> list[str]:
    """The tabs that say that they are the page's own."""
    return [href for href, marked in TAB.findall(page(client.get(address))) if marked]


@pytest.mark.parametrize("people", ["teacher first", "follower first"])
def test_each_sees_the_tabs_of_their_own_roles(world: World, sam: Client, people: str) -> None:
    teacher = signed_in(cast.TEACHER)
    clients = (teacher, sam) if people == "teacher first" else (sam, teacher)

    seen = {client: tabs(client, "/me/") for client in clients}

    assert seen[sam] == ["/", "/search/", "/notices/", "/me/"]
    assert seen[teacher] == ["/", "/search/", "/compose/", "/notices/", "/me/"]


def test_each_sees_the_number_of_their_own_notices(world: World, sam: Client) -> None:
    follower(world, cast.MOTHER)
    mother = signed_in(cast.MOTHER)
    tell([accounts.account(cast.FOLLOWER.email)], world.school_id, News("trip", "The coach has left.", "/"))
    fewer = world.viewer(cast.MOTHER).unread

    counts = [re.findall(r"(\d+)<span[^>]*> unread", page(client.get("/"))) for client in (sam, mother)]

    assert counts == [[str(fewer + 1)], [str(fewer)]]


def test_the_signed_out_have_no_tabs(browser: Client, sam: Client) -> None:
    assert (tabs(sam, "/search/"), tabs(browser, "/account/login/")) == (
        ["/", "/search/", "/notices/", "/me/"],
        [],
    )


@pytest.mark.parametrize("address", ["/", "/search/", "/notices/", "/me/"])
def test_a_tab_is_the_current_one_on_its_page(sam: Client, address: str) -> None:
    assert current(sam, address) == [address]


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("/requests/12/", "/requests/"),
        ("/me/", "/me/"),
        ("/search/further/", ""),
        ("/meadow/", ""),
        ("/trips/", ""),
    ],
)
def test_a_page_below_a_tab_belongs_to_it(path: str, tab: str) -> None:
    assert _tab(path) == tab
