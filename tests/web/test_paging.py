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


def test_a_day_turns_at_midnight_of_the_school() -> None:
    just_past = datetime(2026, 7, 16, 0, 30, tzinfo=LONDON)
    page = FeedPage((_card(1, just_past, "Lakes"),), None)
    assert [day.date for day in days(page)] == [date(2026, 7, 16)]


def test_a_day_with_two_trips_is_two_parts_that_differ() -> None:
    page = FeedPage((_card(2, NOON, "Lakes"), _card(1, NOON, "Museum")), None)
    assert [day.key for day in days(page)] == ["2026-11-19 Lakes", "2026-11-19 Museum"]


def _card(number: int, at: datetime, trip: str) -> CardShown:
    return CardShown(number, SafeString(""), at, trip)
