"""Who at a school is to be told of something."""

from __future__ import annotations

from collections.abc import Collection

from nestbox.policy.permissions import PERMISSIONS_OF, Permission, Role
from nestbox.records.models import Account, RoleHeld


def who_holds(school_id: int, permission: Permission) -> list[Account]:
    """Everybody whose role carries the permission, each once."""
    return in_roles(school_id, [role for role, carries in PERMISSIONS_OF.items() if permission in carries])


def in_roles(school_id: int, roles: Collection[Role]) -> list[Account]:
    """Everybody in one of these roles, each once."""
    held = RoleHeld.objects.filter(school_id=school_id, role__in=roles, ended_at=None)
    return list(Account.objects.filter(pk__in=held.values("account_id"), is_active=True).order_by("id"))
