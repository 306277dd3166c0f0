"""What Nestbox asks of the sign-in library."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from nestbox.records.models import Account

LONGEST = 254


class AccountAdapter(DefaultAccountAdapter):
    """Accounts have an e-mail address and a name, and nothing else."""

    def populate_username(self, request: HttpRequest, user: Account) -> None:
        """Accounts have no user name."""

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:  # noqa: FBT001, FBT002  (the library's signature)
        user.name = form.cleaned_data["name"]
        saved: Account = super().save_user(request, user, form, commit)
        return saved

    def clean_email(self, email: str) -> str:
        """The address, if it is not longer than any address can be (RFC 5321 4.5.3.1.3) and is kept here."""
        if len(email) > LONGEST:
            raise ValidationError("Please use a shorter address.")
        cleaned: str = super().clean_email(email)
        return cleaned

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address, unless somebody else signed up with it meanwhile."""
        others = Account.objects.exclude(pk=email_address.user_id)
        if others.filter(email__iexact=email_address.email).exists():
            messages.error(request, "This address cannot be confirmed. Please use another.")
            return False
        confirmed: bool = super().confirm_email(request, email_address)
        return confirmed
