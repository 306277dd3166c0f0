from dataclasses import MISSING, FrozenInstanceError, fields
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.value_schema import CHECKS, OPTIONAL, Problem
from nestbox.policy.values import SchoolValues, ValuesError, load_values
from tests.policy.cast import FILE, REDBOURN

LINES = FILE.split("\n")


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ValuesError) as error:
        load_values(text)
    return error.value.problems


def line_of(beginning: str) -> int:
    return next(number for number, line in enumerate(LINES, start=1) if line.startswith(beginning))


def changed(beginning: str, line: str) -> str:
    number = line_of(beginning)
    return "\n".join([*LINES[: number - 1], line, *LINES[number:]])


@pytest.mark.clause("GOV-1")
def test_redbourns_dates_are_those_of_its_policy() -> None:
    dates = (REDBOURN.implemented, REDBOURN.last_reviewed, REDBOURN.next_review)
    assert dates == (date(2022, 7, 1), date(2025, 12, 1), date(2028, 12, 1))


def test_redbourns_other_values_are_those_of_its_policy() -> None:
    assert (REDBOURN.name, REDBOURN.handle) == ("Redbourn Primary School", "PrimaryRedbourn")
    assert (REDBOURN.admitted_years, REDBOURN.minimum_age) == ((5, 6), 13)
    assert (REDBOURN.post_length, REDBOURN.link_length, REDBOURN.photos_per_post) == (140, 23, 10)
    assert REDBOURN.admin_address == "admin@redbournprimary.co.uk"
    assert (REDBOURN.office_manager_title, REDBOURN.headteacher_title) == ("Office Manager", "Headteacher")
    assert (REDBOURN.time_zone, REDBOURN.daily_reminder) == ("Europe/London", time(18, 0))
    assert REDBOURN.acceptable_use_title == "Acceptable Use of IT Agreement"


def test_values_cannot_be_changed_in_passing() -> None:
    with pytest.raises(FrozenInstanceError):
        REDBOURN.post_length = 280  # type: ignore[misc]  # that is the point


def test_every_value_comes_from_the_file() -> None:
    assert sorted(field for field, _ in CHECKS.values()) == sorted(
        field.name for field in fields(SchoolValues)
    )


def test_a_wrong_value_is_named_with_its_line() -> None:
    with pytest.raises(ValuesError) as error:
        load_values(changed("years = ", 'years = [5, "five"]'))
    number = line_of("years = ")
    assert str(error.value) == f'line {number}: years must be whole numbers from 0 to 13, not "five"'
    assert (error.value.line, error.value.key) == (number, "access.years")


def test_a_missing_value_is_named_with_the_line_of_its_part() -> None:
    assert problems_of(changed("photos = ", "")) == (
        Problem(line_of("[posts]"), "posts.photos", "[posts] has no photos"),
    )


def test_an_unknown_value_is_named_with_what_was_perhaps_meant() -> None:
    text = changed("handle = ", 'handle = "PrimaryRedbourn"\nhandel = "x"')
    assert problems_of(text) == (
        Problem(
            line_of("handle = ") + 1,
            "school.handel",
            '"handel" is not known in [school]; did you mean "handle"?',
        ),
    )


def test_an_unknown_value_of_a_part_within_a_part_is_named() -> None:
    text = changed("left = ", "lefft = 3")
    assert problems_of(text) == (
        Problem(
            line_of("left = "),
            "access.grace_days.lefft",
            '"lefft" is not known in [access.grace_days]; did you mean "left"?',
        ),
    )


def test_a_part_written_as_a_number_is_not_passed_over() -> None:
    text = FILE.replace("school_year_ends = ", "grace_days = 3\nschool_year_ends = ")
    text = text[: text.index("[access.grace_days]")] + text[text.index("[posts]") :]
    assert [problem.says for problem in problems_of(text)] == [
        "access.grace_days must have its values in a part of its own"
    ]


def test_grace_is_counted_in_whole_days() -> None:
    problem = problems_of(changed("left = ", "left = -1"))[0]
    assert problem.says == "left must be a whole number from 0 to 90, not -1"


def test_a_file_from_before_a_value_was_known_has_what_holds_then() -> None:
    beginnings = ("school_year", "refusals", "[access.grace", "left", "moved_up", "contact_", "staff_")
    older = "\n".join(line for line in LINES if not line.startswith(beginnings))
    assert load_values(older) == REDBOURN


def test_what_a_file_can_leave_out_has_a_value_of_its_own() -> None:
    fallbacks = {field.name for field in fields(SchoolValues) if field.default is not MISSING}
    assert {CHECKS[key][0] for key in OPTIONAL} == fallbacks


def test_an_unknown_part_is_named() -> None:
    assert problems_of(f"{FILE}\n[colours]\n")[0].says == '"colours" is not known in this file'


def test_an_empty_file_lacks_everything_on_its_first_line() -> None:
    problems = problems_of("")
    assert {problem.key for problem in problems} == set(CHECKS) - OPTIONAL
    assert {problem.line for problem in problems} == {1}


def test_a_part_that_is_written_as_a_value_lacks_what_belongs_into_it() -> None:
    assert "posts.length" in {problem.key for problem in problems_of("posts = 3")}


def test_all_problems_are_said_at_once_in_the_order_of_the_lines() -> None:
    text = changed("years = ", "years = []").replace(
        'time_zone = "Europe/London"', 'time_zone = "London time"'
    )
    assert [problem.key for problem in problems_of(text)] == ["school.time_zone", "access.years"]


def test_a_slip_in_the_writing_is_named_with_its_line() -> None:
    problem = problems_of(changed("years = ", "years = 5 and 6"))[0]
    assert (problem.line, problem.key) == (line_of("years = "), "")
    assert problem.says.startswith("this is not written as TOML: ")


def test_a_text_without_an_end_is_named_with_the_last_line() -> None:
    text = FILE.rstrip("\n").removesuffix('"""')
    assert problems_of(text)[0].line == text.count("\n") + 1


def test_a_value_given_twice_is_named_with_its_line() -> None:
    assert problems_of(changed("photos = ", "photos = 4\nphotos = 5"))[0].line == line_of("photos = ") + 1


@pytest.mark.clause("ACC-6")
def test_no_school_can_admit_people_under_13() -> None:
    assert problems_of(changed("minimum_age = ", "minimum_age = 12"))[0].key == "access.minimum_age"


@pytest.mark.clause("GOV-1")
@pytest.mark.parametrize(
    ("beginning", "line", "key"),
    [
        ("implemented = ", "implemented = 2030-01-01", "policy.last_reviewed"),
        ("next_review = ", "next_review = 2025-12-01", "policy.next_review"),
        ("link_length = ", "link_length = 100\nlength = 40", "posts.link_length"),
    ],
)
def test_values_have_to_fit_one_another(beginning: str, line: str, key: str) -> None:
    text = changed(beginning, line)
    if "length = 40" in line:
        text = text.replace("length = 140\n", "", 1)
    assert [problem.key for problem in problems_of(text)] == [key]


@given(number=st.integers(1, len(LINES)), line=st.text(max_size=40))
def test_whatever_is_typed_into_a_line_the_answer_is_values_or_a_line_of_the_file(
    number: int, line: str
) -> None:
    text = "\n".join([*LINES[: number - 1], line, *LINES[number:]])
    assert outcome_of(text) <= text.count("\n") + 1


def outcome_of(text: str) -> int:
    """The line of the first problem, or 0 for a file in order."""
    try:
        load_values(text)
    except ValuesError as error:
        return error.line
    return 0
