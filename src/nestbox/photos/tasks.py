"""Background work on photos. Each may be called again after a crash."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from nestbox import clock
from nestbox.audit.actions import hold
from nestbox.django_settings import INSTALLATION
from nestbox.errors import NestboxError
from nestbox.jobs.actions import enqueue
from nestbox.photos import actions, areas, keeping, overtaking, quarantine, remains
from nestbox.photos.pipeline import process, render_again
from nestbox.photos.reads import school_of
from nestbox.photos.unreadable import Cause, unreadable
from nestbox.records.models import Photo, Sending
from nestbox.roll.naming import names_of_school
from nestbox.sealing import SealBroken

log = logging.getLogger(__name__)
DRAFT_LIFE = timedelta(days=7)
CUT_OFF = timedelta(days=1)
PATIENCE = timedelta(hours=1)


def scan(photo_id: int) -> None:
    """Find what may tell who somebody is in a received photo, cover all of it, and keep its renditions."""
    photo = Photo.objects.select_related("draft__feed").filter(pk=photo_id).first()
    if photo is None:
        return
    if photo.state == Photo.State.RECEIVED:
        names = names_of_school(photo.draft.feed.school_id)
        with _refusing(photo_id):
            keeping.keep_processed(photo_id, process(_original(photo), names, INSTALLATION.photo_side))
    _ask_where_overtaken(photo_id)
    if Sending.objects.filter(draft_id=photo.draft_id).exists():
        enqueue("nestbox.posts.tasks.send_on", photo.draft_id)


def render(photo_id: int) -> None:
    """Render a draft's photo anew, from its original: covered is what may not be seen as things are now."""
    _render(photo_id)
    _ask_where_overtaken(photo_id)


@transaction.atomic
def _ask_where_overtaken(photo_id: int) -> None:
    """An answer or a child who came while a photo was looked at is followed by another rendering."""
    rows, school_id = Photo.objects.filter(pk=photo_id), school_of(photo_id)
    if school_id is not None:
        hold(school_id)
        overtaking.name_texts(rows, names_of_school(school_id))
        overtaking.ask_where_overtaken(rows.filter(rendered=F("wanted")))


def _render(photo_id: int) -> None:
    Photo.objects.filter(pk=photo_id).update(rendering_asked=False)  # what is said from here on asks again
    rows = Photo.objects.filter(pk=photo_id, post=None, state=Photo.State.READY).exclude(original="")
    photo = rows.prefetch_related(*areas.with_areas()).first()
    if photo is None or photo.rendered == photo.wanted:
        return
    found = areas.judged(photo, areas.held_of([photo]))
    with _refusing(photo_id):
        covered, shown = areas.hidden(found), areas.shown_faces(found)
        files, further = render_again(_original(photo), covered, shown, INSTALLATION.photo_side)
        seen = [area.row.pk for area in found if area.may_be_seen]
        keeping.keep_rendered(photo_id, files, seen, further, photo.wanted)


@contextmanager
def _refusing(photo_id: int) -> Iterator[None]:
    """A photo that turns out to be of no use is refused, in words for whoever sent it."""
    try:
        yield
    except NestboxError as refusal:
        log.warning("Photo %s cannot be used: %s", photo_id, refusal)
        actions.refuse(photo_id, refusal.sentence)


def _original(photo: Photo) -> bytes:
    """The original's bytes. ``UnreadablePhoto`` where they did not survive: whoever waits is told.

    A storage that does not answer raises ``OSError``, and the job is done again. One that answers that there
    is no such file may be a disk that is not mounted: that is believed after an hour.
    """
    if not photo.original:
        raise unreadable(Cause.DAMAGED)
    try:
        return quarantine.take(photo.pk, photo.original)
    except SealBroken as broken:
        raise unreadable(Cause.DAMAGED) from broken
    except FileNotFoundError as gone:
        if photo.received_at > clock.now() - PATIENCE:
            raise
        raise unreadable(Cause.DAMAGED) from gone


def destroy_original(photo_id: int) -> None:
    """Destroy the original of a photo that was published."""
    actions.destroy_original(photo_id)


def remove_replaced(*paths: str) -> None:
    """Delete the files of a photo that was covered anew: they show who may not be shown any more."""
    keeping.delete(paths)


def destroy_old_originals() -> None:
    """Destroy the originals of drafts that nobody published within seven days."""
    old = Photo.objects.filter(received_at__lt=clock.now() - DRAFT_LIFE).exclude(original="")
    for photo_id in old.values_list("id", flat=True):
        actions.destroy_original(photo_id)


def sweep_quarantine() -> None:
    """Destroy what no photo and no upload names: what a receipt that was cut off left, after a day."""
    for name in remains.strays():
        if quarantine.kept_at(name) < clock.now() - CUT_OFF:
            quarantine.destroy(name)
