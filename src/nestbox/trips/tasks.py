"""Background work of trips. Each may be called again after a crash, and at any time."""

from __future__ import annotations

from nestbox.trips import expiry, reminding


def remind_all() -> None:
    """Every few minutes: remind of days without news."""
    reminding.remind_all()


def expire_all() -> None:
    """Every night: tell of posts that will go, and let those go whose time is over."""
    expiry.expire_all()
