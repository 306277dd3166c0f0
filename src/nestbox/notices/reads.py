"""A viewer's notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nestbox.accounts.viewer import Viewer
from nestbox.records.models import Notice

PAGE = 50


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """One notice on the page."""

    id: int
    sentence: str
    path: str
    at: datetime
    unread: bool


def newest(viewer: Viewer) -> list[NoticeShown]:
    """The viewer's last 50 notices, newest first."""
    rows = Notice.objects.filter(account_id=viewer.account_id).order_by("-id")[:PAGE]
    return [NoticeShown(n.id, n.sentence, n.path, n.at, n.id > viewer.last_notice_read) for n in rows]
