"""Photos that arrive in pieces: each piece is kept encrypted at once, and the whole becomes a photo once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.errors import InvalidError, NestboxError, NotFoundError
from nestbox.photos import quarantine
from nestbox.photos.actions import draft_of, receive
from nestbox.photos.unreadable import MAX_BYTES, Cause, UnreadablePhoto, unreadable
from nestbox.policy.permissions import Permission
from nestbox.records.models import Draft, Upload, UploadPart
from nestbox.schools import policies
from nestbox.sealing import SealBroken

LIFE = timedelta(days=7)


class ElsewhereError(NestboxError):
    """The upload stands at another byte, or means another file, than the sender thinks."""

    sentence = "This part of the photo does not belong here. It is asked for again."


class OtherBytesError(NestboxError):
    """What arrived is not what the device meant to send; it begins again."""

    sentence = "The photo was damaged on its way. It is sent again."


@dataclass(frozen=True, slots=True)
class Announced:
    """What a device says of a photo before it sends it. ``length`` in bytes, ``sha256`` in hex or empty."""

    key: str
    length: int
    sha256: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class UploadShown:
    """Where an upload stands: so many bytes of so many are here, and until when they are kept."""

    id: int
    key: str
    offset: int
    length: int
    finished: bool
    refusal: str
    expires: datetime


@transaction.atomic
def begin(viewer: Viewer, draft_id: int, announced: Announced) -> UploadShown:
    """Make room for a photo in the viewer's own draft; the same key again is the same upload.

    Raises ``NotFoundError``, ``UnreadablePhoto`` for more bytes than a photo may have, ``ElsewhereError``
    for another file under the same key, ``InvalidError`` for more photos than a post may have.
    """
    draft = draft_of(viewer, draft_id)
    if not 0 < announced.length <= MAX_BYTES:
        raise unreadable(Cause.TOO_MANY_BYTES if announced.length > 0 else Cause.EMPTY)
    upload = draft.uploads.filter(key=announced.key).first() or _begin(draft, announced)
    if (upload.length, upload.sha256) != (announced.length, announced.sha256):
        raise ElsewhereError("the same key for another file")
    return _shown(upload)


def _begin(draft: Draft, announced: Announced) -> Upload:
    limit = policies.values(draft.feed.school_id).photos_per_post
    taken = draft.photos.count() + draft.uploads.filter(finished_at=None).count()
    if taken >= limit:
        raise InvalidError(f"A post can have up to {limit} photos.", "photos")
    return Upload.objects.create(
        draft=draft,
        key=announced.key,
        length=announced.length,
        sha256=announced.sha256,
        alt=announced.alt,
    )


def upload(viewer: Viewer, upload_id: int) -> UploadShown:
    """An upload to the viewer's own open draft. Raises ``NotFoundError``, also for one that has expired."""
    return _shown(_own(viewer, upload_id))


def append(viewer: Viewer, upload_id: int, offset: int, data: bytes) -> UploadShown:
    """Keep the next piece, encrypted. Raises ``ElsewhereError`` where another place is the next.

    The file is written first and the row after it: of two pieces for the same place one is kept.
    """
    if not data:
        return upload(viewer, upload_id)
    name = quarantine.keep_part(upload_id, offset, data)
    try:
        return _keep_part(viewer, upload_id, UploadPart(offset=offset, size=len(data), name=name))
    except BaseException:
        quarantine.destroy(name)
        raise


@transaction.atomic
def _keep_part(viewer: Viewer, upload_id: int, part: UploadPart) -> UploadShown:
    row = _own(viewer, upload_id)
    if row.finished_at is not None or row.offset != part.offset or part.offset + part.size > row.length:
        raise ElsewhereError(f"stands at {row.offset}, not at {part.offset}")
    part.upload = row
    part.save(force_insert=True)
    row.offset += part.size
    row.save(update_fields=["offset"])
    return _shown(row)


def finish(viewer: Viewer, upload_id: int) -> None:
    """Make a photo of an upload that is whole, once; does nothing for any other.

    A file that cannot be used is refused in words that the draft's author reads. Raises ``OtherBytesError``.
    """
    row = _own(viewer, upload_id)
    if row.finished_at is not None or row.offset != row.length:
        return
    data = _whole(row)
    if data is None:
        _begin_again(viewer, upload_id)
    else:
        _receive(viewer, row, data)


def _receive(viewer: Viewer, row: Upload, data: bytes) -> None:
    try:
        with suppress(_AlreadyFinishedError):
            receive(viewer, row.draft_id, data, row.alt, also=lambda photo_id: _finish(row.pk, photo_id))
    except (UnreadablePhoto, InvalidError) as refused:
        _refuse(row.pk, refused.sentence)


class _AlreadyFinishedError(NestboxError):
    """Somebody else has made the photo meanwhile."""


def _whole(row: Upload) -> bytes | None:
    """All bytes, or None where they are not those that were announced (or are a photo by now)."""
    parts = row.parts.order_by("offset").values_list("offset", "name")
    try:
        data = b"".join(quarantine.take_part(row.pk, offset, name) for offset, name in parts)
    except (OSError, SealBroken):
        return None
    fits = len(data) == row.length and row.sha256 in {"", hashlib.sha256(data).hexdigest()}
    return data if fits else None


@transaction.atomic
def _finish(upload_id: int, photo_id: int | None, refusal: str = "") -> None:
    row = Upload.objects.select_for_update().filter(pk=upload_id, finished_at=None).first()
    if row is None:
        raise _AlreadyFinishedError
    _drop_parts(row)
    row.photo_id, row.refusal, row.finished_at = photo_id, refusal, clock.now()
    row.save()


def _refuse(upload_id: int, sentence: str) -> None:
    with suppress(_AlreadyFinishedError):
        _finish(upload_id, None, sentence)


def _begin_again(viewer: Viewer, upload_id: int) -> None:
    with transaction.atomic():
        row = _own(viewer, upload_id)
        if row.finished_at is not None:
            return
        _drop_parts(row)
        Upload.objects.filter(pk=upload_id).update(offset=0)
    raise OtherBytesError("these are not the bytes that were announced")


def _drop_parts(row: Upload) -> None:
    names = list(row.parts.values_list("name", flat=True))
    row.parts.all().delete()
    transaction.on_commit(lambda: _destroy(names))


def _destroy(names: Iterable[str]) -> None:
    for name in names:
        quarantine.destroy(name)


@transaction.atomic
def stop(viewer: Viewer, upload_id: int) -> None:
    """Give an upload up and destroy what has arrived. Raises ``ElsewhereError`` for one that is a photo."""
    row = _own(viewer, upload_id)
    if row.finished_at is not None:
        raise ElsewhereError("it has become a photo")
    _drop_parts(row)
    row.delete()


def of_draft(draft: Draft) -> list[UploadShown]:
    """Every upload to a draft, in the order in which they began."""
    return [_shown(row) for row in draft.uploads.order_by("id")]


def _own(viewer: Viewer, upload_id: int) -> Upload:
    """An upload to the viewer's own open draft, held against changes where in a transaction."""
    rows = Upload.objects.select_related("draft__feed").filter(_alive(), pk=upload_id)
    rows = rows.filter(draft__author_id=viewer.account_id, draft__ended_at=None)
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    row = rows.first()
    if row is None or not viewer.holds(Permission.POST, row.draft.feed.school_id):
        raise NotFoundError("no such upload")
    return row


def _alive() -> Q:
    return Q(finished_at__isnull=False) | Q(began_at__gt=clock.now() - LIFE)


def _shown(row: Upload) -> UploadShown:
    finished = row.finished_at is not None
    expires = row.began_at + LIFE
    return UploadShown(row.pk, row.key, row.offset, row.length, finished, row.refusal, expires)


def sweep() -> None:
    """Destroy what will never be whole: expired after seven days, or its draft has ended."""
    for row in _forgotten():
        with transaction.atomic():
            _drop_parts(row)
            row.delete()


def _forgotten() -> QuerySet[Upload]:
    expired = Q(began_at__lte=clock.now() - LIFE)
    return Upload.objects.filter(Q(finished_at=None, draft__ended_at__isnull=False) | expired)
