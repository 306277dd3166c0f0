"""Passkeys that no browser made: the library's forms stumble over them, these say that they do not fit."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as library

_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)


class AddForm(library.AddWebAuthnForm):
    """A new passkey."""

    def clean(self) -> dict[str, Any]:
        """What the browser sent."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except _MALFORMED as malformed:
            raise get_adapter().validation_error("incorrect_code") from malformed
        return cleaned


class LoginForm(library.LoginWebAuthnForm):
    """A passkey instead of a password."""

    def clean_credential(self) -> Any:
        """The passkey that was proven."""
        try:
            return super().clean_credential()
        except _MALFORMED as malformed:
            raise get_adapter().validation_error("incorrect_code") from malformed
