"""Who is told of what happens to requests and follows."""

from __future__ import annotations

from nestbox.policy.permissions import Role
from nestbox.records.models import Account, RoleHeld


def office_of(school_id: int) -> list[Account]:
    """The Office Managers; without one, the Headteacher, so that nothing goes unseen."""
    held = RoleHeld.objects.filter(school_id=school_id, ended_at=None).select_related("account")
    for role in (Role.OFFICE_MANAGER, Role.HEADTEACHER, Role.ADMINISTRATOR):
        found = [row.account for row in held if row.role == role]
        if found:
            return found
    return []
