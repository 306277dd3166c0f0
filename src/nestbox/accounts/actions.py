"""What is kept of an account besides what the sign-in library keeps."""

from __future__ import annotations

from nestbox import clock
from nestbox.records.models import Account


def confirm_age(account_id: int) -> None:
    """Note that this person says they are old enough (ACC-6)."""
    Account.objects.filter(pk=account_id).update(confirmed_age_at=clock.now())
