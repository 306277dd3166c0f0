"""What the pages say: the words and ways that a person needs at each of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.schools.reads import TripShown
from nestbox.web.views.writing import running
from tests.web.people import signed_in
from tests.world import follower

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


def _page(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


def test_older_posts_come_as_a_part_of_the_page(sam: Client, world: World) -> None:
    for number in range(21):
        world.posts(f"News {number}.")
    whole = _page(sam, "/")
    older = whole.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    part = _page(sam, f"/{older}", **PART)
    assert (part.count("<article"), "<html" in part, 'class="day"' in part) == (1, False, False)


def test_a_part_of_another_day_begins_with_its_heading(sam: Client, world: World) -> None:
    with clock.standing_at(timezone.now() - timedelta(days=3)):
        world.posts("Three days ago.")
    part = _page(sam, "/?continues=2026-01-01%20Lakes", **PART)
    assert part.count('class="day"') == 1


def test_who_follows_nothing_is_told_what_to_do(world: World) -> None:
    world.signs_up(cast.NEWCOMER)
    page = _page(signed_in(cast.NEWCOMER), "/")
    assert ("Find your school" in page, 'action="/search/"' in page) == (True, True)


@pytest.mark.clause("REQ-3")
def test_who_has_asked_gets_the_letter_ready_to_send(world: World) -> None:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)
    page = _page(signed_in(cast.PENDING), "/@PrimaryRedbourn/")
    assert (
        "mailto:admin@redbournprimary.co.uk?subject=My%20request%20to%20follow%20%40PrimaryRedbourn" in page
    )


@pytest.mark.clause("REQ-2")
def test_only_the_office_reads_that_contact_is_restricted(world: World, office: Client) -> None:
    world.signs_up(cast.RESTRICTED)
    restricted = carer(cast.RESTRICTED, "father")
    world.child(
        "Poppy",
        "Hale",
        6,
        type(restricted)(restricted.name, restricted.email, "father", contact_restricted=True),
    )
    request_id = world.asks(cast.RESTRICTED)
    told = _page(signed_in(cast.RESTRICTED), "/@PrimaryRedbourn/")
    seen = _page(office, f"/requests/{request_id}/")
    assert ("Never tell the requester" in seen, "estricted" in told) == (True, False)


def test_a_request_of_an_unknown_domain_asks_what_it_is(world: World, office: Client) -> None:
    world.signs_up(cast.UNKNOWN_DOMAIN)
    page = _page(office, f"/requests/{world.asks(cast.UNKNOWN_DOMAIN)}/")
    assert ("It is a place of work" in page, 'value="approve"' in page) == (True, False)


def test_a_decided_request_says_who_decided_and_why(world: World, office: Client) -> None:
    world.signs_up(cast.STRANGER)
    request_id = world.asks(cast.STRANGER)
    world.refuses(request_id, "REQ-2", "Nobody at the gate knows them.")
    page = _page(office, f"/requests/{request_id}/")
    found = [words in page for words in (cast.OFFICE_MANAGER.name, "Nobody at the gate", 'value="refuse"')]
    assert found == [True, True, False]


def test_the_office_sees_only_the_ways_that_are_open_to_it(office: Client) -> None:
    page = _page(office, "/requests/")
    assert [f'href="/{way}/"' in page for way in ("followers", "roll", "team", "values")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_words_of_a_draft_part_are_not_asked_for_again(teacher: Client, world: World) -> None:
    follower(world)
    teacher.post("/compose/", {"key": "k", "text": "Later.", "do": "save"})
    path = teacher.post("/compose/", {"key": "k", "text": "Later.", "do": "save"}).headers["Location"]
    part = _page(teacher, f"{path}photos/now/", **PART)
    assert ("<textarea" in part, 'id="findings"' in part) == (False, True)


def test_a_refused_draft_is_shown_under_its_own_address(teacher: Client) -> None:
    answer = teacher.post("/compose/", {"key": "k", "text": "No trip.", "do": "publish"})
    action = f'action="{answer.headers["HX-Push-Url"]}"'
    assert (answer.status_code, action in answer.content.decode()) == (422, True)


def test_a_new_post_is_about_the_trip_that_is_on() -> None:
    today = timezone.localtime(clock.now()).date()
    past = TripShown(1, "Over", "", today - timedelta(days=9), today - timedelta(days=8))
    on = TripShown(2, "On", "", today - timedelta(days=1), today)
    assert (running([past, on]), running([past])) == (2, None)
