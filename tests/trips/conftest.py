"""A trip in June 2026, and the clock on its second day."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from nestbox import clock
from nestbox.demo.world import World

LONDON = ZoneInfo("Europe/London")
JUNE_1, JUNE_5 = date(2026, 6, 1), date(2026, 6, 5)


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """A moment on the school's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


@pytest.fixture
def on_day_2(world: World) -> Iterator[None]:
    """It is noon on Tuesday 2 June 2026. Who is on the team has their place already."""
    with clock.standing_at(at(date(2026, 6, 2))):
        yield


@pytest.fixture
def lakes(world: World) -> int:
    """The trip to the Lakes, 1 to 5 June 2026."""
    return world.trip("The Lakes", "Hawse End", JUNE_1, JUNE_5)
