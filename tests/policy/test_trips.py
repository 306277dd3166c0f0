from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from nestbox.policy import trips
from nestbox.policy.permissions import Role
from nestbox.policy.trips import DayFacts, Direction, Lack, Reminded, TripFacts
from tests.policy.cast import REDBOURN

MONDAY, TUESDAY, FRIDAY = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 5)
WEEK = TripFacts(MONDAY, FRIDAY)
LONDON = ZoneInfo("Europe/London")


# The plan


@pytest.mark.clause("PUR-1")
@pytest.mark.parametrize(
    ("starts", "ends", "outcome"),
    [
        (MONDAY, MONDAY, "allow"),
        (MONDAY, date(2026, 7, 1), "allow"),  # 31 days
        (MONDAY, date(2026, 7, 2), "refuse"),
        (TUESDAY, MONDAY, "refuse"),
    ],
)
def test_a_trip_has_between_one_day_and_a_month(starts: date, ends: date, outcome: str) -> None:
    assert trips.a_trip_has_its_days(TripFacts(starts, ends)).outcome == outcome


@pytest.mark.clause("PUR-1")
@pytest.mark.parametrize(
    ("years", "outcome"), [((), "allow"), ((5,), "allow"), ((5, 6), "allow"), ((4, 5), "refuse")]
)
def test_a_trip_is_for_years_of_the_feed(years: tuple[int, ...], outcome: str) -> None:
    facts = TripFacts(MONDAY, FRIDAY, years)
    assert trips.a_trip_is_for_the_years_of_the_feed(facts, REDBOURN).outcome == outcome


@pytest.mark.clause("PUR-1")
@pytest.mark.parametrize(
    ("clashes", "confirmed", "outcome"),
    [((), False, "allow"), (("The Lakes",), False, "ask"), (("The Lakes",), True, "allow")],
)
def test_two_trips_of_a_year_at_once_are_asked_about(
    clashes: tuple[str, ...], confirmed: bool, outcome: str
) -> None:
    facts = TripFacts(MONDAY, FRIDAY, (5,), clashes, confirmed)
    assert trips.a_year_is_on_one_trip_at_a_time(facts).outcome == outcome


# Its days


@pytest.mark.parametrize(
    ("day", "number"),
    [(MONDAY, 1), (TUESDAY, 2), (FRIDAY, 5), (date(2026, 5, 31), None), (date(2026, 6, 6), None)],
)
def test_days_are_counted_from_the_first(day: date, number: int | None) -> None:
    assert trips.day_number(day, MONDAY, FRIDAY) == number


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize(
    ("roles", "leads", "chosen", "outcome"),
    [
        ([Role.TEACHER], True, True, "allow"),
        ([Role.TEACHER], False, True, "refuse"),
        ([Role.TEACHER], False, False, "allow"),
        ([Role.ADMINISTRATOR], False, True, "refuse"),
        ([Role.OFFICE_MANAGER], False, True, "allow"),
        ([Role.HEADTEACHER], False, True, "allow"),
        ([], True, True, "refuse"),
    ],
)
def test_leaders_and_the_office_see_a_trips_day(
    roles: list[Role], leads: bool, chosen: bool, outcome: str
) -> None:
    assert trips.only_leaders_see_a_trips_day(roles, leads, chosen).outcome == outcome


@pytest.mark.clause("PUR-2")
def test_nobody_arrives_on_a_trip_that_is_not_on() -> None:
    days = (date(2026, 5, 31), MONDAY, FRIDAY, date(2026, 6, 6))
    outcomes = [trips.it_is_a_day_of_the_trip(day, MONDAY, FRIDAY).outcome for day in days]
    assert outcomes == ["refuse", "allow", "allow", "refuse"]


def a_day(day: date, **facts: object) -> DayFacts:
    whole = {"day": day, "starts": MONDAY, "ends": FRIDAY, "posts": 1, "photos": 1} | facts
    whole.setdefault("planned", frozenset(date(2026, 6, number) for number in range(1, 6)))
    return DayFacts(**whole)  # type: ignore[arg-type]  # the facts of a test, by name


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize(
    ("day", "lacks"),
    [
        (a_day(MONDAY), (Lack.ARRIVAL,)),
        (a_day(MONDAY, said=frozenset({Direction.ARRIVED})), ()),
        (a_day(TUESDAY), ()),
        (a_day(TUESDAY, posts=0, photos=0), (Lack.NEWS, Lack.PHOTO)),
        (a_day(TUESDAY, photos=0), (Lack.PHOTO,)),
        (a_day(TUESDAY, planned=frozenset()), (Lack.PLAN, Lack.TOMORROW)),
        (a_day(FRIDAY), (Lack.WAY_HOME,)),
        (a_day(FRIDAY, said=frozenset({Direction.WAY_HOME})), ()),
        (a_day(date(2026, 6, 6), posts=0, photos=0), ()),
        (a_day(date(2026, 5, 31), posts=0, photos=0), ()),
    ],
)
def test_a_day_says_what_it_lacks(day: DayFacts, lacks: tuple[Lack, ...]) -> None:
    assert trips.what_the_day_lacks(day) == lacks


def test_a_trip_of_one_day_need_not_say_that_it_goes_home() -> None:
    day = a_day(MONDAY, ends=MONDAY, said=frozenset({Direction.ARRIVED}))
    assert trips.what_the_day_lacks(day) == ()


# The evening


def reminded(day: date, at: time, posts: int = 0) -> tuple[Reminded, ...]:
    now = datetime.combine(day, at, LONDON)
    return trips.who_is_reminded(now, MONDAY, FRIDAY, posts, REDBOURN)


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize(
    ("at", "who"),
    [
        (time(17, 59), ()),
        (time(18, 0), (Reminded.LEADERS,)),
        (time(19, 59), (Reminded.LEADERS,)),
        (time(20, 0), (Reminded.LEADERS, Reminded.OFFICE)),
        (time(23, 59), (Reminded.LEADERS, Reminded.OFFICE)),
        (time(0, 0), ()),
    ],
)
def test_the_leaders_are_reminded_and_later_the_office(at: time, who: tuple[Reminded, ...]) -> None:
    assert reminded(TUESDAY, at) == who


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize("day", [MONDAY, FRIDAY])
def test_the_first_and_the_last_day_count(day: date) -> None:
    assert reminded(day, time(18)) == (Reminded.LEADERS,)


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 6, 6)])
def test_nobody_is_reminded_outside_the_trip(day: date) -> None:
    assert reminded(day, time(21)) == ()


@pytest.mark.clause("PUR-2")
def test_nobody_is_reminded_on_a_day_with_news() -> None:
    assert reminded(TUESDAY, time(21), posts=1) == ()
