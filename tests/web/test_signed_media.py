"""Photos for apps that send no credentials with pictures: the address says for whom it is."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nestbox import clock
from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.photos import addresses
from nestbox.photos.addresses import What
from nestbox.records.models import Follow, Rendition
from tests.web.media import bytes_of, published
from tests.web.people import body, page, signed_in
from tests.world import OTHER_FOLLOWER, follower

pytestmark = pytest.mark.clause("SAF-2")


@pytest.fixture
def row(world: World, sam: Client) -> Rendition:
    """A photo that the follower may see."""
    return published(world)


@pytest.fixture
def app(row: Rendition) -> Client:
    """An app without credentials."""
    return Client()


def address(row: Rendition, member: Member = cast.FOLLOWER, photo_id: int | None = None) -> str:
    what = What(photo_id or row.photo_id, row.name, row.extension)
    return addresses.signed(accounts.account(member.email).pk, what)


def test_an_app_gets_the_photo_for_its_follower(app: Client, row: Rendition) -> None:
    response = app.get(address(row))

    assert (response.status_code, body(response)) == (200, bytes_of(row))


def test_an_app_in_a_browser_may_show_the_photo_and_no_cache_keeps_it_for_others(
    app: Client, row: Rendition
) -> None:
    headers = app.get(address(row)).headers

    assert (headers["Cross-Origin-Resource-Policy"], headers["Cache-Control"]) == (
        "cross-origin",
        "private, no-cache",
    )


def test_an_app_asks_again_and_is_told_that_nothing_has_changed(app: Client, row: Rendition) -> None:
    response = app.get(address(row), headers={"If-None-Match": f'"{row.sha256}"'})

    assert (response.status_code, response.content) == (304, b"")


def of_a_stranger(world: World, row: Rendition) -> str:
    world.signs_up(cast.NEWCOMER)
    return address(row, cast.NEWCOMER)


def of_somebody_who_waits(world: World, row: Rendition) -> str:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)
    return address(row, cast.PENDING)


def of_another_schools_follower(world: World, row: Rendition) -> str:
    from tests.world import hollybush

    follower(hollybush(), OTHER_FOLLOWER)
    return address(row, OTHER_FOLLOWER)


def of_an_ended_follow(world: World, row: Rendition) -> str:
    made = address(row)
    world.ends(Follow.objects.values_list("id", flat=True).get(account__email=cast.FOLLOWER.email))
    return made


def of_an_hour_ago(world: World, row: Rendition) -> str:
    now = clock.now
    try:
        clock.now = lambda: now() - timedelta(hours=2)
        return address(row)
    finally:
        clock.now = now


def of_another_file(world: World, row: Rendition) -> str:
    return address(row).replace("large", "small")


def tampered(world: World, row: Rendition) -> str:
    made = address(row)
    place = made.rindex("-") + 1
    return made[:place] + ("1" if made[place] == "0" else "0") + made[place + 1 :]


def made_up(world: World, row: Rendition) -> str:
    return f"/media/open/{row.photo_id}/large.jpg"


def of_no_photo(world: World, row: Rendition) -> str:
    return address(row, photo_id=1)


Makes = Callable[[World, Rendition], str]
WORTHLESS: tuple[Makes, ...] = (
    of_a_stranger,
    of_somebody_who_waits,
    of_another_schools_follower,
    of_an_ended_follow,
    of_an_hour_ago,
    of_another_file,
    tampered,
    made_up,
)


def answers(client: Client, path: str) -> Iterator[tuple[object, ...]]:
    for asks in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path, headers=asks)
        yield response.status_code, page(response), dict(response.headers), len(queries)


@pytest.mark.parametrize("makes", WORTHLESS)
def test_an_address_that_is_worth_nothing_answers_exactly_like_one_of_no_photo(
    app: Client, world: World, row: Rendition, makes: Makes
) -> None:
    worthless = list(answers(app, makes(world, row)))
    nothing = list(answers(app, of_no_photo(world, row)))

    assert (worthless, {answer[0] for answer in worthless}) == (nothing, {404})


def test_a_session_adds_nothing_to_an_address(sam: Client, world: World, row: Rendition) -> None:
    assert sam.get(tampered(world, row)).status_code == 404


def test_an_address_adds_nothing_to_a_session(world: World, row: Rendition) -> None:
    made = address(row)
    world.signs_up(cast.NEWCOMER)
    stranger = signed_in(cast.NEWCOMER)
    stranger.get(made)

    assert stranger.get(f"/media/{row.photo_id}/large.jpg").status_code == 404


def test_an_address_costs_who_it_is_for_and_one_more(app: Client, row: Rendition) -> None:
    made = address(row)
    with CaptureQueriesContext(connection) as queries:
        body(app.get(made))

    assert len(queries) == 2
