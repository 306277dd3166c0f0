"""Which published photos can be seen now (CON-2): one condition for every list of them.

The query that finds a file has the same condition in SQL (``reads.rendition``); a test holds them together.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from nestbox import clock
from nestbox.records.models import Showing


def in_sight() -> Q:
    """Of photos: neither out of sight nor taken down, and no yes in them is past its last day.

    The last day counts also where the nightly work, which covers whom it was about, is late.
    """
    today = timezone.localdate(clock.now())
    over = Showing.objects.filter(photo=OuterRef("pk"), ended_at=None, until__lt=today)
    return Q(~Exists(over), hidden_at=None, taken_down_at=None)
