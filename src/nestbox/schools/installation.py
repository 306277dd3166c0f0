"""The first minutes of an installation, and what keeps a demonstration apart from real data."""

from __future__ import annotations

import hashlib
import hmac

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from nestbox import clock
from nestbox.errors import InvalidError, NestboxError
from nestbox.records.models import Account, Installation
from nestbox.schools.actions import found_school
from nestbox.schools.reads import is_set_up, purpose


class WrongPurposeError(NestboxError):
    """A demonstration was started over real data, or the reverse."""


def set_up_code() -> str:
    """What proves, on the set-up page, that somebody can read the terminal of this machine."""
    return hmac.new(settings.SECRET_KEY.encode(), b"set-up", hashlib.sha256).hexdigest()[:12]


def check_purpose() -> None:
    """Raise ``WrongPurposeError`` unless the database is for what the settings say."""
    wanted = Installation.Purpose.DEMO if settings.DEMO else Installation.Purpose.REAL
    kept = purpose()
    if kept is not None and kept != wanted:
        raise WrongPurposeError(
            f"This data folder holds a {kept} installation; it cannot be opened as {wanted}."
        )


def declare_demonstration() -> None:
    """Mark an empty database as a demonstration's, for good. ``WrongPurposeError`` outside the demo."""
    if not settings.DEMO:
        raise WrongPurposeError("This is not the demonstration.")
    Installation.objects.create(id=1, purpose=Installation.Purpose.DEMO)


@transaction.atomic
def set_up(code: str, values_text: str, email: str, name: str, password: str) -> int:
    """Make the first school and its first administrator; returns the account's id.

    Raises ``InvalidError`` for a wrong code, a taken address or a second set-up, ``ValuesError`` for
    unusable values and Django's ``ValidationError`` for a weak password.
    """
    if is_set_up() or settings.DEMO:
        raise InvalidError("Nestbox is already set up.")
    if not hmac.compare_digest(code.encode(), set_up_code().encode()):
        raise InvalidError("This is not the code in the terminal where Nestbox runs.", "code")
    if Account.objects.filter(email__iexact=email).exists():
        raise InvalidError("Somebody already signed up with this address. Please use another.", "email")
    validate_password(password, Account(email=email, name=name))
    Installation.objects.create(id=1, purpose=Installation.Purpose.REAL)
    account_id = keep_confirmed_account(email, name, password)
    found_school(values_text, account_id)
    return account_id


def keep_confirmed_account(email: str, name: str, password: str | None) -> int:
    """Keep an account whose address needs no confirmation: the operator's own, or the demonstration's."""
    account = Account.objects.create_user(email, password, name=name)
    Account.objects.filter(pk=account.pk).update(confirmed_age_at=clock.now())
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account.pk
