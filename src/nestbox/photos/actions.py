"""Every change to a photo, from its receipt to the destruction of its original."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.jobs.actions import enqueue
from nestbox.photos import quarantine
from nestbox.photos.decoding import check_before_decoding
from nestbox.photos.pipeline import Processed
from nestbox.photos.rendering import Rendition as Rendered
from nestbox.policy.permissions import Permission
from nestbox.records.identifiers import new_identifier
from nestbox.records.models import Draft, Face, Photo, Rendition
from nestbox.schools import policies
from nestbox.schools.reads import must_hold

ALT_LENGTH = 1500


def receive(viewer: Viewer, draft_id: int, data: bytes, alt: str = "") -> int:
    """Take a photo into a draft: encrypted into quarantine, then scanned by the worker. Returns its id.

    Raises ``UnreadablePhoto`` for what is plainly not a photo, ``InvalidError`` for one too many,
    ``NotFoundError`` for a draft that is not the viewer's.
    """
    check_before_decoding(data)
    draft_of(viewer, draft_id)
    photo_id = new_identifier()
    name = quarantine.keep(photo_id, data)
    try:
        _keep_received(viewer, draft_id, Photo(pk=photo_id, original=name, alt=_tidied(alt)))
    except BaseException:
        quarantine.destroy(name)
        raise
    return photo_id


@transaction.atomic
def _keep_received(viewer: Viewer, draft_id: int, photo: Photo) -> None:
    draft = draft_of(viewer, draft_id)
    taken = list(Photo.objects.filter(draft=draft).values_list("position", flat=True))
    limit = policies.values(draft.feed.school_id).photos_per_post
    if len(taken) >= limit:
        raise InvalidError(f"A post can have up to {limit} photos.", "photos")
    photo.draft, photo.position = draft, max(taken, default=0) + 1
    photo.save(force_insert=True)
    enqueue("nestbox.photos.tasks.scan", photo.pk)
    record(
        draft.feed.school_id, actor_id=viewer.account_id, verb="photo received", subject=f"photo:{photo.pk}"
    )


def draft_of(viewer: Viewer, draft_id: int) -> Draft:
    """The viewer's own open draft, held against changes where in a transaction. Raises ``NotFoundError``."""
    rows = Draft.objects.select_related("feed").filter(
        pk=draft_id, author_id=viewer.account_id, ended_at=None
    )
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    draft = rows.first()
    if draft is None:
        raise NotFoundError("no such draft")
    must_hold(viewer, Permission.POST, draft.feed.school_id)
    return draft


@transaction.atomic
def describe(viewer: Viewer, photo_id: int, alt: str) -> None:
    """Say what a photo shows, for those who cannot see it."""
    photo = _own(viewer, photo_id)
    photo.alt = _tidied(alt)
    photo.save(update_fields=["alt"])


def _tidied(alt: str) -> str:
    return alt.replace("\0", "").strip()[:ALT_LENGTH]


@transaction.atomic
def leave_out(viewer: Viewer, photo_id: int) -> None:
    """Take a photo out of a draft; its files are destroyed."""
    photo = _own(viewer, photo_id)
    original, school_id = photo.original, photo.draft.feed.school_id
    photo.delete()
    record(school_id, actor_id=viewer.account_id, verb="photo left out", subject=f"photo:{photo_id}")
    transaction.on_commit(lambda: _remove_files(photo_id, original))


def _own(viewer: Viewer, photo_id: int) -> Photo:
    rows = Photo.objects.filter(pk=photo_id, post=None)
    draft_id = rows.values_list("draft_id", flat=True).first()
    draft = None if draft_id is None else draft_of(viewer, draft_id)
    photo = rows.select_for_update().first()  # as the worker may have left it meanwhile
    if draft is None or photo is None:
        raise NotFoundError("no such photo in a draft")
    photo.draft = draft
    return photo


def _remove_files(photo_id: int, original: str) -> None:
    if original:
        quarantine.destroy(original)
    _remove_renditions_but(photo_id, ())


def _remove_renditions_but(photo_id: int, kept: Collection[str]) -> None:
    """Also what a crash left: files that were written, and whose rows were not."""
    for name in default_storage.listdir(_folder(photo_id))[1]:
        path = f"{_folder(photo_id)}/{name}"
        if path not in kept:
            default_storage.delete(path)


def _folder(photo_id: int) -> str:
    return f"{photo_id % 256:02x}/{photo_id}"


def keep_processed(photo_id: int, processed: Processed) -> None:
    """Keep what the pipeline made of a photo: first the files, then the rows that name them."""
    paths = [_keep_file(photo_id, rendered) for rendered in processed.renditions]
    if _keep_rows(photo_id, processed, paths):
        _remove_renditions_but(photo_id, paths)
    else:
        for path in paths:
            default_storage.delete(path)


def _keep_file(photo_id: int, rendered: Rendered) -> str:
    name = f"{_folder(photo_id)}/{rendered.name}-{secrets.token_hex(4)}.{rendered.extension}"
    return default_storage.save(name, ContentFile(rendered.data))


@transaction.atomic
def _keep_rows(photo_id: int, processed: Processed, paths: list[str]) -> bool:
    photo = Photo.objects.select_for_update().filter(pk=photo_id, state=Photo.State.RECEIVED).first()
    if photo is None:  # left out meanwhile, or the same job ran twice
        return False
    Face.objects.bulk_create(
        Face(
            photo=photo, x=f.x, y=f.y, width=f.width, height=f.height, score=f.score, redacted_at=clock.now()
        )
        for f in processed.faces
    )
    Rendition.objects.bulk_create(
        _row(photo, rendered, path) for rendered, path in zip(processed.renditions, paths, strict=True)
    )
    photo.state, photo.colour = Photo.State.READY, processed.colour
    photo.width, photo.height = processed.width, processed.height
    photo.save()
    return True


def _row(photo: Photo, rendered: Rendered, path: str) -> Rendition:
    return Rendition(
        photo=photo,
        name=rendered.name,
        extension=rendered.extension,
        media_type=rendered.media_type,
        width=rendered.width,
        height=rendered.height,
        size=len(rendered.data),
        sha256=rendered.sha256,
        path=path,
    )


@transaction.atomic
def refuse(photo_id: int, sentence: str) -> None:
    """Note that a photo cannot be used, in words for who sent it, and destroy its original."""
    photo = Photo.objects.select_for_update().filter(pk=photo_id, state=Photo.State.RECEIVED).first()
    if photo is not None:
        photo.state, photo.refusal = Photo.State.REFUSED, sentence
        photo.save()
        destroy_original(photo_id)


@transaction.atomic
def destroy_original(photo_id: int) -> None:
    """Destroy an original for good, and put that on record. Twice is once."""
    photo = (
        Photo.objects.select_for_update(of=("self",))
        .select_related("draft__feed")
        .filter(pk=photo_id)
        .first()
    )
    if photo is None or not photo.original:
        return
    quarantine.destroy(photo.original)
    photo.original, photo.original_destroyed_at = "", clock.now()
    photo.save()
    record(
        photo.draft.feed.school_id,
        actor_id=None,
        verb="original destroyed",
        subject=f"photo:{photo.pk}",
        clause="CON-2",
    )
