"""Who is on a trip, and who of them may not be shown: for those who lead it."""

from datetime import date

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Role
from nestbox.policy.standing import Standing
from nestbox.schools import actions as schools
from nestbox.schools import children
from nestbox.schools import reads as schools_reads
from nestbox.trips import actions
from nestbox.trips.roster import roster
from tests.world import OTHER_TEACHER, follower

COLLEAGUE = Member("Asha Rao", "asha.rao@gmail.com", "A second teacher.", Role.TEACHER)


@pytest.fixture
def trip_id(world: World) -> int:
    """A trip of Year 6, with one yes, one no and one unheard of; and a child of Year 5 who stays at home."""
    world.answers(world.child("Ada", "Okafor", 6))
    world.answers(world.child("Ben", "Hale", 6), Standing.REFUSED)
    world.child("Cleo", "Marsh", 6)
    world.answers(world.child("Dan", "Reed", 5))
    return world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5), years=(6,))


@pytest.mark.clause("CON-2")
def test_the_reverse_list_holds_who_said_no_and_who_said_nothing(world: World, trip_id: int) -> None:
    shown = roster(world.viewer(cast.TEACHER), trip_id)

    assert [(child.name, child.may_be_shown) for child in shown.children] == [
        ("Ada Okafor", True),
        ("Ben Hale", False),
        ("Cleo Marsh", False),
    ]
    assert [child.name for child in shown.hidden] == ["Ben Hale", "Cleo Marsh"]


def test_a_trip_for_which_somebody_chose_holds_the_chosen(world: World, trip_id: int) -> None:
    teacher = world.viewer(cast.TEACHER)
    ada = roster(teacher, trip_id).children[0]
    children.choose(teacher, trip_id, [ada.id])

    assert roster(teacher, trip_id).children == (ada,)


@pytest.mark.parametrize("member", [cast.TEACHER, cast.HEADTEACHER, cast.OFFICE_MANAGER])
def test_leaders_and_the_office_read_it(world: World, trip_id: int, member: Member) -> None:
    assert len(roster(world.viewer(member), trip_id).children) == 3


def test_once_leaders_are_chosen_other_teachers_no_longer_read_it(world: World, trip_id: int) -> None:
    world.joins_team(COLLEAGUE)
    teacher = world.viewer(cast.TEACHER)
    actions.choose_leaders(teacher, trip_id, [teacher.account_id])

    with pytest.raises(NotFoundError):
        roster(world.viewer(COLLEAGUE), trip_id)
    with pytest.raises(NotFoundError):
        roster(world.viewer(cast.ADMINISTRATOR), trip_id)
    assert roster(teacher, trip_id).title == "The Lakes"


@pytest.mark.clause("SAF-2")
def test_nobody_else_reads_it(world: World, elsewhere: World, trip_id: int) -> None:
    follower(world)
    world.signs_up(cast.STRANGER)
    outsiders = [
        world.viewer(cast.FOLLOWER),
        world.viewer(cast.STRANGER),
        elsewhere.viewer(OTHER_TEACHER),
    ]
    former = world.viewer(cast.TEACHER).account_id
    world.leaves_team(cast.TEACHER)
    outsiders.append(world.viewer(cast.TEACHER))

    assert outsiders[-1].account_id == former
    for viewer in outsiders:
        with pytest.raises(NotFoundError):
            roster(viewer, trip_id)


def test_when_the_last_leader_leaves_the_trip_is_everybodys_again(world: World, trip_id: int) -> None:
    world.joins_team(COLLEAGUE)
    colleague = world.viewer(COLLEAGUE)
    actions.choose_leaders(colleague, trip_id, [colleague.account_id])
    [held] = [row for row in schools_team(world) if row.email == COLLEAGUE.email]
    schools.end_role(world.viewer(cast.ADMINISTRATOR), held.id)

    assert roster(world.viewer(cast.TEACHER), trip_id).title == "The Lakes"


def schools_team(world: World) -> list[schools_reads.TeamMember]:
    return schools_reads.team(world.viewer(cast.ADMINISTRATOR), world.school_id)
