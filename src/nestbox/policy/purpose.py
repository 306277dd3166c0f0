"""PUR: what the feed is for."""

from collections.abc import Iterable

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.facts import DraftFacts
from nestbox.policy.permissions import Permission, Role, holds


@clause("PUR-1")
def only_staff_post(roles: Iterable[Role]) -> Decision:
    """The feed is the school's voice: posting is a permission of the team."""
    if holds(roles, Permission.POST):
        return allow("PUR-1", "You may post as the school.")
    return refuse("PUR-1", "Only the school's staff can post here.")


@clause("PUR-1")
def a_post_outside_a_trip_is_confirmed(draft: DraftFacts) -> Decision:
    """A post belongs to a trip, or somebody has said that it is meant to be outside the purpose."""
    if draft.has_trip or draft.outside_purpose_confirmed:
        return allow("PUR-1", "The post has its place.")
    return ask(
        "PUR-1",
        "This feed is for news of a trip. Choose the trip, or confirm that this post is not about one.",
        missing="a trip, or a confirmation",
    )
