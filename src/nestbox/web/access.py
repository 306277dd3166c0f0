"""Views' own small vocabulary: who is asking, and which views are open to anybody."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.web.converters import identifier

open_to_all = login_not_required


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking. Only behind the sign-in: the middleware has seen to it."""
    return cast("Viewer", cast("Any", request).viewer)


def school_for(viewer: Viewer, permission: Permission, wanted: str | None = None) -> int:
    """The school that a page is about: the one asked for, or the first where the viewer holds the permission.

    Raises ``NotFoundError`` where there is none: to whoever lacks a permission, its pages do not exist.
    """
    schools = viewer.schools_where(permission)
    if wanted:
        schools = [school for school in schools if school == identifier(wanted)]
    if not schools:
        raise NotFoundError(f"account {viewer.account_id} lacks {permission}")
    return schools[0]


def day(text: str) -> date | None:
    """A day as the browser's date field sends it; anything else is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
