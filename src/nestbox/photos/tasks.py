"""Background work on photos. Each may be called again after a crash."""

from __future__ import annotations

import logging
from datetime import timedelta

from nestbox import clock
from nestbox.errors import NestboxError
from nestbox.photos import actions, quarantine
from nestbox.photos.pipeline import process
from nestbox.photos.sealing import SealBroken
from nestbox.photos.unreadable import Cause, unreadable
from nestbox.records.models import Photo

log = logging.getLogger(__name__)
DRAFT_LIFE = timedelta(days=7)
CUT_OFF = timedelta(days=1)


def scan(photo_id: int) -> None:
    """Find and redact every face of a received photo, and keep its renditions."""
    photo = Photo.objects.filter(pk=photo_id, state=Photo.State.RECEIVED).first()
    if photo is None:
        return
    try:
        processed = process(_original(photo))
    except NestboxError as refusal:
        log.warning("Photo %s cannot be used: %s", photo_id, refusal)
        actions.refuse(photo_id, refusal.sentence)
    else:
        actions.keep_processed(photo_id, processed)


def _original(photo: Photo) -> bytes:
    """The original's bytes. ``UnreadablePhoto`` where they did not survive: whoever waits is told."""
    try:
        return quarantine.take(photo.pk, photo.original)
    except (SealBroken, OSError) as broken:
        raise unreadable(Cause.DAMAGED) from broken


def destroy_original(photo_id: int) -> None:
    """Destroy the original of a photo that was published."""
    actions.destroy_original(photo_id)


def destroy_old_originals() -> None:
    """Destroy the originals of drafts that nobody published within seven days."""
    old = Photo.objects.filter(received_at__lt=clock.now() - DRAFT_LIFE).exclude(original="")
    for photo_id in old.values_list("id", flat=True):
        actions.destroy_original(photo_id)


def sweep_quarantine() -> None:
    """Destroy what no photo names: the rest of a receipt that was cut off, a day ago or longer."""
    named = set(Photo.objects.exclude(original="").values_list("original", flat=True))
    for name in set(quarantine.names()) - named:
        if quarantine.kept_at(name) < clock.now() - CUT_OFF:
            quarantine.destroy(name)
