"""How a day is chosen on a form."""

from django import forms


def day_input() -> forms.DateInput:
    """The browser's own calendar: it takes and gives 2026-06-01, in every language."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
