"""The access review: each term the Headteacher looks over who can see the feed, and signs it off (GOV-2)."""

from collections.abc import Iterable
from datetime import date, timedelta

from nestbox.policy.decision import Decision, allow, refuse
from nestbox.policy.permissions import Permission, Role, holds

A_TERM = timedelta(days=122)  # a third of a year


def may_sign_off(roles: Iterable[Role]) -> Decision:
    """The Headteacher answers for who can see the feed."""
    if holds(roles, Permission.SIGN_REVIEWS):
        return allow("GOV-2", "You may sign the access review off.")
    return refuse("GOV-2", "The access review is signed off by the Headteacher.")


def next_review(signed: date | None, first_follow: date | None) -> date | None:
    """When the next access review is due: a term after the last one, or after the first follow.

    None while nobody has ever followed: there is nothing to look over.
    """
    last = signed or first_follow
    return None if last is None else last + A_TERM
