"""The cast, for the page that lists it."""

from __future__ import annotations

from nestbox.demo.cast import CAST, Member


def cast() -> tuple[Member, ...]:
    """Everybody who can be signed in as, in the order of the page."""
    return CAST
