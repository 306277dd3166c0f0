"""What follows from a change of the roll, in the same transaction."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string


def after_change(school_id: int, roll_import_id: int | None = None) -> None:
    """Let those who stand on the roll look again: whoever stands on nothing any more stops following.

    Follows are above the roll in the house, so the settings name who is called.
    """
    import_string(settings.AFTER_ROLL_CHANGES)(school_id, roll_import_id)
