"""What each page asks of the database: a literal number, the same for one row and for many."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.notices.actions import News, tell
from nestbox.policy.permissions import Role
from nestbox.schools import actions as schools
from tests.web.people import body, signed_in
from tests.web.rich_world import picture
from tests.world import carer, follower

FEW, MANY = 1, 25


def people(count: int) -> list[Member]:
    """So many parents."""
    return [
        Member(f"Parent {number} Reed", f"parent.{number}@gmail.com", "A parent.") for number in range(count)
    ]


def cost(client: Client, address: str) -> int:
    """The queries of one page, asked for a second time: templates are read and caches are warm by then."""
    body(client.get(address))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        body(response)
    assert response.status_code == 200, response.status_code
    return len(queries)


def publishes(world: World, count: int) -> None:
    for number in range(count):
        world.posts(f"Day {number} was fine.")


def comments(world: World, count: int) -> None:
    post = world.posts("The lake is still.")
    for number in range(count):
        world.comments(cast.FOLLOWER, post, f"How lovely, {number} times.")


def asks(world: World, count: int) -> None:
    for member in people(count):
        world.signs_up(member)
        world.asks(member)


def follows(world: World, count: int) -> None:
    for member in people(count):
        follower(world, member)


def enrols(world: World, count: int) -> None:
    for member in people(count):
        world.child("Leo", "Reed", 5, carer(member))
        world.staff(member, "governor")


def joins(world: World, count: int) -> None:
    for member in people(count):
        world.signs_up(member)
        schools.give_role(world.viewer(cast.HEADTEACHER), world.school_id, member.email, Role.TEACHER)


def tells(world: World, count: int) -> None:
    from nestbox.accounts import reads as accounts

    for number in range(count):
        tell([accounts.account(cast.FOLLOWER.email)], world.school_id, News("news", f"News {number}.", "/"))


def plans(world: World, count: int) -> None:
    from datetime import date

    for _ in range(count):
        world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))


def drafts(world: World, count: int) -> None:
    for number in range(count):
        world.drafts(f"Draft {number}.")


PAGES: tuple[tuple[str, Member, Callable[[World, int], None], int], ...] = (
    ("/", cast.FOLLOWER, publishes, 3),
    ("/@PrimaryRedbourn/", cast.FOLLOWER, publishes, 5),
    ("/posts/{post}/", cast.FOLLOWER, comments, 7),
    ("/notices/", cast.FOLLOWER, tells, 4),
    ("/requests/", cast.OFFICE_MANAGER, asks, 17),
    ("/followers/", cast.OFFICE_MANAGER, follows, 4),
    ("/roll/", cast.OFFICE_MANAGER, enrols, 8),
    ("/team/", cast.HEADTEACHER, joins, 4),
    ("/trips/", cast.TEACHER, plans, 3),
    ("/compose/", cast.TEACHER, drafts, 5),
)


def _address(address: str) -> str:
    from nestbox.records.models import Post

    post = Post.objects.filter(in_reply_to=None).order_by("id").values_list("id", flat=True).first()
    return address.format(post=post)


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize(("address", "member", "fill", "queries"), PAGES, ids=[page[0] for page in PAGES])
def test_a_page_costs_the_same_for_one_row_and_for_many(
    sam: Client,
    world: World,
    address: str,
    member: Member,
    fill: Callable[[World, int], None],
    queries: int,
    count: int,
) -> None:
    fill(world, count)

    assert cost(signed_in(member), _address(address)) == queries


def test_a_request_costs_the_same_whatever_the_roll_holds(sam: Client, world: World) -> None:
    world.signs_up(cast.PENDING)
    request = world.asks(cast.PENDING)
    office = signed_in(cast.OFFICE_MANAGER)
    before = cost(office, f"/requests/{request}/")
    enrols(world, MANY)

    assert (before, cost(office, f"/requests/{request}/")) == (20, 20)


def test_an_unchanged_page_costs_no_more_than_who_is_looking(sam: Client, world: World) -> None:
    publishes(world, MANY)
    sam.get("/")
    tag = sam.get("/").headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        response = sam.get("/", headers={"If-None-Match": tag})

    assert (response.status_code, len(queries)) == (304, 2)


def test_a_photo_costs_who_is_looking_and_one_more(sam: Client, world: World) -> None:
    from nestbox.records.models import Photo

    world.posts("The lake is still.", [(picture(), "A lake.")])

    assert cost(sam, f"/media/{Photo.objects.get().pk}/small.jpg") == 3


def test_a_page_for_the_signed_out_asks_nothing_of_the_feed(browser: Client, world: World) -> None:
    publishes(world, MANY)

    assert cost(browser, "/account/login/") == 0
