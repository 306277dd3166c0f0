"""COM: comments, what they are bound by, and their removal."""

from collections.abc import Iterable

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.facts import Reader
from nestbox.policy.permissions import Permission, Role, holds
from nestbox.policy.values import SchoolValues


@clause("COM-1")
def whoever_reads_the_feed_sees_every_comment(reader: Reader) -> Decision:
    """Comments have the audience of the post: every follower, and the school's team."""
    if reader.follows or reader.works_here:
        return allow("COM-1", "All followers can see the comments.")
    return refuse("COM-1", "Only followers can see the comments.")


@clause("COM-2")
def the_agreement_is_accepted(
    accepted_version: int | None, version_in_force: int, values: SchoolValues
) -> Decision:
    """The agreement is accepted, in the version in force, before the first comment under it."""
    if accepted_version == version_in_force:
        return allow("COM-2", f"You have accepted the {values.acceptable_use_title}.")
    return ask(
        "COM-2",
        f"Please read the {values.acceptable_use_title} and accept it before you comment.",
        missing=f"acceptance of the {values.acceptable_use_title}",
    )


@clause("COM-4")
def a_held_comment_waits(*, held: bool, is_author: bool, roles: Iterable[Role]) -> Decision:
    """One that waits for a look is there for its author and for whoever may look, and for nobody else."""
    if is_author or not held or holds(roles, Permission.REMOVE_COMMENTS):
        return allow("COM-4", "This comment can be read.")
    return refuse("COM-4", "This comment waits for the school to look at it.")


@clause("COM-4")
def removing_is_a_permission(roles: Iterable[Role], permission: Permission) -> Decision:
    """Comments and posts are removed by the account administrator or the Headteacher."""
    if holds(roles, permission):
        return allow("COM-4", "You may remove this.")
    return refuse("COM-4", "Only the account administrator or the Headteacher can remove this.")


@clause("COM-4")
def a_removal_has_a_reason(reason: str) -> Decision:
    """The reason is kept and told to the author, so an empty one will not do."""
    if reason.strip():
        return allow("COM-4", "The reason is kept with the removal.")
    return ask("COM-4", "Please give a reason. It is kept, and the author is told.", missing="a reason")
