"""PUR: a trip's days, who leads it, what today still lacks, and who is reminded of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.permissions import Permission, Role, holds
from nestbox.policy.values import SchoolValues

LONGEST = 31  # days of one trip


@dataclass(frozen=True, slots=True)
class TripFacts:
    """A trip as it is planned. `years` empty: all that the feed is for.

    `clashes` are the titles of other trips that one of these years is on at the same time.
    """

    starts: date
    ends: date
    years: tuple[int, ...] = ()
    clashes: tuple[str, ...] = ()
    clash_confirmed: bool = False


class Direction(StrEnum):
    """What a leader says with one tap."""

    ARRIVED = "arrived"
    WAY_HOME = "way-home"


class Lack(StrEnum):
    """What a day of a trip still lacks, in words for its leaders, the most important first."""

    ARRIVAL = "Nobody has said yet that you have arrived safely."
    NEWS = "There is no news yet today."
    PHOTO = "There is no photo yet today."
    WAY_HOME = "Nobody has said yet that you are on the way home."
    PLAN = "Nobody has written what you are doing today."
    TOMORROW = "Nobody has written what you are doing tomorrow."


class Reminded(StrEnum):
    """Who is reminded of a day without news."""

    LEADERS = "leaders"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class DayFacts:
    """One day of a trip, as far as it has come."""

    day: date
    starts: date
    ends: date
    posts: int
    photos: int
    said: frozenset[Direction] = frozenset()
    planned: frozenset[date] = frozenset()


def runs_on(day: date, starts: date, ends: date) -> bool:
    """Whether a trip is on that day. Its first and its last day count."""
    return starts <= day <= ends


def day_number(day: date, starts: date, ends: date) -> int | None:
    """Which day of the trip this is, the first being 1; None outside it."""
    return (day - starts).days + 1 if runs_on(day, starts, ends) else None


@clause("PUR-1")
def a_trip_has_its_days(trip: TripFacts) -> Decision:
    """It ends no earlier than it starts, and is not longer than a month."""
    if trip.ends < trip.starts:
        return refuse("PUR-1", "A trip cannot end before it starts.")
    if trip.ends - trip.starts >= timedelta(days=LONGEST):
        return refuse("PUR-1", f"A trip has at most {LONGEST} days. Please look at the dates again.")
    return allow("PUR-1", "The trip has its days.")


@clause("PUR-1")
def a_trip_is_for_the_years_of_the_feed(trip: TripFacts, values: SchoolValues) -> Decision:
    """Nobody who follows could have a child on a trip of other years."""
    if set(trip.years) <= set(values.admitted_years):
        return allow("PUR-1", "The feed is for these years.")
    return refuse("PUR-1", "The feed is not for one of these year groups.")


@clause("PUR-1")
def a_year_is_on_one_trip_at_a_time(trip: TripFacts) -> Decision:
    """Two trips of the same year on the same days are a slip, unless somebody says that they are meant."""
    if not trip.clashes or trip.clash_confirmed:
        return allow("PUR-1", "The trip has its days to itself.")
    others = " and ".join(f"“{title}”" for title in trip.clashes)
    return ask(
        "PUR-1",
        f"{others} is on the same days, for some of the same years. Change the dates or the years, or say "
        "below that both are meant.",
        missing="other dates, or a confirmation",
    )


@clause("PUR-2")
def only_leaders_see_a_trips_day(
    roles: Iterable[Role],
    leads: bool,  # noqa: FBT001 - a fact, not a switch
    leaders_chosen: bool,  # noqa: FBT001 - as above
) -> Decision:
    """The trip's leaders while they work here, and whoever sees the roll. Without leaders, all who post."""
    held = frozenset(roles)
    if holds(held, Permission.SEE_ROLL):
        return allow("PUR-2", "You see the roll.")
    if holds(held, Permission.POST) and (leads or not leaders_chosen):
        return allow("PUR-2", "You lead this trip.")
    return refuse("PUR-2", "This page is for the trip's leaders and the office.")


@clause("PUR-2")
def it_is_a_day_of_the_trip(day: date, starts: date, ends: date) -> Decision:
    """Nobody arrives on a trip that is not on."""
    if runs_on(day, starts, ends):
        return allow("PUR-2", "The trip is on.")
    return refuse("PUR-2", "This trip is not on today.")


@clause("PUR-2")
def what_the_day_lacks(today: DayFacts) -> tuple[Lack, ...]:
    """What is still to be done on a day of a trip; nothing on any other day."""
    if not runs_on(today.day, today.starts, today.ends):
        return ()
    is_last = today.day == today.ends
    lacking = {
        Lack.ARRIVAL: today.day == today.starts and not today.said,
        Lack.NEWS: not today.posts,
        Lack.PHOTO: not today.photos,
        Lack.WAY_HOME: is_last and today.starts != today.ends and Direction.WAY_HOME not in today.said,
        Lack.PLAN: today.day not in today.planned,
        Lack.TOMORROW: not is_last and today.day + timedelta(days=1) not in today.planned,
    }
    return tuple(lack for lack, lacks in lacking.items() if lacks)


@clause("PUR-2")
def who_is_reminded(
    now: datetime, starts: date, ends: date, posts: int, values: SchoolValues
) -> tuple[Reminded, ...]:
    """The leaders, and later the office, on a day of the trip without news. `now` is the school's own time.

    The day is over at midnight: of yesterday nobody is reminded.
    """
    if posts or not runs_on(now.date(), starts, ends):
        return ()
    time = now.time()
    due = {
        Reminded.LEADERS: time >= values.daily_reminder,
        Reminded.OFFICE: time >= max(values.office_reminder, values.daily_reminder),
    }
    return tuple(who for who, is_due in due.items() if is_due)
