from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nestbox.policy.expiry import a_post_is_kept_until, closed_year, posts_go_on, year_ends, year_to_warn_of
from tests.policy.cast import REDBOURN

JULY = date(2026, 7, 31)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 6, 3), JULY),
        (JULY, JULY),
        (date(2026, 8, 1), date(2027, 7, 31)),
        (date(2026, 12, 24), date(2027, 7, 31)),
    ],
)
def test_a_day_belongs_to_the_school_year_that_ends_next(day: date, ends: date) -> None:
    assert year_ends(day, REDBOURN) == ends


@pytest.mark.clause("PUR-1")
def test_a_post_is_kept_until_its_school_year_is_over() -> None:
    assert a_post_is_kept_until(date(2026, 6, 3), None, REDBOURN) == JULY


@pytest.mark.clause("PUR-1")
def test_a_school_can_keep_its_posts_longer() -> None:
    assert a_post_is_kept_until(date(2026, 6, 3), None, replace(REDBOURN, kept_days=31)) == date(2026, 8, 31)


@pytest.mark.clause("PUR-1")
def test_a_trip_that_runs_into_a_new_year_stays_together() -> None:
    assert a_post_is_kept_until(date(2026, 7, 30), date(2026, 8, 2), REDBOURN) == date(2027, 7, 31)


@pytest.mark.parametrize(
    ("today", "closed"),
    [
        (JULY, date(2025, 7, 31)),
        (date(2026, 8, 1), JULY),
        (date(2027, 7, 31), JULY),
    ],
)
def test_a_year_is_closed_from_the_day_after_its_last(today: date, closed: date) -> None:
    assert closed_year(today, REDBOURN) == closed


@pytest.mark.clause("PUR-1")
@given(day=days, today=days, kept=st.integers(0, 400))
def test_the_closed_year_holds_exactly_the_posts_whose_time_is_over(
    day: date, today: date, kept: int
) -> None:
    values = replace(REDBOURN, kept_days=kept)
    assert (day <= closed_year(today, values)) == (a_post_is_kept_until(day, None, values) < today)


@pytest.mark.parametrize(
    ("today", "warned"), [(date(2026, 7, 17), date(2025, 7, 31)), (date(2026, 7, 18), JULY)]
)
def test_the_warning_comes_so_many_days_before(today: date, warned: date) -> None:
    assert year_to_warn_of(today, REDBOURN) == warned


@pytest.mark.clause("PUR-1")
def test_posts_go_on_the_day_after_the_year() -> None:
    assert posts_go_on(JULY, date(2026, 7, 18), REDBOURN) == date(2026, 8, 1)


@pytest.mark.clause("PUR-1")
@given(warned=days)
def test_nothing_goes_sooner_after_the_warning_than_the_school_says(warned: date) -> None:
    assert posts_go_on(JULY, warned, REDBOURN) - warned >= timedelta(days=REDBOURN.expiry_warning_days)
