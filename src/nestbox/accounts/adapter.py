"""What Nestbox asks of the sign-in library."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from nestbox.records.models import Account


class AccountAdapter(DefaultAccountAdapter):
    """Accounts have an e-mail address and a name, and nothing else."""

    def populate_username(self, request: HttpRequest, user: Account) -> None:
        """Accounts have no user name."""

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:  # noqa: FBT001, FBT002  (the library's signature)
        user.name = form.cleaned_data["name"]
        saved: Account = super().save_user(request, user, form, commit)
        return saved
