"""A trip's page for its leaders."""

from datetime import date

import pytest

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Role
from nestbox.policy.standing import Standing
from nestbox.policy.trips import Direction, Lack
from nestbox.trips import actions
from nestbox.trips.saying import say
from nestbox.trips.today import Today, today
from tests.trips.conftest import JUNE_5, at
from tests.world import OTHER_TEACHER, follower, picture

COLLEAGUE = Member("Asha Rao", "asha.rao@gmail.com", "A second teacher.", Role.TEACHER)


def shown(world: World, trip_id: int, member: Member = cast.TEACHER) -> Today:
    return today(world.viewer(member), trip_id)


@pytest.mark.clause("PUR-2")
def test_an_empty_day_lacks_everything(world: World, lakes: int, on_day_2: None) -> None:
    assert shown(world, lakes).lacks == (Lack.NEWS, Lack.PHOTO, Lack.PLAN, Lack.TOMORROW)


@pytest.mark.clause("PUR-2")
def test_a_day_with_news_a_photo_and_plans_lacks_nothing(world: World, lakes: int, on_day_2: None) -> None:
    plans = {date(2026, 6, 2): "Canoes", date(2026, 6, 3): "Caves"}
    actions.plan_days(world.viewer(cast.TEACHER), lakes, plans)
    world.posts("On the lake.", [(picture(), "A lake.")], lakes)
    day = shown(world, lakes)

    assert (day.lacks, day.posts, day.photos, day.number) == ((), 1, 1, 2)
    assert day.today is not None
    assert (day.today.plan, day.tomorrow and day.tomorrow.plan) == ("Canoes", "Caves")


def test_yesterdays_news_and_news_of_something_else_do_not_count(world: World, lakes: int) -> None:
    with clock.standing_at(at(date(2026, 6, 1), 23, 59)):
        world.posts("Good night.", trip_id=lakes)
    with clock.standing_at(at(date(2026, 6, 2), 0, 1)):
        world.posts("The hall is painted.")
        assert shown(world, lakes).posts == 0


def test_the_day_begins_at_the_schools_own_midnight(world: World, lakes: int) -> None:
    with clock.standing_at(at(date(2026, 6, 2), 0, 1)):  # still 1 June in UTC
        world.posts("Owls!", trip_id=lakes)
        day = shown(world, lakes)

    assert (day.day, day.posts) == (date(2026, 6, 2), 1)


def test_the_last_day_offers_the_way_home(world: World, lakes: int) -> None:
    with clock.standing_at(at(JUNE_5)):
        day = shown(world, lakes)
        assert Lack.WAY_HOME in day.lacks
        assert [saying.direction for saying in day.sayings] == ["arrived", "way-home"]


def test_what_was_said_leads_to_its_post(world: World, lakes: int, on_day_2: None) -> None:
    post_id = say(world.viewer(cast.TEACHER), lakes, Direction.ARRIVED)

    assert [saying.post_id for saying in shown(world, lakes).sayings] == [post_id]


def test_nobody_says_by_a_slip_that_all_are_on_their_way_home(
    world: World, lakes: int, on_day_2: None
) -> None:
    say(world.viewer(cast.TEACHER), lakes, Direction.ARRIVED)

    assert "way-home" not in [saying.direction for saying in shown(world, lakes).sayings]


def test_outside_the_trip_there_is_nothing_to_say(world: World, lakes: int) -> None:
    with clock.standing_at(at(date(2026, 6, 6))):
        day = shown(world, lakes)

    assert (day.number, day.lacks, day.sayings) == (None, (), ())


def test_own_drafts_are_there_and_of_others_only_their_number(
    world: World, lakes: int, on_day_2: None
) -> None:
    world.joins_team(COLLEAGUE)
    world.drafts("Almost done.", [(picture(), "A lake.")], lakes)
    mine, theirs = shown(world, lakes), shown(world, lakes, COLLEAGUE)

    assert [(draft.words, draft.photos) for draft in mine.drafts] == [("Almost done.", 1)]
    assert (mine.others_drafts, theirs.drafts, theirs.others_drafts) == (0, (), 1)


@pytest.mark.clause("CON-2")
def test_who_may_not_be_shown_is_on_it_without_any_photo(world: World, lakes: int, on_day_2: None) -> None:
    world.answers(world.child("Ada", "Okafor", 6))
    world.answers(world.child("Ben", "Hale", 6), Standing.REFUSED)

    assert [child.name for child in shown(world, lakes).roster.hidden] == ["Ben Hale"]


def test_the_office_sees_it_without_anything_to_tap(world: World, lakes: int, on_day_2: None) -> None:
    day = shown(world, lakes, cast.OFFICE_MANAGER)

    assert (day.may_post, day.sayings, day.drafts) == (False, (), ())


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.FOLLOWER, COLLEAGUE, OTHER_TEACHER], ids=lambda m: m.name)
def test_whoever_does_not_lead_finds_nothing(
    world: World, elsewhere: World, lakes: int, on_day_2: None, member: Member
) -> None:
    follower(world)
    world.joins_team(COLLEAGUE)
    teacher = world.viewer(cast.TEACHER)
    actions.choose_leaders(teacher, lakes, [teacher.account_id])

    with pytest.raises(NotFoundError):
        shown(world, lakes, member)
