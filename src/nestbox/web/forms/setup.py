"""The first-time set-up."""

from __future__ import annotations

from django import forms
from django.conf import settings


def _example() -> str:
    return settings.EXAMPLE_VALUES.read_text(encoding="utf-8")


class SetupForm(forms.Form):
    """The school's file of values, and the first administrator."""

    code = forms.CharField(label="Set-up code", help_text="Shown in the terminal where Nestbox runs.")
    name = forms.CharField(label="Your full name", max_length=80)
    email = forms.EmailField(label="Your email address", max_length=254)
    password = forms.CharField(
        label="Password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 10 characters.",
    )
    values_text = forms.CharField(
        label="The school's values",
        initial=_example,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
        help_text="This example is Redbourn's. Change every line that is not yours.",
    )
