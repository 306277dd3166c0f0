"""Planning a trip: its dates, its years, its days, its leaders, its picture."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.records.models import AuditEntry, Feed, Photo, Post, Trip, TripDay, TripLeader
from nestbox.schools.trips import places_of
from nestbox.trips import actions
from nestbox.trips.actions import Plan
from tests.world import OTHER_TEACHER, picture

JUNE_1, JUNE_5 = date(2026, 6, 1), date(2026, 6, 5)
LAKES = Plan("The Lakes", "Hawse End", JUNE_1, JUNE_5)


def add(world: World, plan: Plan = LAKES, member: Member = cast.TEACHER) -> int:
    return actions.add(world.viewer(member), world.school_id, plan)


def refused_field(world: World, plan: Plan) -> str | None:
    with pytest.raises(InvalidError) as refused:
        add(world, plan)
    return refused.value.field


def account_id(world: World, member: Member) -> int:
    return world.viewer(member).account_id


# The plan


@pytest.mark.clause("PUR-1")
@pytest.mark.parametrize(
    "member", [cast.TEACHER, cast.OFFICE_MANAGER, cast.HEADTEACHER, cast.ADMINISTRATOR], ids=lambda m: m.role
)
def test_the_team_adds_a_trip_and_that_is_on_record(world: World, member: Member) -> None:
    trip_id = add(world, member=member)

    assert (Trip.objects.get().title, AuditEntry.objects.get(verb="trip added").subject) == (
        "The Lakes",
        f"trip:{trip_id}",
    )


def test_nobody_from_elsewhere_adds_or_changes_a_trip(world: World, elsewhere: World) -> None:
    trip_id, stranger = add(world), elsewhere.viewer(OTHER_TEACHER)

    for attempt in (
        lambda: actions.add(stranger, world.school_id, LAKES),
        lambda: actions.change(stranger, trip_id, LAKES),
        lambda: actions.plan_days(stranger, trip_id, {JUNE_1: "Canoes"}),
        lambda: actions.choose_leaders(stranger, trip_id, []),
        lambda: actions.choose_cover(stranger, trip_id, None),
    ):
        with pytest.raises(NotFoundError):
            attempt()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"place": "x" * 81}, "place"),
        ({"ends": date(2026, 5, 31)}, "ends"),
        ({"ends": date(2026, 7, 2)}, "ends"),
        ({"years": (4,)}, "years"),
        ({"places": "\n".join(f"Place {number}" for number in range(21))}, "places"),
    ],
    ids=str,
)
def test_a_plan_that_cannot_be_says_where(world: World, change: dict[str, Any], field: str) -> None:
    assert (refused_field(world, replace(LAKES, **change)), Trip.objects.count()) == (field, 0)


@pytest.mark.clause("NAM-1")
def test_no_child_is_named_in_a_title(world: World) -> None:
    world.child("Olivia", "Okafor", 6)

    assert refused_field(world, replace(LAKES, title="Lakes with Olivia")) == "title"


@pytest.mark.clause("NAM-1")
def test_a_place_of_the_trip_is_no_name_in_its_title_nor_in_its_posts(world: World) -> None:
    world.child("Rose", "Wood", 6)
    trip_id = add(
        world, Plan("A week at Rose Cottage", "Rose Cottage", JUNE_1, JUNE_5, places="Wood Green\n\n")
    )

    assert places_of(Trip.objects.get()) == ("Rose Cottage", "Wood Green")
    assert Post.objects.filter(pk=world.posts("Wood Green is wet.", trip_id=trip_id)).exists()


@pytest.mark.clause("PUR-1")
def test_a_clash_is_asked_about_once(world: World) -> None:
    add(world)
    other = replace(LAKES, title="The Dales", starts=JUNE_5, ends=JUNE_5)

    assert refused_field(world, other) == "clash_confirmed"
    add(world, replace(other, clash_confirmed=True))
    assert Trip.objects.count() == 2


@pytest.mark.clause("PUR-1")
def test_a_clash_is_asked_about_again_with_other_dates_only(world: World) -> None:
    add(world)
    dales = replace(LAKES, title="The Dales", starts=JUNE_5, ends=JUNE_5)
    trip_id = add(world, replace(dales, clash_confirmed=True))
    actions.change(world.viewer(cast.TEACHER), trip_id, replace(dales, place="Malham"))

    with pytest.raises(InvalidError):
        actions.change(world.viewer(cast.TEACHER), trip_id, replace(dales, starts=JUNE_1))
    assert (Trip.objects.get(pk=trip_id).place, Trip.objects.get(pk=trip_id).starts) == ("Malham", JUNE_5)


def test_trips_of_different_years_do_not_clash(world: World) -> None:
    add(world, replace(LAKES, years=(5,)))
    add(world, replace(LAKES, title="The Dales", years=(6,)))

    assert list(Trip.objects.order_by("id").values_list("years", flat=True)) == [[5], [6]]


def test_a_trip_does_not_clash_with_itself(world: World) -> None:
    trip_id = add(world)
    actions.change(world.viewer(cast.TEACHER), trip_id, replace(LAKES, title="The Lakes again"))

    assert Trip.objects.get().title == "The Lakes again"


def test_a_change_is_news_to_every_page_that_a_browser_keeps(world: World) -> None:
    trip_id = add(world)
    before = Feed.objects.get().changes
    actions.change(world.viewer(cast.TEACHER), trip_id, replace(LAKES, title="Cumbria"))

    assert Feed.objects.get().changes > before


# Days, leaders, picture


def test_what_a_day_brings_is_kept_and_taken_away(world: World) -> None:
    trip_id, teacher = add(world), world.viewer(cast.TEACHER)
    actions.plan_days(teacher, trip_id, {JUNE_1: "  Canoes\nand caves ", JUNE_5: "Home"})
    actions.plan_days(teacher, trip_id, {JUNE_5: ""})

    assert list(TripDay.objects.values_list("day", "plan")) == [(JUNE_1, "Canoes and caves")]


def test_a_day_outside_the_trip_has_no_plan(world: World) -> None:
    trip_id = add(world)

    with pytest.raises(InvalidError) as refused:
        actions.plan_days(world.viewer(cast.TEACHER), trip_id, {date(2026, 6, 6): "Sleep"})
    assert refused.value.field == "day-2026-06-06"


@pytest.mark.clause("NAM-1")
def test_no_child_is_named_in_what_a_day_brings(world: World) -> None:
    world.child("Olivia", "Okafor", 6)
    trip_id = add(world)

    with pytest.raises(InvalidError):
        actions.plan_days(world.viewer(cast.TEACHER), trip_id, {JUNE_1: "Olivia's birthday"})
    assert TripDay.objects.count() == 0


def test_a_shorter_trip_forgets_its_last_days(world: World) -> None:
    trip_id, teacher = add(world), world.viewer(cast.TEACHER)
    actions.plan_days(teacher, trip_id, {JUNE_1: "Canoes", JUNE_5: "Home"})
    actions.change(teacher, trip_id, replace(LAKES, ends=date(2026, 6, 4)))

    assert list(TripDay.objects.values_list("plan", flat=True)) == ["Canoes"]


def test_leaders_are_of_those_who_post(world: World) -> None:
    trip_id, teacher = add(world), world.viewer(cast.TEACHER)
    chosen = {account_id(world, cast.TEACHER), account_id(world, cast.HEADTEACHER)}
    actions.choose_leaders(teacher, trip_id, chosen)

    with pytest.raises(NotFoundError):
        actions.choose_leaders(teacher, trip_id, [account_id(world, cast.OFFICE_MANAGER)])
    assert set(TripLeader.objects.values_list("account_id", flat=True)) == chosen


@pytest.mark.clause("CON-2")
def test_a_trips_picture_is_one_of_its_own_published_photos(world: World) -> None:
    trip_id = add(world)
    world.posts("On the lake.", [(picture(), "A lake.")], trip_id)
    world.posts("Elsewhere.", [(picture("navy"), "A sea.")])
    world.drafts("Not yet.", [(picture("olive"), "A hill.")], trip_id)
    ours, elsewhere, draft = Photo.objects.order_by("id").values_list("id", flat=True)
    teacher = world.viewer(cast.TEACHER)
    actions.choose_cover(teacher, trip_id, ours)

    for other in (elsewhere, draft):
        with pytest.raises(NotFoundError):
            actions.choose_cover(teacher, trip_id, other)
    assert Trip.objects.get().cover_id == ours
