"""What follows from a change of the roll, in the same transaction."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string


def after_change(school_id: int, roll_import_id: int | None = None) -> None:
    """Let what stands on the roll be looked at again: follows, and photos that show a child.

    They are above the roll in the house, so the settings name who is called.
    """
    for function in settings.AFTER_ROLL_CHANGES:
        import_string(function)(school_id, roll_import_id)
