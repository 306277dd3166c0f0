"""Who on the school's team may do what: roles, permissions, and one table between them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """A post on the school's team. One person may hold several."""

    ADMINISTRATOR = "administrator"
    HEADTEACHER = "headteacher"
    OFFICE_MANAGER = "office manager"
    TEACHER = "teacher"


class Permission(StrEnum):
    """One thing that a member of the team may do. In alphabetical order."""

    DECIDE_REQUESTS = "decide follow requests"
    DOWNLOAD_POSTS = "download the school's posts"
    EDIT_ROLL = "edit the roll"
    END_FOLLOWS = "end follows"
    MANAGE_SCHOOL = "change the school's settings"
    MANAGE_TEAM = "choose who is on the team"
    MARK_DOMAINS = "mark email domains as personal or work"
    PLAN_TRIPS = "plan trips"
    POST = "post as the school"
    REMOVE_COMMENTS = "remove comments"
    REMOVE_POSTS = "remove posts"
    SEE_FOLLOWERS = "see who follows"
    SEE_ROLL = "see the roll"
    SIGN_REVIEWS = "sign off access reviews"


PERMISSIONS_OF: Mapping[Role, frozenset[Permission]] = {
    # COM-4 calls this role the account administrator. Admitting people is the office's work, not theirs.
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.DOWNLOAD_POSTS,
            Permission.END_FOLLOWS,
            Permission.MANAGE_SCHOOL,
            Permission.MANAGE_TEAM,
            Permission.PLAN_TRIPS,
            Permission.POST,
            Permission.REMOVE_COMMENTS,
            Permission.REMOVE_POSTS,
            Permission.SEE_FOLLOWERS,
        }
    ),
    # Answers for all of it, but the settings stay with the administrator who knows them.
    Role.HEADTEACHER: frozenset(Permission) - {Permission.MANAGE_SCHOOL},
    Role.OFFICE_MANAGER: frozenset(
        {
            Permission.DECIDE_REQUESTS,
            Permission.DOWNLOAD_POSTS,
            Permission.EDIT_ROLL,
            Permission.END_FOLLOWS,
            Permission.MARK_DOMAINS,
            Permission.PLAN_TRIPS,
            Permission.SEE_FOLLOWERS,
            Permission.SEE_ROLL,
        }
    ),
    Role.TEACHER: frozenset({Permission.PLAN_TRIPS, Permission.POST}),
}


def holds(roles: Iterable[Role], permission: Permission) -> bool:
    """Whether any of these roles carries the permission. No roles, no permission."""
    return any(permission in PERMISSIONS_OF[role] for role in roles)
