"""LIK: likes."""

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, refuse
from nestbox.policy.facts import Reader


@clause("LIK-1")
def followers_may_like(reader: Reader) -> Decision:
    """A like needs a confirmed follow, from staff too: they speak as the feed, not as themselves."""
    if reader.follows:
        return allow("LIK-1", "Followers may like whatever the school posts.")
    return refuse("LIK-1", "Only followers can like posts.")


@clause("LIK-2")
def likes_are_welcome() -> Decision:
    """There is no quota, no cool-off and no post that cannot be liked."""
    return allow("LIK-2", "Likes are welcome.")
