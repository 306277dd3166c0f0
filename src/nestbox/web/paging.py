"""Pages of a feed: where the next begins, and which day each post belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from nestbox import clock
from nestbox.posts.reads import CardShown, FeedPage
from nestbox.web.converters import identifier


@dataclass(frozen=True, slots=True)
class Day:
    """The posts of one day about one trip. ``number``: which day of the trip it is, None for no day of it."""

    date: date
    trip_title: str
    cards: tuple[CardShown, ...]
    trip_id: int | None = None
    number: int | None = None
    plan: str = ""

    @property
    def posts(self) -> SafeString:
        """The cards in one piece: a loop over them in a template costs more than they do."""
        return SafeString("".join(card.html for card in self.cards))  # allowed: kept markup

    @property
    def name(self) -> str:
        """As people call it: "Day 2: Thursday" on a trip; else Today, Yesterday, or the day of the week."""
        weekday = date_format(self.date, "l")
        if self.number is not None:
            return f"Day {self.number}: {weekday}"
        return self._lately or weekday

    @property
    def when(self) -> str:
        """What the name does not say: the date, and whether a day of a trip is today's or yesterday's."""
        written = date_format(self.date, "j F")
        return f"{self._lately}, {written}" if self.number is not None and self._lately else written

    @property
    def _lately(self) -> str:
        ago = (timezone.localtime(clock.now()).date() - self.date).days
        return {0: "Today", 1: "Yesterday"}.get(ago, "")

    @property
    def key(self) -> str:
        """What tells this day and trip from others, in an address."""
        return f"{self.date.isoformat()} {self.trip_id or ''}"

    @property
    def anchor(self) -> str:
        """The day's id on a trip's page."""
        return f"day-{self.date.isoformat()}"


def days(page: FeedPage) -> list[Day]:
    """A page's posts by day and trip, in the order in which they stand."""
    return [_day(tuple(cards)) for _, cards in groupby(page.cards, _day_and_trip)]


def _day_and_trip(card: CardShown) -> tuple[date, int | None]:
    return card.day, card.trip_id


def _day(cards: tuple[CardShown, ...]) -> Day:
    first = cards[0]
    return Day(first.day, first.trip_title, cards, first.trip_id, first.number)


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number from the address, or None where there is none or it is not one that could exist."""
    return identifier(request.GET.get(name))
