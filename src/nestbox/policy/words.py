"""Dates as people read them."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """A date such as "3 July 2026", whatever the computer's own language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
