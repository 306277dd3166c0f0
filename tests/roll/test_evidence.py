"""What the roll says of an address."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.policy.facts import ChildOnRoll, StaffEntry
from nestbox.records.models import Pupil, Responsibility
from nestbox.roll import actions
from nestbox.roll.actions import Child
from nestbox.roll.evidence import evidence_of, index_of, look_up


def test_an_unknown_address_brings_nothing(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    facts = look_up(world.school_id, "kit.marlow@gmail.com", "Kit Marlow").facts

    assert (facts.children, facts.staff, facts.matched_kind) == ((), (), None)


@pytest.mark.parametrize("email", ["birtrogers@gmail.com", "BirtRogers@Gmail.com"])
def test_a_carer_is_known_by_their_address(world: World, email: str) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    facts = look_up(world.school_id, email, cast.PENDING.name).facts

    assert facts.matched_kind == "personal"
    assert facts.children == (
        ChildOnRoll(
            5,
            on_roll=True,
            relationship="mother",
            parental_responsibility=True,
            principal_carer=True,
            contact_restricted=False,
        ),
    )


def test_no_address_matches_the_carers_who_have_none(world: World) -> None:
    world.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), email=""))

    assert look_up(world.school_id, "", "Birt Rogers").facts.matched_kind is None


def test_an_address_that_the_roll_has_as_one_from_work_is_known_as_such(world: World) -> None:
    world.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), email_kind="work"))

    assert look_up(world.school_id, cast.PENDING.email, cast.PENDING.name).facts.matched_kind == "work"


@pytest.mark.parametrize(
    ("starts", "ends", "current"),
    [
        (None, None, True),
        (date(2026, 6, 1), date(2026, 6, 1), True),
        (date(2026, 6, 2), None, False),
        (None, date(2026, 5, 31), False),
    ],
)
@pytest.mark.clause("ACC-3")
def test_staff_are_current_from_their_first_to_their_last_day(
    world: World, starts: date | None, ends: date | None, current: bool
) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    actions.add_staff_member(
        office,
        world.school_id,
        name="Ravi Patel",
        email="ravi.patel@gmail.com",
        category="governor",
        starts=starts,
        ends=ends,
    )

    with clock.standing_at(datetime(2026, 6, 1, 12, tzinfo=UTC)):
        facts = look_up(world.school_id, "Ravi.Patel@gmail.com", "Ravi Patel").facts
    assert facts.staff == (StaffEntry("governor", current),)


def test_a_day_begins_where_the_school_is(world: World) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    first_day = date(2026, 6, 2)
    actions.add_staff_member(
        office, world.school_id, name="R", email="r@gmail.com", category="governor", starts=first_day
    )

    with clock.standing_at(datetime(2026, 6, 1, 23, 30, tzinfo=UTC)):  # 00:30 in Hertfordshire
        facts = look_up(world.school_id, "r@gmail.com", "R").facts
    assert facts.staff == (StaffEntry("governor", current=True),)


@pytest.mark.clause("ACC-6")
def test_a_school_issued_address_is_a_pupils(world: World) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    child = Child("Ivy", "Rogers", 5, school_email="I.Rogers@pupils.example")
    actions.add_pupil(office, world.school_id, child)

    assert look_up(world.school_id, "i.rogers@PUPILS.example", "Somebody").facts.is_pupil


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize(
    ("name", "is_pupil"),
    [
        ("Isabella Rogers", True),
        ("Issy Rogers", True),
        ("issy  ROGERS", True),
        ("Rogers", False),
        ("Issy", False),
        ("", False),
        ("Issy Rogerson", False),
    ],
)
def test_a_pupil_is_known_by_either_name(world: World, name: str, is_pupil: bool) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    actions.add_pupil(office, world.school_id, Child("Isabella", "Rogers", 5, preferred_name="Issy"))

    assert look_up(world.school_id, "somebody@gmail.com", name).facts.is_pupil is is_pupil


def test_a_pupil_of_another_school_is_not_one_of_this(world: World, elsewhere: World) -> None:
    elsewhere.child("Ivy", "Rogers", 5)

    assert not look_up(world.school_id, "somebody@gmail.com", "Ivy Rogers").facts.is_pupil


def test_the_rows_stand_in_the_order_of_the_facts(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.child("Ada", "Rogers", 2, carer(cast.PENDING))
    looked = look_up(world.school_id, cast.PENDING.email, cast.PENDING.name)

    assert [row.pupil.year_group for row in looked.responsibilities] == [
        child.year_group for child in looked.facts.children
    ]
    assert Pupil.objects.count() == 2


def test_a_whole_queue_is_judged_in_a_constant_number_of_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for forename in ("Ivy", "Ada", "Leo"):
        world.child(forename, "Rogers", 5, carer(cast.PENDING))

    with django_assert_num_queries(7):
        index = index_of(world.school_id)
        found = [evidence_of(index, f"kit{n}@gmail.com", "Kit Marlow") for n in range(5)]
        found.append(evidence_of(index, cast.PENDING.email, cast.PENDING.name))
    assert [len(facts.children) for facts in found] == [0, 0, 0, 0, 0, 3]


@pytest.mark.clause("REQ-2")
def test_a_restriction_stands_when_the_roll_no_longer_has_the_contact(world: World) -> None:
    father = replace(carer(cast.PENDING, "father"), contact_restricted=True)
    world.child("Ivy", "Rogers", 5, father)
    Responsibility.objects.update(current=False)

    facts = look_up(world.school_id, "another@gmail.com", cast.PENDING.name).facts
    assert (facts.children, facts.restricted_namesake) == ((), "same")


@pytest.mark.clause("REQ-2")
def test_a_restriction_at_another_school_is_not_one_of_this(world: World, elsewhere: World) -> None:
    elsewhere.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), contact_restricted=True))

    facts = look_up(world.school_id, cast.PENDING.email, cast.PENDING.name).facts
    assert (facts.restricted_namesake, facts.sibling_restricted) == (None, False)


def test_a_contact_whom_the_roll_no_longer_has_is_unknown(world: World) -> None:
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    Responsibility.objects.update(current=False)

    assert look_up(world.school_id, cast.PENDING.email, cast.PENDING.name).facts.children == ()
