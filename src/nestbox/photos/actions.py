"""Every change to a photo, from its receipt to the destruction of its original."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.jobs.actions import enqueue
from nestbox.photos import keeping, quarantine
from nestbox.photos.decoding import check_before_decoding
from nestbox.photos.reads import school_of
from nestbox.policy.permissions import Permission
from nestbox.records.identifiers import new_identifier
from nestbox.records.models import Draft, Photo
from nestbox.schools import policies
from nestbox.schools.reads import must_hold

ALT_LENGTH = 1500


def _nothing(_photo_id: int) -> None:
    """Nothing else belongs to the receipt."""


def receive(
    viewer: Viewer, draft_id: int, data: bytes, alt: str = "", also: Callable[[int], None] = _nothing
) -> int:
    """Take a photo into a draft: encrypted into quarantine, then scanned by the worker. Returns its id.

    ``also`` gets the id in the same transaction: raising there undoes the receipt. Raises ``UnreadablePhoto``
    for what is plainly not a photo, ``InvalidError`` for one too many, ``NotFoundError`` for a draft that is
    not the viewer's.
    """
    check_before_decoding(data)
    draft_of(viewer, draft_id)
    photo_id = new_identifier()
    name = quarantine.keep(photo_id, data)
    try:
        _keep_received(viewer, draft_id, Photo(pk=photo_id, original=name, alt=_tidied(alt)), also)
    except BaseException:
        quarantine.destroy(name)
        raise
    return photo_id


@transaction.atomic
def _keep_received(viewer: Viewer, draft_id: int, photo: Photo, also: Callable[[int], None]) -> None:
    draft = draft_of(viewer, draft_id)
    taken = list(Photo.objects.filter(draft=draft).values_list("position", flat=True))
    limit = policies.values(draft.feed.school_id).photos_per_post
    if len(taken) >= limit:
        raise InvalidError(f"A post can have up to {limit} photos.", "photos")
    photo.draft, photo.position = draft, max(taken, default=0) + 1
    photo.save(force_insert=True)
    also(photo.pk)
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
    photo = own(viewer, photo_id)
    photo.alt = _tidied(alt)
    photo.save(update_fields=["alt"])


def _tidied(alt: str) -> str:
    return alt.replace("\0", "").strip()[:ALT_LENGTH]


@transaction.atomic
def leave_out(viewer: Viewer, photo_id: int) -> None:
    """Take a photo out of a draft; its files are destroyed."""
    photo = own(viewer, photo_id)
    original, school_id = photo.original, photo.draft.feed.school_id
    photo.delete()
    record(school_id, actor_id=viewer.account_id, verb="photo left out", subject=f"photo:{photo_id}")
    transaction.on_commit(lambda: keeping.remove_files(photo_id, original))


def own(viewer: Viewer, photo_id: int) -> Photo:
    """A photo of the viewer's own open draft, held against changes. Raises ``NotFoundError``."""
    rows = Photo.objects.filter(pk=photo_id, post=None)
    draft_id = rows.values_list("draft_id", flat=True).first()
    draft = None if draft_id is None else draft_of(viewer, draft_id)
    if draft is not None:
        hold(draft.feed.school_id)
    photo = rows.select_for_update().first()  # as the worker may have left it meanwhile
    if draft is None or photo is None:
        raise NotFoundError("no such photo in a draft")
    photo.draft = draft
    return photo


@transaction.atomic
def refuse(photo_id: int, sentence: str) -> None:
    """Note that a photo cannot be used, in words for who sent it, and destroy its original."""
    _hold_school_of(photo_id)
    photo = Photo.objects.select_for_update().filter(pk=photo_id, post=None).first()
    if photo is not None:
        photo.state, photo.refusal = Photo.State.REFUSED, sentence
        photo.save()
        destroy_original(photo_id)


@transaction.atomic
def destroy_original(photo_id: int) -> None:
    """Destroy an original for good, and put that on record. Twice is once."""
    _hold_school_of(photo_id)
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


def _hold_school_of(photo_id: int) -> None:
    # As in publishing, the school is held before the photo: so nobody waits for each other.
    school_id = school_of(photo_id)
    if school_id is not None:
        hold(school_id)
