"""Who may remove a comment or a post."""

from collections.abc import Iterable

from nestbox.policy.comments import a_removal_has_a_reason, removing_is_a_permission
from nestbox.policy.decision import Decision, first_objection
from nestbox.policy.permissions import Permission, Role


def may_remove(roles: Iterable[Role], reason: str, is_comment: bool) -> Decision:  # noqa: FBT001 - a fact
    """Whether these roles may remove a comment (or else a post) for this reason."""
    permission = Permission.REMOVE_COMMENTS if is_comment else Permission.REMOVE_POSTS
    return first_objection(removing_is_a_permission(roles, permission), a_removal_has_a_reason(reason))
