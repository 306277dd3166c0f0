"""What each page asks of the database: a literal number, the same for one row and for many."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.notices.actions import News, tell
from nestbox.photos import accounting
from nestbox.photos.accounting import Word
from nestbox.policy.facts import Says
from nestbox.policy.permissions import Role
from nestbox.posts import hashtag_asking
from nestbox.roll import reads as roll
from nestbox.schools import actions as schools
from nestbox.trips import actions as trips
from tests.photos.found import face, photo_of
from tests.web.people import body, signed_in
from tests.web.rich_world import picture
from tests.world import follower

pytestmark = pytest.mark.once  # the code asks, and not the database

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


def goes(world: World, count: int) -> None:
    """A trip that is on, with so many children, posts, days' plans and drafts."""
    today = timezone.localdate()
    trip_id = world.trip("The Lakes", "Hawse End", today, today)
    trips.plan_days(world.viewer(cast.TEACHER), trip_id, {today: "Canoes"})
    for number in range(count):
        world.child("Leo", f"Reed{number}", 5)
        world.drafts(f"Draft {number}.", trip_id=trip_id)
        world.posts(f"News {number}.", trip_id=trip_id)


def went(world: World, count: int) -> None:
    """A trip that is over, with so many posts."""
    over = timezone.localdate() - timedelta(days=3)
    trip_id = world.trip("The Lakes", "Hawse End", over, over)
    for number in range(count):
        world.posts(f"News {number}.", trip_id=trip_id)


def drafts(world: World, count: int) -> None:
    for number in range(count):
        world.drafts(f"Draft {number}.")


PAGES: tuple[tuple[str, Member, Callable[[World, int], None], int], ...] = (
    ("/", cast.FOLLOWER, publishes, 3),
    ("/@PrimaryRedbourn/", cast.FOLLOWER, publishes, 6),
    ("/posts/{post}/", cast.FOLLOWER, comments, 7),
    ("/notices/", cast.FOLLOWER, tells, 4),
    ("/requests/", cast.OFFICE_MANAGER, asks, 17),
    ("/followers/", cast.OFFICE_MANAGER, follows, 4),
    ("/roll/", cast.OFFICE_MANAGER, enrols, 8),
    ("/team/", cast.HEADTEACHER, joins, 4),
    ("/", cast.TEACHER, goes, 7),
    ("/trips/", cast.TEACHER, plans, 7),
    ("/trips/{trip}/", cast.FOLLOWER, goes, 5),
    ("/trips/{trip}/plan/", cast.TEACHER, goes, 9),
    ("/trips/{trip}/today/", cast.TEACHER, goes, 20),
    ("/trips/{trip}/keepsake/", cast.FOLLOWER, went, 6),
    ("/trips/download/", cast.HEADTEACHER, publishes, 9),
    ("/compose/", cast.TEACHER, drafts, 5),
    ("/outbox/", cast.TEACHER, plans, 6),
    ("/app/state/", cast.FOLLOWER, publishes, 2),
)


def _address(address: str) -> str:
    from nestbox.records.models import Post, Trip

    trip = Trip.objects.order_by("id").values_list("id", flat=True).first()
    post = Post.objects.filter(in_reply_to=None).order_by("id").values_list("id", flat=True).first()
    return address.format(post=post, trip=trip)


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


@pytest.mark.parametrize("count", [FEW, 60])
def test_accounting_for_a_photo_costs_the_same_whoever_is_in_it(
    teacher: Client, world: World, count: int
) -> None:
    pupils = [world.child(f"Ada {number}", "Okafor", 5) for number in range(count)]
    for pupil_id in pupils:
        world.answers(pupil_id)
    found = photo_of(world, [face(place) for place in range(count)])
    for place in range(0, count, 20):
        found.says(place, Says.CHILD, pupils[place])

    assert cost(teacher, f"/drafts/{found.draft_id}/photos/{found.photo_id}/") == 15


@pytest.mark.parametrize("count", [FEW, 10])
def test_a_draft_costs_the_same_whatever_is_in_its_photos(teacher: Client, world: World, count: int) -> None:
    draft = world.drafts("By the lake.")
    for _ in range(count):
        photo_of(world, [face(place) for place in range(count)], draft_id=draft)

    assert cost(teacher, f"/drafts/{draft}/") == 15


@pytest.mark.parametrize("count", [FEW, MANY])
def test_what_is_found_in_a_draft_costs_the_same_however_much(
    teacher: Client, world: World, count: int
) -> None:
    children = {world.child("Olivia", "Braithwaite", 5, carer(member)) for member in people(count)}
    draft = world.drafts("Olivia is here #LakesTrip. " * count, [(picture(), "Olivia.")])
    photo_id = photo_ids(draft)[0]
    accounting.others(world.viewer(cast.TEACHER), photo_id, children)
    hashtag_asking.ask(world.viewer(cast.TEACHER), draft)

    assert cost(teacher, f"/drafts/{draft}/") == 22


def photo_ids(draft: int) -> list[int]:
    from nestbox.records.models import Photo

    return list(Photo.objects.filter(draft_id=draft).values_list("id", flat=True))


@pytest.mark.parametrize("count", [FEW, MANY])
def test_where_a_child_is_shown_costs_the_same_however_often(world: World, count: int) -> None:
    ada = world.child("Ada", "Reed", 5)
    world.answers(ada)
    found = photo_of(world, [face(place) for place in range(count)])
    words = [Word(area, Says.CHILD, ada) for area in found.areas]
    accounting.mark(world.viewer(cast.TEACHER), found.photo_id, *words)
    world.publishes(found.draft_id)

    assert cost(signed_in(cast.OFFICE_MANAGER), f"/consents/{ada}/") == 14


@pytest.mark.parametrize("count", [FEW, MANY])
def test_comments_that_wait_cost_the_same_however_many(sam: Client, world: World, count: int) -> None:
    post = world.posts("The lake is still.")
    for number in range(count):
        world.comments(cast.FOLLOWER, post, f"Is that Leo, number {number}?")

    assert cost(signed_in(cast.ADMINISTRATOR), "/comments/held/") == 5


@pytest.mark.parametrize("count", [FEW, MANY])
def test_questions_about_hashtags_cost_the_same_however_many(sam: Client, world: World, count: int) -> None:
    leo = roll.pupils(world.viewer(cast.OFFICE_MANAGER), world.school_id)[0].id
    for number in range(count):
        draft = world.drafts(f"Up early! #day{number}x", [(picture(), "A path.")])
        accounting.others(world.viewer(cast.TEACHER), photo_ids(draft)[0], {leo})
        hashtag_asking.ask(world.viewer(cast.TEACHER), draft)

    assert (cost(sam, "/hashtags/"), cost(signed_in(cast.OFFICE_MANAGER), "/hashtags/paper/")) == (7, 6)


@pytest.mark.parametrize("count", [FEW, 90])
def test_the_children_of_a_trip_cost_the_same_however_many(teacher: Client, world: World, count: int) -> None:
    from datetime import date

    trip = world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))
    for number in range(count):
        world.child(f"Ada {number}", "Okafor", 5)

    assert cost(teacher, f"/trips/{trip}/children/") == 6
