"""Who reads the feed."""

from nestbox.policy.access import whoever_wants_to_see_it_asks
from nestbox.policy.comments import whoever_reads_the_feed_sees_every_comment
from nestbox.policy.decision import Decision, first_objection
from nestbox.policy.facts import Reader
from nestbox.policy.safety import only_confirmed_followers_reach_the_feed


def may_read(reader: Reader) -> Decision:
    """Whether posts, photos, comments, counts and the profile are within reach. Judged on every request."""
    return first_objection(
        only_confirmed_followers_reach_the_feed(reader),
        whoever_reads_the_feed_sees_every_comment(reader),
    )


def way_in(reader: Reader) -> Decision:
    """What a person who found the feed by its name can do: ask, unless they are in already."""
    return whoever_wants_to_see_it_asks(reader)
