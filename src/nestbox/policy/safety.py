"""SAF: the feed stays a closed community."""

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, first_objection, refuse
from nestbox.policy.facts import Reader


@clause("SAF-1")
def the_feed_writes_no_private_messages() -> Decision:
    """There is no private message in the software, in either direction."""
    return refuse(
        "SAF-1", "The school does not enter into private discussions here. Please email the school."
    )


@clause("SAF-2")
def only_confirmed_followers_reach_the_feed(reader: Reader) -> Decision:
    """Posts, photos, counts and the profile are for confirmed followers and for those who run the feed."""
    if reader.follows or reader.works_here:
        return allow("SAF-2", "Confirmed followers can read this feed.")
    return refuse("SAF-2", "Only confirmed followers can read this feed.")


@clause("SAF-3")
def may_repost() -> Decision:
    """Nobody may, and nothing in the software can."""
    return refuse("SAF-3", "Posts of this feed cannot be reposted.")


@clause("SAF-5")
def only_followers_comment(reader: Reader) -> Decision:
    """A comment needs a confirmed follow, from staff too: they speak as the feed, not as themselves."""
    if reader.follows:
        return allow("SAF-5", "Followers can comment, and every follower sees the comment.")
    return refuse("SAF-5", "Only followers can comment.")


@clause("SAF-6")
def strangers_send_no_messages(reader: Reader) -> Decision:
    """Without a confirmed follow there is no way to send the administrator a direct message."""
    if reader.follows:
        return allow("SAF-6", "You are an accepted follower.")
    return refuse("SAF-6", "Only accepted followers can write to the administrator here.")


def may_message(reader: Reader) -> Decision:
    """Whether a person and the feed may exchange a private message. The answer is always no."""
    return first_objection(strangers_send_no_messages(reader), the_feed_writes_no_private_messages())
