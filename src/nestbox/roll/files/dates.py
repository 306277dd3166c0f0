"""Dates as exports write them, and in which order."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T].*)?")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?|(\d{4})(\d{2})(\d{2})")
WORDED = ("%d %b %Y", "%d %B %Y", "%d %b %y", "%d %B %y")
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(10_000, 100_000)
PIVOT = 50
MONTHS = 12


def order_of(texts: Iterable[str]) -> tuple[bool, str]:
    """Whether the day comes first, and a note. A school here writes it first unless that can't be."""
    written = [match for text in texts if (match := NUMBERS.fullmatch(text.strip()))]
    if not written:
        return True, ""
    day_first = any(int(match[1]) > MONTHS for match in written)
    month_first = any(int(match[2]) > MONTHS for match in written)
    if month_first and not day_first:
        return False, "Dates: month/day/year."
    if day_first:
        return True, "Dates: day/month/year."
    return True, "Dates: taken as day/month/year; nothing in the file contradicts it."


def day(text: str, *, day_first: bool = True) -> date | None:
    """A date; None for what is not one. A bare number of five digits is a spreadsheet's day."""
    text = text.strip()
    if not text:
        return None
    try:
        if iso := ISO.fullmatch(text):
            year, month, number = (int(part) for part in iso.groups() if part)
            return date(year, month, number)
        if numbers := NUMBERS.fullmatch(text):
            return _ordered(numbers, day_first=day_first)
    except ValueError:
        return None
    if text.isascii() and text.isdigit() and int(text[:6]) in EXCEL_DAYS:
        return EXCEL_EPOCH + timedelta(days=int(text))
    return _worded(text)


def _ordered(numbers: re.Match[str], *, day_first: bool) -> date:
    first, second, year = int(numbers[1]), int(numbers[2]), int(numbers[3])
    if len(numbers[3]) == 2:  # noqa: PLR2004  (a year of two digits)
        year += 1900 if year > PIVOT else 2000
    return date(year, second, first) if day_first else date(year, first, second)


def _worded(text: str) -> date | None:
    words = " ".join(re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text).replace("-", " ").split())
    for pattern in WORDED:
        try:
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError:
            continue
    return None
