"""A trip as its followers read it, and the keepsake."""

from datetime import date

import pytest

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.posts import actions as posts
from nestbox.posts import reads
from nestbox.records.models import Photo
from nestbox.schools.actions import change_policy
from nestbox.schools.policies import text_in_force
from nestbox.trips import actions, pages
from tests.trips.conftest import JUNE_1, JUNE_5, at
from tests.world import OTHER_FOLLOWER, follower, picture

AFTER = at(date(2026, 6, 6))


@pytest.fixture
def week(world: World, lakes: int) -> int:
    """A follower, and two days of news with a photo."""
    follower(world)
    actions.plan_days(world.viewer(cast.TEACHER), lakes, {JUNE_1: "The journey"})
    with clock.standing_at(at(JUNE_1)):
        world.posts("We are off.", trip_id=lakes)
    with clock.standing_at(at(date(2026, 6, 2))):
        world.posts("On the lake.", [(picture(), "A lake.")], lakes)
    with clock.standing_at(at(date(2026, 6, 2), 13)):
        world.posts("The hall is painted.")
    return lakes


def texts(
    world: World, trip_id: int, *, oldest_first: bool, member: Member = cast.FOLLOWER
) -> list[int | None]:
    viewer = world.viewer(member)
    page = reads.of_trip(viewer, trip_id, world.feed_id, "", None, oldest_first=oldest_first)
    return [card.number for card in page.cards]


# By trip and day


@pytest.mark.clause("PUR-1")
def test_the_posts_of_a_trip_know_their_day_in_both_orders(world: World, week: int) -> None:
    assert texts(world, week, oldest_first=False) == [2, 1]
    assert texts(world, week, oldest_first=True) == [1, 2]


def test_the_feed_itself_knows_them_too(world: World, week: int) -> None:
    cards = reads.home(world.viewer(cast.FOLLOWER), "").cards

    assert [(card.number, card.trip_id) for card in cards] == [(None, None), (2, week), (1, week)]


def test_a_day_is_the_schools_own_wherever_that_is(world: World, lakes: int) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = text_in_force(administrator, world.school_id).replace("Europe/London", "Pacific/Auckland")
    change_policy(administrator, world.school_id, text)
    with clock.standing_at(at(JUNE_1, 23)):  # morning of the 2nd in Auckland
        world.posts("Kia ora.", trip_id=lakes)
    [card] = reads.home(world.viewer(cast.TEACHER), "").cards

    assert (card.day, card.number) == (date(2026, 6, 2), 2)


def test_a_post_after_the_trip_has_no_day_of_it(world: World, lakes: int) -> None:
    with clock.standing_at(AFTER):
        world.posts("One boot is still here.", trip_id=lakes)

    assert texts(world, lakes, oldest_first=False, member=cast.TEACHER) == [None]


def test_a_trip_is_read_in_pages_from_the_beginning(
    world: World, lakes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "PAGE", 2)
    kept = [world.posts(f"News {number}.", trip_id=lakes) for number in range(3)]
    viewer = world.viewer(cast.TEACHER)
    first = reads.of_trip(viewer, lakes, world.feed_id, "", None, oldest_first=True)
    second = reads.of_trip(viewer, lakes, world.feed_id, "", first.older, oldest_first=True)

    assert [[card.id for card in page.cards] for page in (first, second)] == [kept[:2], kept[2:]]
    assert second.older is None


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.STRANGER, cast.PENDING, OTHER_FOLLOWER], ids=lambda m: m.name)
def test_whoever_does_not_follow_finds_no_trip(
    world: World, elsewhere: World, week: int, member: Member
) -> None:
    world.signs_up(cast.STRANGER)
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)
    follower(elsewhere, OTHER_FOLLOWER)
    viewer = world.viewer(member)

    with pytest.raises(NotFoundError):
        pages.trip(viewer, week)
    with clock.standing_at(AFTER), pytest.raises(NotFoundError):
        pages.keepsake(viewer, week)
    assert reads.of_trip(viewer, week, world.feed_id, "", None, oldest_first=True).cards == ()
    assert pages.of_feed(viewer, world.feed_id) == []


def test_a_trip_shows_its_days_with_their_plans(world: World, week: int) -> None:
    with clock.standing_at(at(date(2026, 6, 2))):
        shown = pages.trip(world.viewer(cast.FOLLOWER), week)

    assert (shown.today, shown.is_over, len(shown.days)) == (2, False, 5)
    assert [(day.number, day.plan) for day in shown.days[:2]] == [(1, "The journey"), (2, "")]


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("withdrawn", ["hidden_at", "taken_down_at"])
def test_a_picture_that_is_out_of_sight_stands_for_no_trip(world: World, week: int, withdrawn: str) -> None:
    photo = Photo.objects.get()
    actions.choose_cover(world.viewer(cast.TEACHER), week, photo.pk)
    viewer = world.viewer(cast.FOLLOWER)
    before = pages.trip(viewer, week).cover
    Photo.objects.update(**{withdrawn: clock.now()})

    assert (before and before.id, pages.trip(viewer, week).cover) == (photo.pk, None)


# The keepsake


def test_there_is_no_keepsake_before_the_trip_is_over(world: World, week: int) -> None:
    with clock.standing_at(at(JUNE_5)), pytest.raises(NotFoundError):
        pages.keepsake(world.viewer(cast.FOLLOWER), week)


def test_a_keepsake_is_the_whole_trip_in_its_order(world: World, week: int) -> None:
    with clock.standing_at(AFTER):
        kept = pages.keepsake(world.viewer(cast.FOLLOWER), week)

    assert [(day.number, day.plan, [post.text_html for post in day.posts]) for day in kept.days] == [
        (1, "The journey", ["We are off."]),
        (2, "", ["On the lake."]),
    ]
    assert [photo.alt for day in kept.days for post in day.posts for photo in post.photos] == ["A lake."]


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("withdrawn", ["hidden_at", "taken_down_at"])
def test_a_withdrawn_photo_is_in_no_keepsake(world: World, week: int, withdrawn: str) -> None:
    Photo.objects.update(**{withdrawn: clock.now()})
    with clock.standing_at(AFTER):
        kept = pages.keepsake(world.viewer(cast.FOLLOWER), week)

    assert [post.photos for day in kept.days for post in day.posts] == [(), ()]


@pytest.mark.clause("COM-4")
def test_a_removed_post_is_in_no_keepsake(world: World, week: int) -> None:
    [_, lake, _] = [card.id for card in reads.home(world.viewer(cast.FOLLOWER), "").cards]
    posts.remove(world.viewer(cast.HEADTEACHER), lake, "A mistake.", "CON-2")
    with clock.standing_at(AFTER):
        kept = pages.keepsake(world.viewer(cast.FOLLOWER), week)

    assert [post.text_html for day in kept.days for post in day.posts] == ["We are off."]
