"""The access review."""

from datetime import UTC, date, datetime

import pytest

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import NotFoundError, RefusedError
from nestbox.follows.endings import reconcile_all
from nestbox.follows.review import ITSELF, remind, review, sign_off
from nestbox.follows.review_file import as_csv, plain
from nestbox.records.models import AccessReview, AuditEntry, CarerAddress, Notice, Pupil
from tests.world import follower


def seen(world: World, member: cast.Member) -> dict[str, tuple[str, ...]]:
    found = review(world.viewer(member), world.school_id)
    return {person.name: person.stands_on for person in found.seeing}


@pytest.mark.clause("GOV-2")
def test_it_shows_who_can_see_the_feed_and_on_what_it_stands(world: World) -> None:
    follower(world, cast.FOLLOWER)
    assert seen(world, cast.HEADTEACHER)["Sam Okafor"] == ("Mother of Leo Okafor, Year 5",)


def test_the_team_is_among_those_who_can_see_it(world: World) -> None:
    assert seen(world, cast.HEADTEACHER)["Tom Bryant"] == ("Teacher",)


def test_who_may_not_see_the_roll_reads_no_childs_name(world: World) -> None:
    follower(world, cast.FOLLOWER)
    assert seen(world, cast.ADMINISTRATOR)["Sam Okafor"] == ("Mother of a child in Year 5",)


def test_it_shows_who_was_admitted_and_by_whom(world: World) -> None:
    follower(world, cast.FOLLOWER)
    admitted = review(world.viewer(cast.HEADTEACHER), world.school_id).admitted
    assert [(line.name, line.by, line.clause) for line in admitted] == [
        ("Sam Okafor", cast.OFFICE_MANAGER.name, "ACC-2")
    ]


def test_it_shows_whose_access_ended_by_itself(world: World) -> None:
    follower(world, cast.FOLLOWER)
    Pupil.objects.update(on_roll=False)
    reconcile_all()
    found = review(world.viewer(cast.HEADTEACHER), world.school_id)
    assert [(line.name, line.by, line.clause) for line in found.ended] == [("Sam Okafor", ITSELF, "ACC-2")]
    assert "Sam Okafor" not in {person.name for person in found.seeing}


def test_what_was_before_the_day_is_left_out(world: World) -> None:
    with clock.standing_at(datetime(2026, 1, 10, tzinfo=UTC)):
        follower(world, cast.FOLLOWER)
    found = review(world.viewer(cast.HEADTEACHER), world.school_id, date(2026, 2, 1))
    assert found.admitted == ()


def test_an_address_that_the_roll_lost_is_pointed_out(world: World) -> None:
    follower(world, cast.FOLLOWER)
    CarerAddress.objects.update(email="other@gmail.com")
    found = review(world.viewer(cast.HEADTEACHER), world.school_id)
    notes = {person.name: person.notes for person in found.seeing}
    assert notes["Sam Okafor"] == ("Their address is not the roll’s any more.",)


@pytest.mark.clause("GOV-2")
def test_the_headteacher_signs_it_off(world: World) -> None:
    follower(world, cast.FOLLOWER)
    sign_off(world.viewer(cast.HEADTEACHER), world.school_id)
    found = review(world.viewer(cast.HEADTEACHER), world.school_id)
    assert (
        found.signed_by,
        found.is_due,
        AuditEntry.objects.filter(verb="access review signed").count(),
    ) == (
        cast.HEADTEACHER.name,
        False,
        1,
    )


@pytest.mark.parametrize("member", [cast.OFFICE_MANAGER, cast.ADMINISTRATOR])
def test_nobody_else_does(world: World, member: cast.Member) -> None:
    with pytest.raises(RefusedError):
        sign_off(world.viewer(member), world.school_id)
    assert AccessReview.objects.count() == 0


@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER])
def test_nobody_outside_the_office_finds_it(world: World, member: cast.Member) -> None:
    follower(world, cast.FOLLOWER)
    with pytest.raises(NotFoundError):
        review(world.viewer(member), world.school_id)


def test_another_schools_followers_are_not_in_it(world: World, elsewhere: World) -> None:
    follower(elsewhere, cast.FOLLOWER)
    assert "Sam Okafor" not in seen(world, cast.HEADTEACHER)


def test_the_headteacher_is_reminded_on_the_day(world: World) -> None:
    with clock.standing_at(datetime(2026, 1, 10, tzinfo=UTC)):
        follower(world, cast.FOLLOWER)
    for day in (11, 12, 13):
        with clock.standing_at(datetime(2026, 5, day, 9, tzinfo=UTC)):
            remind()
    told = Notice.objects.filter(kind="review").values_list("account__email", flat=True)
    assert list(told) == [cast.HEADTEACHER.email]


def test_the_file_says_the_same(world: World) -> None:
    follower(world, cast.FOLLOWER)
    lines = as_csv(review(world.viewer(cast.HEADTEACHER), world.school_id)).splitlines()
    assert next(line for line in lines if line.startswith("Can see it,Sam Okafor")).split(",")[2:4] == [
        cast.FOLLOWER.email,
        "parent/carer",
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2", "@here", "\tx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert plain(cell) == f"'{cell}"
