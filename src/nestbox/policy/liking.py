"""Who may like a post."""

from nestbox.policy.decision import Decision, first_objection
from nestbox.policy.facts import Reader
from nestbox.policy.likes import followers_may_like, likes_are_welcome


def may_like(reader: Reader) -> Decision:
    """Followers may, as often as they like."""
    return first_objection(followers_may_like(reader), likes_are_welcome())
