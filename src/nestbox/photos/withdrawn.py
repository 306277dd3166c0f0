"""A published photo after a withdrawal: the child is covered in the published pixels, or the files go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, UnidentifiedImageError

from nestbox import clock
from nestbox.audit.actions import record
from nestbox.jobs.actions import enqueue
from nestbox.photos import areas, keeping
from nestbox.photos.covers import Hidden
from nestbox.photos.decoding import Pixels
from nestbox.photos.faces import Face
from nestbox.photos.pipeline import Files, StillShowsAFace, cover_more
from nestbox.photos.reads import digest_of, largest_of, school_of
from nestbox.policy.facts import AreaKind
from nestbox.records.models import Area, Photo, Rendition, Showing


@dataclass(frozen=True, slots=True)
class Planned:
    """What has to be covered in a photo that is out of sight, as its rows say; nothing is made yet.

    `source` is the digest of the published file at `path`, and `areas` are those that have to be covered in
    it, as `hidden`; `shown` are the faces that may still be seen.
    """

    photo_id: int
    source: str
    path: str
    areas: tuple[int, ...]
    hidden: tuple[Hidden, ...]
    shown: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A photo in which more was covered: its new files, the areas that they cover besides, and of what.

    `source` is the digest of the file that it was made of. `files` is None where nothing had to be covered,
    `failed` where the child cannot be covered for certain: then the photo has to be taken down.
    """

    photo_id: int
    source: str
    areas: tuple[int, ...]
    files: Files | None = None
    failed: bool = False


def planned(photo_id: int) -> Planned | None:
    """What has to be covered in a photo that is out of sight: everybody whom consent no longer carries.

    None where it is seen again already, or was taken down.
    """
    rows = Photo.objects.filter(pk=photo_id, taken_down_at=None).exclude(hidden_at=None)
    photo = rows.prefetch_related(*areas.with_areas(), "renditions").first()
    if photo is None:
        return None
    now = areas.judged(photo, areas.held_of([photo]))
    more = [area for area in now if not area.may_be_seen and not area.row.covered]
    # What was drawn by hand is covered like a face too: a thumb draws tighter than the detector.
    hidden = [*areas.hidden(more), *(areas.face_of(area.row) for area in more if _is_drawn(area))]
    largest = largest_of(photo)
    return Planned(
        photo_id,
        source=largest.sha256 if largest else "",
        path=largest.path if largest else "",
        areas=tuple(area.row.pk for area in more),
        hidden=tuple(hidden),
        shown=tuple(areas.shown_faces(now)),
    )


def covered(plan: Planned) -> Covered:
    """The photo's new files, made without the database: several are at work side by side.

    Made of the published pixels: they are all that is left of the photo, and the place of each face is known.
    """
    result = Covered(plan.photo_id, plan.source, plan.areas)
    if not plan.areas:
        return result
    try:
        files = cover_more(_published(plan.path), plan.hidden, plan.shown)
    except (StillShowsAFace, FileNotFoundError, UnidentifiedImageError):
        return replace(result, failed=True)
    return replace(result, files=files)


def _is_drawn(area: areas.Judged) -> bool:
    return area.facts.kind is AreaKind.DRAWN


@transaction.atomic
def keep(result: Covered) -> None:
    """Keep the new files, destroy the old ones, and let the photo be seen again.

    Whoever calls holds the school.
    """
    if result.files is None:
        _show_again(result.photo_id)
    else:
        _keep_redacted(result, result.files)


def _keep_redacted(result: Covered, files: Files) -> None:
    """Keep a published photo in which these areas were covered as well.

    What another job has replaced meanwhile is not put back. The photo can be seen again, unless consent for
    somebody else in it has fallen away meanwhile: then it waits for the next job.
    """
    old = list(Rendition.objects.filter(photo_id=result.photo_id).values_list("path", flat=True))

    def rows() -> Photo | None:
        photo = _hidden(result.photo_id)
        if photo is None or digest_of(photo) != result.source:
            return None
        Area.objects.filter(photo_id=result.photo_id, pk__in=result.areas).update(covered=True)
        ended = Showing.objects.filter(photo_id=result.photo_id, area__in=result.areas, ended_at=None)
        ended.update(ended_at=clock.now())
        if _may_be_seen(photo, result.areas):
            photo.hidden_at = None
        return photo

    if keeping.keep_files(result.photo_id, files, rows, lambda _: keeping.delete(old)):
        enqueue("nestbox.photos.tasks.remove_replaced", *old)  # also after a crash between commit and removal
        _record(result.photo_id, "child covered", areas=len(result.areas))


def _show_again(photo_id: int) -> None:
    """Let a photo be seen again in which everybody who can be seen may be seen after all."""
    photo = _hidden(photo_id)
    if photo is not None and _may_be_seen(photo):
        Photo.objects.filter(pk=photo_id).update(hidden_at=None)
        _record(photo_id, "photo back in sight")


def _may_be_seen(photo: Photo, covered: Collection[int] = ()) -> bool:
    """Whether everybody who can be seen, once these areas are covered, may be seen as consents are now."""
    left = (area for area in areas.judged(photo, areas.held_of([photo])) if area.row.pk not in covered)
    return all(area.may_be_seen for area in left if not area.row.covered)


def _record(photo_id: int, verb: str, **detail: int) -> None:
    """What was withdrawn, covered and came back can be told by the audit alone (CON-2)."""
    school_id = school_of(photo_id)
    if school_id is not None:
        record(school_id, actor_id=None, verb=verb, subject=f"photo:{photo_id}", clause="CON-2", **detail)


def _hidden(photo_id: int) -> Photo | None:
    """A photo out of sight, held first and read then: nobody's consent changes unseen in between."""
    rows = Photo.objects.filter(pk=photo_id, taken_down_at=None).exclude(hidden_at=None)
    if rows.select_for_update().first() is None:
        return None
    return rows.prefetch_related(*areas.with_areas(), "renditions").get()


def _published(path: str) -> Pixels:
    """The largest published picture: our own file, so it is read here and in no child process."""
    with default_storage.open(path) as file:
        return np.asarray(Image.open(BytesIO(file.read())).convert("RGB"))


@transaction.atomic
def destroy(photo_id: int) -> None:
    """Destroy the files of a photo that was taken down. Twice is once."""
    _record(photo_id, "photo destroyed")  # holds the school, and then the photo is held
    Photo.objects.select_for_update().get(pk=photo_id).renditions.all().delete()
    keeping.remove_files(photo_id, "")  # before the rows go for good: after a crash it is done again
