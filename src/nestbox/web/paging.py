"""Pages of a feed: where the next begins, and which day each post belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from nestbox import clock
from nestbox.posts.reads import CardShown, FeedPage
from nestbox.web.converters import identifier


@dataclass(frozen=True, slots=True)
class Day:
    """The posts of one day about one trip."""

    date: date
    trip_title: str
    cards: tuple[CardShown, ...]

    @property
    def name(self) -> str:
        """As people call it: Today, Yesterday, or the day of the week."""
        ago = (timezone.localtime(clock.now()).date() - self.date).days
        return {0: "Today", 1: "Yesterday"}.get(ago) or date_format(self.date, "l")

    @property
    def key(self) -> str:
        """What tells this day and trip from others, in an address."""
        return f"{self.date.isoformat()} {self.trip_title}"


def days(page: FeedPage) -> list[Day]:
    """A page's posts by day and trip, in the order in which they stand."""
    return [Day(*key, cards=tuple(cards)) for key, cards in groupby(page.cards, _day_and_trip)]


def _day_and_trip(card: CardShown) -> tuple[date, str]:
    return timezone.localtime(card.published_at).date(), card.trip_title


def number(request: HttpRequest, name: str) -> int | None:
    """A whole number from the address, or None where there is none or it is not one that could exist."""
    return identifier(request.GET.get(name))
