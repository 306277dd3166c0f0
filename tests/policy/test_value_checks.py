import re
from datetime import UTC, date, datetime, time

import pytest

from nestbox.policy.value_checks import (
    Check,
    UnfitError,
    day,
    day_of_year,
    each,
    hour,
    matching,
    text,
    whole,
    years,
    zone,
)

LETTERS = re.compile("[a-z]+")
words = each(LETTERS, "words", least=1)


@pytest.mark.parametrize(
    ("check", "value", "result"),
    [
        (text(5), " Birt ", "Birt"),
        (whole(1, 3), 3, 3),
        (matching(LETTERS, "letters"), "abc", "abc"),
        (words, ["b", "a"], ("b", "a")),
        (years, [6, 5], (5, 6)),
        (day, date(2025, 12, 31), date(2025, 12, 31)),
        (hour, "18:00", time(18, 0)),
        (day_of_year, "07-31", (7, 31)),
        (zone, "Europe/London", "Europe/London"),
    ],
)
def test_a_fit_value_is_taken(check: Check, value: object, result: object) -> None:
    assert check(value) == result


@pytest.mark.parametrize(
    ("check", "value", "says"),
    [
        (text(5), "", 'must be a text in quotation marks that is not empty, not ""'),
        (text(5), 7, "must be a text in quotation marks that is not empty, not 7"),
        (text(5), "Rogers", "must have at most 5 characters, not 6"),
        (whole(1, 3), 4, "must be a whole number from 1 to 3, not 4"),
        (whole(1, 3), "2", 'must be a whole number from 1 to 3, not "2"'),
        (whole(0, 3), True, "must be a whole number from 0 to 3, not true"),
        (matching(LETTERS, "letters"), "abc1", 'must be letters, not "abc1"'),
        (matching(LETTERS, "letters"), 5, "must be letters, not 5"),
        (words, "a", 'must be words in square brackets, not "a"'),
        (words, [], "must be words, at least 1 of them"),
        (words, ["a", 5], "must be words, not 5"),
        (words, ["a", "a"], 'has "a" twice'),
        (years, [5, "five"], 'must be whole numbers from 0 to 13, not "five"'),
        (years, [14], "must be whole numbers from 0 to 13, not 14"),
        (years, [True], "must be whole numbers from 0 to 13, not true"),
        (years, [5, 5], "has 5 twice"),
        (day, "2025-12-31", 'must be a date such as 2025-12-31, without quotation marks, not "2025-12-31"'),
        (day_of_year, "02-29", 'must be a month and a day such as "07-31", not "02-29"'),
        (day_of_year, "31 July", 'must be a month and a day such as "07-31", not "31 July"'),
        (day_of_year, 731, 'must be a month and a day such as "07-31", not 731'),
        (hour, "25:00", 'must be a time such as "18:00", not "25:00"'),
        (hour, 18, 'must be a time such as "18:00", not 18'),
        (zone, "Europe/Redbourn", 'must be a time zone such as "Europe/London", not "Europe/Redbourn"'),
        (zone, "../../etc/passwd", 'must be a time zone such as "Europe/London", not "../../etc/passwd"'),
    ],
)
def test_an_unfit_value_is_refused_with_the_reason(check: Check, value: object, says: str) -> None:
    with pytest.raises(UnfitError) as error:
        check(value)
    assert str(error.value) == says


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(UnfitError):
        day(datetime(2025, 12, 31, tzinfo=UTC))
