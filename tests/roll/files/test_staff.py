"""Lists of staff and governors."""

from datetime import date

import pytest

from tests.roll.files.exports import of, reading, whys


def category(said: str) -> str:
    staff = of(f"Name,Role,Personal email\nJo Bell,{said},jo@gmail.com\n").roll.staff
    return staff[0].category if staff else ""


MEANT = {
    "teacher": "Teacher|Class Teacher|Headteacher|Deputy Head|NQT|ECT|SENCO|Assistant Headteacher",
    "support staff": "Support Staff|Teaching Assistant|TA|HLTA|Midday Supervisor|Mentor|Non-teaching staff",
    "office team": "Office team|Administrator|School Business Manager|Secretary|Admin Assistant|Bursar|Clerk",
    "site manager": "Site manager|Caretaker|Premises Officer",
    "governor": "Governor|Co-opted Governor|Parent Governor|Chair of Governors",
    "": "Astronaut|Volunteer|Former Headteacher|Contractor|Parent|",
}


@pytest.mark.parametrize(
    ("said", "meant"), [(said, meant) for meant, words in MEANT.items() for said in words.split("|")]
)
def test_what_a_system_calls_somebody_is_one_of_the_five_categories(said: str, meant: str) -> None:
    assert category(said) == meant


def test_what_is_not_known_is_refused_by_name() -> None:
    assert whys(reading("staff.csv")) == [
        (8, "“Astronaut” is not known to be a governor, teacher, support staff, office team or site manager.")
    ]


def test_a_work_address_is_not_taken() -> None:
    found = of("Name,Role,Work email\nJo Bell,Teacher,jo@school.example\n")

    assert (found.roll.staff[0].email, "People without a personal email address: 1." in found.notes) == (
        "",
        True,
    )


def test_the_first_and_the_last_day_are_kept() -> None:
    helen = reading("staff.csv").roll.staff[1]

    assert (helen.starts, helen.ends) == (date(2015, 1, 1), date(2027, 8, 31))


def test_a_last_day_that_cannot_be_read_refuses_the_row() -> None:
    assert whys(of("Name,Role,Until\nJo Bell,Teacher,soon\n")) == [(2, "A date in this row cannot be read.")]


@pytest.mark.parametrize(
    ("said", "kept"), [("Yes", 1), ("Current", 1), ("T", 1), ("No", 0), ("Left", 0), ("", 0)]
)
def test_who_is_not_current_is_left_out(said: str, kept: int) -> None:
    assert len(of(f"Name,Role,Current\nJo Bell,Teacher,{said}\n").roll.staff) == kept


def test_in_a_list_of_governors_a_kind_of_governor_is_one() -> None:
    assert [(one.name, one.category) for one in reading("governors.csv").roll.staff] == [
        ("Ravi Patel", "governor")
    ]


def test_in_a_list_of_staff_a_parent_is_not_staff() -> None:
    assert category("Parent") == ""


def test_names_in_two_columns_are_one_name() -> None:
    found = of("Title,Forename,Surname,Category\nMrs,Birt,O’Neill,Teacher\n")

    assert [one.name for one in found.roll.staff] == ["Birt O’Neill"]
