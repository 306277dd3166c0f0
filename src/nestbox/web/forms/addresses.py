"""What a changed address is asked; apart from signing up, whose form the library imports while it starts."""

from __future__ import annotations

from allauth.account import forms as library
from django import forms

from nestbox.follows.addresses import objections_to
from nestbox.web.sign_in import sentence


class AddEmailForm(library.AddEmailForm):
    """A new address, which has to be as good as the one that the office looked at (REQ-4, REQ-5)."""

    def clean_email(self) -> str:
        """The address. Refused with the clause where a school that is followed would not have it."""
        email: str = super().clean_email()
        for objection in objections_to(self.user.pk, email):
            raise forms.ValidationError(sentence(objection))
        return email
