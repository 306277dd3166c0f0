"""The words of a trip, checked like a post's: they are read by every follower (NAM-1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nestbox.errors import InvalidError, fitting
from nestbox.posts.text import tidy
from nestbox.roll.naming import finder

TITLE, PLACE, PLAN, PLACES = 80, 80, 200, 20
IS_A_NAME = (
    "is a name on the school's roll. Please say it without a child's name (NAM-1). If it belongs to a place, "
    "write the whole place (“Rose Cottage”) and add it to the trip's places."
)


def without_names(school_id: int, texts: Mapping[str, str], places: Iterable[str]) -> None:
    """Raise ``InvalidError``, with the field, for the first text that holds a child's name.

    Names within these places are let through, as the publish gate does.
    """
    find = finder(school_id, places)
    for field, text in texts.items():
        for found in find(text):
            raise InvalidError(f"“{found.text}” {IS_A_NAME}", field)


def line(text: str, limit: int, field: str) -> str:
    """One line of at most so many characters. Raises ``InvalidError`` for more."""
    return fitting(" ".join(tidy(text).split()), limit, field)


def places(lines: str) -> tuple[str, ...]:
    """Places, one a line, none twice. Raises ``InvalidError`` for too many."""
    kept = tuple(dict.fromkeys(line(text, PLACE, "places") for text in lines.splitlines()))
    named = tuple(place for place in kept if place)
    if len(named) > PLACES:
        raise InvalidError(f"Please use at most {PLACES} places.", "places")
    return named
