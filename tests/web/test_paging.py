"""The days of a feed, by their names."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.safestring import SafeString

from nestbox import clock
from nestbox.posts.reads import CardShown, FeedPage
from nestbox.web.paging import Day, days

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 19, 12, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 19), "Today"),
        (date(2026, 11, 18), "Yesterday"),
        (date(2026, 11, 17), "Tuesday"),
        (date(2026, 11, 12), "Thursday"),
    ],
)
def test_a_day_is_called_as_people_call_it(day: date, name: str) -> None:
    with clock.standing_at(NOON):
        assert Day(day, "Lakes", ()).name == name


@pytest.mark.parametrize(
    ("day", "name", "when"),
    [
        (date(2026, 11, 19), "Day 3: Thursday", "Today, 19 November"),
        (date(2026, 11, 18), "Day 3: Wednesday", "Yesterday, 18 November"),
        (date(2026, 11, 12), "Day 3: Thursday", "12 November"),
    ],
)
def test_a_day_of_a_trip_is_counted(day: date, name: str, when: str) -> None:
    with clock.standing_at(NOON):
        shown = Day(day, "Lakes", (), 1, 3)
        assert (shown.name, shown.when) == (name, when)


def test_a_day_with_two_trips_is_two_parts_that_differ() -> None:
    page = FeedPage((_card(2, NOON, "Lakes"), _card(1, NOON, "Museum")), None)
    assert [day.key for day in days(page)] == ["2026-11-19 5", "2026-11-19 6"]


def _card(number: int, at: datetime, trip: str) -> CardShown:
    return CardShown(number, SafeString(""), at, trip, at.date(), trip_id=len(trip))
