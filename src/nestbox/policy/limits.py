"""How often somebody can ask again. It counts refusals alone, so that it tells nothing of the roll."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from nestbox.policy.decision import Decision, allow, refuse
from nestbox.policy.values import SchoolValues
from nestbox.policy.words import day_in_words


def may_ask_again(refused_at: Sequence[datetime], now: datetime, values: SchoolValues) -> Decision:
    """Whether somebody who was refused at these moments may ask now; the sentence says when they may."""
    first_day = can_ask_from(refused_at, values)
    if first_day is None or _day(now, values) >= first_day:
        return allow("REQ-2", "You can ask to follow.")
    return refuse(
        "REQ-2",
        f"You can ask again from {day_in_words(first_day)}. "
        f"Until then, please email {values.admin_address} if we should know more about you.",
    )


def can_ask_from(refused_at: Sequence[datetime], values: SchoolValues) -> date | None:
    """The day from which the refusals at these moments stand in nobody's way; None when they are too few."""
    newest = sorted(refused_at, reverse=True)[: values.refusals_allowed]
    if len(newest) < values.refusals_allowed:
        return None
    within = timedelta(days=values.refusals_within)
    if newest[0] - newest[-1] > within:
        return None
    return _day(newest[-1], values) + within


def _day(moment: datetime, values: SchoolValues) -> date:
    return moment.astimezone(ZoneInfo(values.time_zone)).date()
