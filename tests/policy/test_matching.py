from dataclasses import replace
from datetime import date

import pytest

from nestbox.policy.facts import ChildOnRoll, Resemblance, StaffEntry
from nestbox.policy.roll import Address, Carer, Pupil, Roll, StaffMember
from tests.policy.rolls import ADA, BIRT, IVY, LEO, TODAY, TOM, family, found, held

FAMILY = family(*held(BIRT, IVY, ADA), *held(TOM, IVY))


@pytest.mark.clause("ACC-2")
def test_a_carer_is_found_by_the_very_address() -> None:
    assert found(FAMILY, "tom@home.example").facts.children == (
        ChildOnRoll(
            5,
            on_roll=True,
            relationship="Mother",
            parental_responsibility=True,
            principal_carer=True,
            contact_restricted=False,
        ),
    )


@pytest.mark.parametrize("email", ["Birt@Home.example", " birt@home.example "])
def test_an_address_is_the_same_in_capital_letters(email: str) -> None:
    assert found(FAMILY, email).facts.matched_kind == "personal"


@pytest.mark.clause("ACC-2")
def test_a_parent_of_three_is_one_person_with_three_children() -> None:
    roll = family(*held(BIRT, IVY, ADA, LEO))
    assert [child.year_group for child in found(roll, "birt@home.example").facts.children] == [5, 2, 6]


def test_the_lines_stand_in_the_order_of_the_facts() -> None:
    matched = found(FAMILY, "birt@home.example")
    assert [line.pupil for line in matched.responsibilities] == ["ivy", "ada"]
    assert [child.year_group for child in matched.facts.children] == [5, 2]


@pytest.mark.clause("REQ-2")
def test_a_stranger_is_found_nowhere() -> None:
    facts = found(FAMILY, "kit.marlow@gmail.com", "Kit Marlow").facts
    assert (facts.children, facts.staff, facts.matched_kind, facts.resembles) == ((), (), None, ())


def test_nobody_is_found_by_an_empty_address() -> None:
    staff = (StaffMember("ravi", "Ravi Patel", "teacher"),)
    facts = found(family(*held(Carer("x", "No Address"), IVY), staff=staff), "").facts
    assert (facts.children, facts.staff, facts.is_pupil) == ((), (), False)


@pytest.mark.clause("REQ-5")
@pytest.mark.parametrize(
    ("email", "kind"), [("birt@home.example", "personal"), ("birt@office.example", "work")]
)
def test_a_work_address_beside_a_personal_one_stays_one_from_work(email: str, kind: str) -> None:
    both = replace(BIRT, addresses=(*BIRT.addresses, Address("birt@office.example", "work")))
    assert found(family(*held(both, IVY)), email).facts.matched_kind == kind


@pytest.mark.clause("ACC-3")
@pytest.mark.parametrize(
    ("starts", "ends", "current"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 6, 2), None, False),
        (None, date(2026, 5, 31), False),
    ],
)
def test_staff_are_current_from_their_first_to_their_last_day(
    starts: date | None, ends: date | None, current: bool
) -> None:
    staff = (StaffMember("ravi", "Ravi Patel", "governor", "Ravi@home.example", starts, ends),)
    matched = found(Roll(staff=staff), "ravi@home.example")
    assert matched.facts.staff == (StaffEntry("governor", current=current),)
    assert matched.staff == staff


@pytest.mark.clause("REQ-2")
def test_an_address_like_a_mothers_name_says_whom_it_resembles() -> None:
    facts = found(FAMILY, "BirtRogers@gmail.com").facts
    assert facts.resembles == (Resemblance("address", "Birt Rogers", "mother of a child in Year 5"),)
    assert (facts.matched_kind, facts.children) == (None, ())


@pytest.mark.clause("REQ-2")
def test_an_address_like_a_pupils_surname_says_whose() -> None:
    facts = found(Roll(pupils=(LEO,)), "okafor.family@gmail.com").facts
    assert facts.resembles == (Resemblance("address", "Leo Okafor", "a child in Year 6"),)


@pytest.mark.clause("REQ-2")
def test_a_mothers_own_name_from_another_address_is_a_likeness() -> None:
    facts = found(FAMILY, "sunshine@gmail.com", "birt rogers").facts
    assert facts.resembles == (Resemblance("name", "Birt Rogers", "mother of a child in Year 5"),)


def test_a_teacher_is_resembled_too() -> None:
    staff = (StaffMember("ravi", "Ravi Patel", "teacher", "ravi@home.example"),)
    facts = found(Roll(staff=staff), "ravi.patel@gmail.com").facts
    assert facts.resembles == (Resemblance("address", "Ravi Patel", "teacher on the staff list"),)


def test_whoever_is_found_by_the_very_address_resembles_nobody_else() -> None:
    namesake = Carer("other", "Birt Rogers", (Address("other@home.example"),))
    facts = found(family(*held(BIRT, IVY), *held(namesake, LEO)), "birt@home.example", "Birt Rogers").facts
    assert (facts.resembles, len(facts.children)) == ((), 1)


def test_a_contact_of_nobody_is_resembled_by_nobody() -> None:
    roll = Roll(pupils=(IVY,), carers=(Carer("kit", "Kit Marlow"),))
    assert found(roll, "kit.marlow@gmail.com", "Kit Marlow").facts.resembles == ()


@pytest.mark.clause("REQ-2")
def test_two_carers_of_one_name_are_both_named() -> None:
    namesake = Carer("other", "Birt Rogers", (Address("other@home.example"),))
    facts = found(family(*held(BIRT, IVY), *held(namesake, LEO)), "b.rogers@gmail.com").facts
    assert [other.what for other in facts.resembles] == [
        "mother of a child in Year 5",
        "mother of a child in Year 6",
    ]


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize("email", ["l.okafor@PUPILS.example", "L.Okafor@pupils.example"])
def test_a_school_issued_address_is_a_pupils(email: str) -> None:
    assert found(Roll(pupils=(LEO,)), email, "Somebody").facts.is_pupil


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize(
    ("name", "is_pupil"),
    [
        ("Isabella O’Neill-Gray", True),
        ("issy oneill gray", True),
        ("ISSY  O'NEILL-GRAY", True),
        ("Issy Bell", True),
        ("Gray", False),
        ("Issy", False),
        ("", False),
    ],
)
def test_a_pupil_is_known_by_either_name_however_it_is_written(name: str, is_pupil: bool) -> None:
    pupil = Pupil(
        "issy", "Isabella", "O'Neill-Gray", preferred_name="Issy", preferred_surname="Bell", year_group=5
    )
    assert found(Roll(pupils=(pupil,)), "somebody@gmail.com", name).facts.is_pupil is is_pupil


@pytest.mark.clause("ACC-6")
def test_a_pupil_with_a_name_of_another_script_is_known_by_it() -> None:
    pupil = Pupil("m", "محمد", "علي", year_group=5)
    assert found(Roll(pupils=(pupil,)), "somebody@gmail.com", "محمد علي").facts.is_pupil


@pytest.mark.clause("ACC-6")
@pytest.mark.parametrize("on_the_roll", ["Ivy Rogers", "I Rogers", "Mrs I Rogers"])
def test_a_mother_with_her_daughters_name_is_no_pupil(on_the_roll: str) -> None:
    roll = family(*held(replace(BIRT, name=on_the_roll), IVY))
    assert not found(roll, "birt@home.example", "Ivy Rogers").facts.is_pupil


@pytest.mark.clause("ACC-6")
def test_a_pupils_name_from_an_unknown_address_is_a_pupils_although_a_contact_has_its_initial() -> None:
    roll = family(*held(replace(BIRT, name="I Rogers"), IVY))
    assert found(roll, "somebody@gmail.com", "Ivy Rogers").facts.is_pupil


@pytest.mark.clause("REQ-2")
def test_contact_restricted_for_a_sibling_is_found() -> None:
    other = replace(BIRT, key="b2", addresses=())
    roll = family(*held(BIRT, IVY), *held(TOM, IVY, ADA), *held(other, ADA, restricted=True))
    assert found(roll, "birt@home.example").facts.sibling_restricted


@pytest.mark.clause("REQ-2")
def test_another_parents_restriction_for_the_same_children_is_not_the_mothers() -> None:
    roll = family(*held(BIRT, IVY), *held(TOM, IVY, restricted=True))
    assert not found(roll, "birt@home.example", "Birt Rogers").facts.sibling_restricted


@pytest.mark.clause("REQ-2")
def test_a_restricted_father_with_the_mothers_address_is_found_by_his_name() -> None:
    roll = family(*held(BIRT, IVY), *held(TOM, IVY, restricted=True))
    facts = found(roll, "birt@home.example", "tom rogers").facts
    assert (facts.sibling_restricted, facts.restricted_namesake) == (True, "same")


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("email", "name", "namesake"),
    [
        ("new@gmail.com", "Tom Rogers", "same"),
        ("new@gmail.com", "Mr TOM  ROGERS", "same"),
        ("new@gmail.com", "T Rogers", "alike"),
        ("new@gmail.com", "Thomas Rogers", None),
        ("tom.rogers@gmail.com", "Somebody", "alike"),
        ("rogers.family@gmail.com", "Birt Rogers", None),
        ("kit@gmail.com", "Kit Marlow", None),
    ],
)
def test_a_name_like_that_of_somebody_restricted_is_found(
    email: str, name: str, namesake: str | None
) -> None:
    roll = family(*held(BIRT, IVY), *held(TOM, IVY, restricted=True))
    assert found(roll, email, name).facts.restricted_namesake == namesake


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize("restricted", [False, None])
def test_a_name_like_that_of_somebody_not_restricted_is_nothing(restricted: bool | None) -> None:
    roll = family(*held(TOM, IVY, restricted=restricted))
    assert found(roll, "new@gmail.com", "Tom Rogers").facts.restricted_namesake is None


@pytest.mark.clause("REQ-2")
def test_an_unknown_restriction_stays_unknown() -> None:
    facts = found(family(*held(BIRT, IVY, restricted=None)), "birt@home.example").facts
    assert facts.children[0].contact_restricted is None
