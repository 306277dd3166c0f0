"""Who goes on a trip: whose names staff choose from."""

from datetime import date

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.records.models import AuditEntry, TripPupil
from nestbox.schools import children
from tests.world import OTHER_TEACHER


@pytest.fixture
def trip(world: World) -> int:
    return world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))


def names(world: World, trip_id: int | None) -> list[str]:
    return [child.name for child in children.of_trip(world.school_id, trip_id)]


def test_while_nobody_is_chosen_all_of_the_feeds_years_could_go(world: World, trip: int) -> None:
    for year, forename in ((4, "Tia"), (5, "Leo"), (6, "Ada")):
        world.child(forename, "Okafor", year)

    assert (names(world, trip), names(world, None)) == (["Ada Okafor", "Leo Okafor"],) * 2


def test_those_who_were_chosen_go(world: World, trip: int) -> None:
    ada, _ = world.child("Ada", "Okafor", 6), world.child("Leo", "Okafor", 5)
    children.choose(world.viewer(cast.TEACHER), trip, {ada})

    assert (names(world, trip), names(world, None)) == (["Ada Okafor"], ["Ada Okafor", "Leo Okafor"])


def test_a_choice_replaces_the_one_before_and_is_on_record(world: World, trip: int) -> None:
    ada, leo = world.child("Ada", "Okafor", 6), world.child("Leo", "Okafor", 5)
    for chosen in ({ada, leo}, {leo}):
        children.choose(world.viewer(cast.TEACHER), trip, chosen)

    assert names(world, trip) == ["Leo Okafor"]
    details = AuditEntry.objects.filter(verb="trip's children chosen").order_by("id")
    assert [entry.detail for entry in details] == [{"count": 2}, {"count": 1}]


def test_where_all_were_chosen_whoever_joins_later_goes_too(world: World, trip: int) -> None:
    everybody = {world.child("Ada", "Okafor", 6), world.child("Leo", "Okafor", 5)}
    children.choose(world.viewer(cast.TEACHER), trip, everybody)
    world.child("Mia", "Bennett", 6)

    assert names(world, trip) == ["Ada Okafor", "Leo Okafor", "Mia Bennett"]


def test_children_of_another_school_are_not_there(world: World, elsewhere: World, trip: int) -> None:
    with pytest.raises(NotFoundError):
        children.choose(world.viewer(cast.TEACHER), trip, {elsewhere.child("Hiro", "Sato", 5)})
    assert (names(world, trip), TripPupil.objects.count()) == ([], 0)


@pytest.mark.parametrize("member", [cast.NEWCOMER, OTHER_TEACHER])
def test_only_those_who_plan_trips_here_choose(
    world: World, elsewhere: World, trip: int, member: cast.Member
) -> None:
    ada = world.child("Ada", "Okafor", 6)
    world.signs_up(cast.NEWCOMER)
    with pytest.raises(NotFoundError):
        children.choice(world.viewer(member), trip)
    with pytest.raises(NotFoundError):
        children.choose(world.viewer(member), trip, {ada})
    assert TripPupil.objects.count() == 0
