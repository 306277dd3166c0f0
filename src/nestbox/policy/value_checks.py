"""What each value of a school's file has to be. Every message goes on from the value's name."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

Check = Callable[[Any], Any]

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY_OF_YEAR = re.compile(r"\d\d-\d\d")
_OLDEST_YEAR = 13


class UnfitError(ValueError):
    """The value is not what it has to be; the message goes on from the value's name."""


def shown(value: object) -> str:
    """A wrong value as it is quoted in a message."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def text(most: int) -> Check:
    """A text that is not blank, of at most so many characters."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise UnfitError(f"must be a text in quotation marks that is not empty, not {shown(value)}")
        stripped = value.strip()
        if len(stripped) > most:
            raise UnfitError(f"must have at most {most} characters, not {len(stripped)}")
        return stripped

    return check


def saying(value: object) -> str:
    """A post's words, on one line: without a hashtag (SAF-4), and short enough for any school's length."""
    words: str = text(140)(value)
    if "#" in words or "\n" in words:
        raise UnfitError(f"must be on one line and without a #, not {shown(words)}")
    return words


def whole(least: int, most: int) -> Check:
    """A whole number between the two, both included."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise UnfitError(f"must be a whole number from {least} to {most}, not {shown(value)}")
        return value

    return check


def matching(pattern: re.Pattern[str], kind: str) -> Check:
    """A text that has the pattern's form from beginning to end. `kind` says in words what that is."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise UnfitError(f"must be {kind}, not {shown(value)}")
        return value

    return check


def each(pattern: re.Pattern[str], kind: str, least: int) -> Check:
    """A list of at least so many texts of the pattern's form, none of them twice."""

    def check(value: object) -> tuple[str, ...]:
        texts = list_of(value, kind, least)
        for item in texts:
            if not isinstance(item, str) or not pattern.fullmatch(item):
                raise UnfitError(f"must be {kind}, not {shown(item)}")
        return tuple(texts)

    return check


def list_of(value: object, kind: str, least: int) -> list[Any]:
    """The value, if it is a list of at least so many different items."""
    if not isinstance(value, list):
        raise UnfitError(f"must be {kind} in square brackets, not {shown(value)}")
    if len(value) < least:
        raise UnfitError(f"must be {kind}, at least {least} of them")
    for item in value:
        if value.count(item) > 1:
            raise UnfitError(f"has {shown(item)} twice")
    return value


def years(value: object) -> tuple[int, ...]:
    """Year groups in ascending order; 0 is Reception."""
    kind = f"whole numbers from 0 to {_OLDEST_YEAR}"
    items = list_of(value, kind, least=1)
    for item in items:
        if isinstance(item, bool) or not isinstance(item, int) or not 0 <= item <= _OLDEST_YEAR:
            raise UnfitError(f"must be {kind}, not {shown(item)}")
    return tuple(sorted(items))


def day(value: object) -> date:
    """A day, written without quotation marks."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise UnfitError(f"must be a date such as 2025-12-31, without quotation marks, not {shown(value)}")
    return value


def day_of_year(value: object) -> tuple[int, int]:
    """A month and a day that every year has."""
    if isinstance(value, str) and _DAY_OF_YEAR.fullmatch(value):
        month, number = (int(part) for part in value.split("-"))
        with suppress(ValueError):
            return date(2001, month, number).month, number
    raise UnfitError(f'must be a month and a day such as "07-31", not {shown(value)}')


def hour(value: object) -> time:
    """A time of the day."""
    if isinstance(value, str) and _HOUR.fullmatch(value):
        return time.fromisoformat(value)
    raise UnfitError(f'must be a time such as "18:00", not {shown(value)}')


def zone(value: object) -> str:
    """A time zone that this computer knows."""
    try:
        return ZoneInfo(str(value)).key
    except (KeyError, OSError, ValueError) as error:
        raise UnfitError(f'must be a time zone such as "Europe/London", not {shown(value)}') from error
