"""PUR: how long posts are there. They go when their purpose has, and nobody is surprised by it."""

from datetime import date, timedelta

from nestbox.policy.clauses import clause
from nestbox.policy.values import SchoolValues


def year_ends(day: date, values: SchoolValues) -> date:
    """The last day of the school year that a day belongs to."""
    this_year = date(day.year, *values.school_year_ends)
    return this_year if day <= this_year else date(day.year + 1, *values.school_year_ends)


@clause("PUR-1")
def a_post_is_kept_until(day: date, trip_ends: date | None, values: SchoolValues) -> date:
    """The last day on which a post of that day is there. A trip that runs into a new year stays together."""
    latest = day if trip_ends is None else max(day, trip_ends)
    return year_ends(latest, values) + timedelta(days=values.kept_days)


def closed_year(today: date, values: SchoolValues) -> date:
    """The last day of the latest school year whose posts' time is over: what is from then or before goes."""
    last_day = today - timedelta(days=values.kept_days + 1)
    ends = year_ends(last_day, values)
    return ends if ends <= last_day else date(ends.year - 1, *values.school_year_ends)


def year_to_warn_of(today: date, values: SchoolValues) -> date:
    """The last day of the latest school year whose posts go within the days of the warning."""
    return closed_year(today + timedelta(days=values.expiry_warning_days), values)


@clause("PUR-1")
def posts_go_on(year_end: date, warned_on: date, values: SchoolValues) -> date:
    """The day from which a school year's posts are no longer there.

    Never sooner after the warning than the school says: a late warning, or other values, put it off.
    """
    due = year_end + timedelta(days=values.kept_days + 1)
    return max(due, warned_on + timedelta(days=values.expiry_warning_days))
