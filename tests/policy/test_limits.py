from datetime import UTC, date, datetime, timedelta

import pytest

from nestbox.policy.limits import can_ask_from, may_ask_again
from tests.policy.cast import REDBOURN

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def days_ago(*days: int) -> list[datetime]:
    return [NOW - timedelta(days=number) for number in days]


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize("refused", [(), (1,), (1, 2), (0, 0), (31, 1, 2), (40, 41, 42), (29, 60, 0)])
def test_few_refusals_are_in_nobodys_way(refused: tuple[int, ...]) -> None:
    assert may_ask_again(days_ago(*refused), NOW, REDBOURN).allowed


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("refused", "first_day"),
    [
        ((0, 1, 2), date(2026, 7, 28)),
        ((2, 0, 1), date(2026, 7, 28)),
        ((0, 0, 29), date(2026, 7, 1)),
        ((0, 1, 2, 20), date(2026, 7, 28)),
    ],
)
def test_many_refusals_are_until_the_first_of_them_is_old(refused: tuple[int, ...], first_day: date) -> None:
    assert not may_ask_again(days_ago(*refused), NOW, REDBOURN).allowed
    assert can_ask_from(days_ago(*refused), REDBOURN) == first_day


@pytest.mark.clause("REQ-2")
def test_on_that_day_they_may_ask() -> None:
    midnight = datetime(2026, 7, 27, 23, tzinfo=UTC)  # in Hertfordshire it is the 28th
    assert may_ask_again(days_ago(0, 1, 2), midnight, REDBOURN).allowed


@pytest.mark.clause("REQ-3")
def test_they_are_told_when_and_what_to_do_meanwhile() -> None:
    assert may_ask_again(days_ago(0, 1, 2), NOW, REDBOURN).why == (
        "You can ask again from 28 July 2026. Until then, please email admin@redbournprimary.co.uk "
        "if we should know more about you."
    )
