"""Signing up takes as long for an address that has an account as for one that has none."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest


class SignupForm(library.SignupForm):
    """The library's form; what we ask besides is in forms/accounts.py, which the library puts into it."""

    def try_save(self, request: HttpRequest) -> Any:
        """Keep a new account, or only write to the owner of the one that is there."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # hashing is what takes long
        return super().try_save(request)
