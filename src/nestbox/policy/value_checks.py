"""What each value of a school's file has to be. Every message goes on from the value's name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

Check = Callable[[Any], Any]

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_SUFFIX = re.compile(r"(\.[a-z0-9-]+)+")
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,30}")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_OLDEST_YEAR = 13


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the file: its line (1-based), its key such as "posts.length" ("" for the whole), and why."""

    line: int
    key: str
    says: str


def shown(value: object) -> str:
    """A wrong value as it is quoted in a message."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def text(most: int) -> Check:
    """A text that is not blank, of at most so many characters."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            message = f"must be a text in quotation marks that is not empty, not {shown(value)}"
            raise ValueError(message)
        if len(value) > most:
            message = f"must have at most {most} characters, not {len(value)}"
            raise ValueError(message)
        return value.strip()

    return check


def whole(least: int, most: int) -> Check:
    """A whole number between the two, both included."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            message = f"must be a whole number from {least} to {most}, not {shown(value)}"
            raise ValueError(message)
        return value

    return check


def matching(pattern: re.Pattern[str], kind: str) -> Check:
    """A text that has the pattern's form from beginning to end. `kind` says in words what that is."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            message = f"must be {kind}, not {shown(value)}"
            raise ValueError(message)
        return value

    return check


def each(pattern: re.Pattern[str], kind: str, least: int) -> Check:
    """A list of at least so many texts of the pattern's form, none of them twice."""

    def check(value: object) -> tuple[str, ...]:
        texts = list_of(value, kind, least)
        for item in texts:
            if not isinstance(item, str) or not pattern.fullmatch(item):
                message = f"must be {kind}, not {shown(item)}"
                raise ValueError(message)
        return tuple(texts)

    return check


def list_of(value: object, kind: str, least: int) -> list[Any]:
    """The value, if it is a list of at least so many different items."""
    if not isinstance(value, list):
        message = f"must be {kind} in square brackets, not {shown(value)}"
        raise ValueError(message)  # noqa: TRY004 - a wrong value of the school, not of the program
    if len(value) < least:
        message = f"must be {kind}, at least {least} of them"
        raise ValueError(message)
    for item in value:
        if value.count(item) > 1:
            message = f"has {shown(item)} twice"
            raise ValueError(message)
    return value


def years(value: object) -> tuple[int, ...]:
    """Year groups in ascending order; 0 is Reception."""
    kind = f"whole numbers from 0 to {_OLDEST_YEAR}"
    items = list_of(value, kind, least=1)
    for item in items:
        if isinstance(item, bool) or not isinstance(item, int) or not 0 <= item <= _OLDEST_YEAR:
            message = f"must be {kind}, not {shown(item)}"
            raise ValueError(message)
    return tuple(sorted(items))


def day(value: object) -> date:
    """A day, written without quotation marks."""
    if isinstance(value, datetime) or not isinstance(value, date):
        message = f"must be a date such as 2025-12-31, without quotation marks, not {shown(value)}"
        raise ValueError(message)
    return value


def hour(value: object) -> time:
    """A time of the day."""
    if isinstance(value, str) and _HOUR.fullmatch(value):
        return time.fromisoformat(value)
    message = f'must be a time such as "18:00", not {shown(value)}'
    raise ValueError(message)


def zone(value: object) -> str:
    """A time zone that this computer knows."""
    try:
        return ZoneInfo(str(value)).key
    except (KeyError, OSError, ValueError) as error:
        message = f'must be a time zone such as "Europe/London", not {shown(value)}'
        raise ValueError(message) from error


_DOMAINS = "email domains in small letters such as \"school.example\""
_SUFFIXES = "endings of domains such as \".gov.uk\""

CHECKS: Mapping[str, tuple[str, Check]] = {
    "school.name": ("name", text(120)),
    "school.handle": ("handle", matching(_HANDLE, "letters, digits and _ only, 30 at most")),
    "school.time_zone": ("time_zone", zone),
    "school.email_domains": ("school_domains", each(_DOMAIN, _DOMAINS, least=1)),
    "policy.title": ("policy_title", text(120)),
    "policy.version": ("policy_version", whole(1, 9999)),
    "policy.implemented": ("implemented", day),
    "policy.last_reviewed": ("last_reviewed", day),
    "policy.next_review": ("next_review", day),
    "people.admin_address": ("admin_address", matching(_ADDRESS, "an email address")),
    "people.office_manager": ("office_manager_title", text(60)),
    "people.headteacher": ("headteacher_title", text(60)),
    "access.years": ("admitted_years", years),
    "access.minimum_age": ("minimum_age", whole(13, 18)),
    "access.work_suffixes": ("work_suffixes", each(_SUFFIX, _SUFFIXES, least=0)),
    "posts.length": ("post_length", whole(40, 5000)),
    "posts.link_length": ("link_length", whole(1, 100)),
    "posts.photos": ("photos_per_post", whole(1, 20)),
    "posts.daily_reminder": ("daily_reminder", hour),
    "acceptable_use.title": ("acceptable_use_title", text(120)),
    "acceptable_use.version": ("acceptable_use_version", whole(1, 9999)),
    "acceptable_use.text": ("acceptable_use_text", text(20_000)),
}

TABLES = frozenset(key.partition(".")[0] for key in CHECKS)


def between(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong between values that are right each by itself: the key, and the message."""
    wrong = []
    if values["implemented"] > values["last_reviewed"]:
        wrong.append(("policy.last_reviewed", "last_reviewed must not be before implemented"))
    if values["last_reviewed"] >= values["next_review"]:
        wrong.append(("policy.next_review", "next_review must be after last_reviewed"))
    if values["link_length"] > values["post_length"]:
        wrong.append(("posts.link_length", "link_length must not be more than length"))
    return wrong
