"""Staff say who is in a photo. Whatever nobody accounts for stays covered (CON-2)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from django.db import transaction
from django.db.models import F

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.jobs.actions import enqueue
from nestbox.photos.actions import own
from nestbox.photos.areas import said_of
from nestbox.policy.facts import AreaKind, Says
from nestbox.records.models import Area, Mark, Photo, Presence, Pupil

SMALLEST = 0.005  # of the picture's side: what a thumb draws by accident is less
MOST_DRAWN = 100
SAYABLE = {
    AreaKind.FACE: frozenset(Says),
    AreaKind.MAYBE: frozenset(Says),
    AreaKind.TEXT: frozenset({Says.COVER, Says.NOT_A_FACE}),
    AreaKind.DRAWN: frozenset({Says.COVER, Says.ADULT, Says.CHILD}),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A box drawn by hand: fractions of the picture, from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says of an area; a child is named by ``pupil_id``."""

    area_id: int
    says: Says
    pupil_id: int | None = None


@transaction.atomic
def mark(viewer: Viewer, photo_id: int, *words: Word, known: int | None = None) -> None:
    """Say what areas are. What was said already counts once; the photo is rendered anew for the rest.

    ``known`` is the newest mark on the page that sends all its areas: what stood so on that page was not
    said there, and takes nothing back that was said elsewhere since. None: every word was meant.

    Naming a child does not show it: that takes consent, judged when the photo is rendered and again when
    it is published. Raises ``NotFoundError`` for a photo, an area or a child that is not the viewer's,
    ``InvalidError`` for what cannot be said of an area.
    """
    photo = own(viewer, photo_id)
    areas = {row.pk: row for row in photo.areas.prefetch_related("marks")}
    new = [word for word in words if _is_new(word, _checked(word, areas), known)]
    _check_pupils(photo, {word.pupil_id for word in new if word.pupil_id is not None})
    for word in new:
        Mark.objects.create(
            area_id=word.area_id, says=word.says.value, pupil_id=word.pupil_id, by_id=viewer.account_id
        )
        _record(viewer, photo, "area marked", area=word.area_id, says=word.says.value, pupil=word.pupil_id)
    if new:
        ask_for_rendering(photo)


def _checked(word: Word, areas: Mapping[int, Area]) -> Area:
    """The area that is spoken of. Raises where it is not of this photo, or this cannot be said of it."""
    if word.area_id not in areas:
        raise NotFoundError("no such area in this photo")
    if (word.says is Says.CHILD) != (word.pupil_id is not None):
        raise InvalidError("Please say which child it is.", "pupil")
    area = areas[word.area_id]
    if word.says not in SAYABLE[AreaKind(area.kind)]:
        raise InvalidError("That cannot be said of this area.", "area")
    return area


def _is_new(word: Word, area: Area, known: int | None) -> bool:
    wanted = (word.says, word.pupil_id)
    if known is not None and wanted == said_of(area, known):
        return False
    return wanted != said_of(area)


@transaction.atomic
def cover_all(viewer: Viewer, photo_id: int) -> None:
    """Cover every area of a photo again, whatever was said of it."""
    photo = own(viewer, photo_id)
    Mark.objects.bulk_create(
        Mark(area=area, says=Mark.Says.COVER, by_id=viewer.account_id) for area in photo.areas.all()
    )
    _changed(viewer, photo, "all covered")


@transaction.atomic
def draw(viewer: Viewer, photo_id: int, place: Place) -> int:
    """Cover a part of a photo that the detector did not find; returns the area's id."""
    photo = own(viewer, photo_id)
    if photo.areas.filter(kind=Area.Kind.DRAWN).count() >= MOST_DRAWN:
        raise InvalidError(f"A photo can have up to {MOST_DRAWN} areas drawn by hand.", "area")
    columns = _within_picture(place)
    area = Area.objects.create(photo=photo, kind=Area.Kind.DRAWN, score=1, **columns)
    _changed(viewer, photo, "area drawn", area=area.pk)
    return area.pk


@transaction.atomic
def move(viewer: Viewer, photo_id: int, area_id: int, place: Place) -> None:
    """Move or resize an area. What the detector or the reader found keeps covering its own place too."""
    photo = own(viewer, photo_id)
    area = _area(photo, area_id)
    if area.kind != Area.Kind.DRAWN:
        raise InvalidError("Only areas drawn by hand can be moved. Draw another beside this one.", "area")
    Area.objects.filter(pk=area.pk).update(**_within_picture(place))
    _changed(viewer, photo, "area moved", area=area.pk)


@transaction.atomic
def erase(viewer: Viewer, photo_id: int, area_id: int) -> None:
    """Take back an area that was drawn by hand."""
    photo = own(viewer, photo_id)
    area = _area(photo, area_id)
    if area.kind != Area.Kind.DRAWN:
        raise InvalidError("What was found in the photo cannot be erased. Say that it is not a face.", "area")
    area.delete()
    _changed(viewer, photo, "area erased", area=area_id)


@transaction.atomic
def others(viewer: Viewer, photo_id: int, pupil_ids: set[int], known: set[int] | None = None) -> None:
    """Say which children are in the picture besides those with a face in it: exactly these.

    `known` are those whom the page showed as noted: then only what differs from it is said, and what was
    said on another page meanwhile stays.
    """
    photo = own(viewer, photo_id)
    before = set(photo.presences.values_list("pupil_id", flat=True))
    if known is not None:
        pupil_ids = (before - (known - pupil_ids)) | (pupil_ids - known)
    if pupil_ids == before:
        return
    _check_pupils(photo, pupil_ids - before)
    photo.presences.exclude(pupil_id__in=pupil_ids).delete()
    Presence.objects.bulk_create(
        Presence(photo=photo, pupil_id=pupil_id, by_id=viewer.account_id)
        for pupil_id in sorted(pupil_ids - before)
    )
    _record(viewer, photo, "others noted", count=len(pupil_ids))


def ask_for_rendering(photo: Photo) -> None:
    """Note that a photo has to look different now; one job waits for it at a time. Within a transaction."""
    asked = photo.rendering_asked
    Photo.objects.filter(pk=photo.pk).update(wanted=F("wanted") + 1, rendering_asked=True)
    if not asked:
        enqueue("nestbox.photos.tasks.render", photo.pk)


def _changed(viewer: Viewer, photo: Photo, verb: str, **detail: str | int | None) -> None:
    ask_for_rendering(photo)
    _record(viewer, photo, verb, **detail)


def _record(viewer: Viewer, photo: Photo, verb: str, **detail: str | int | bool | None) -> None:
    record(
        photo.draft.feed.school_id,
        actor_id=viewer.account_id,
        verb=verb,
        subject=f"photo:{photo.pk}",
        clause="CON-2",
        **detail,
    )


def _area(photo: Photo, area_id: int) -> Area:
    area = photo.areas.filter(pk=area_id).first()
    if area is None:
        raise NotFoundError("no such area in this photo")
    return area


def _check_pupils(photo: Photo, pupil_ids: set[int]) -> None:
    on_roll = Pupil.objects.filter(school_id=photo.draft.feed.school_id, on_roll=True)
    if on_roll.filter(pk__in=pupil_ids).count() != len(pupil_ids):
        raise NotFoundError("no such child on this school's roll")


def _within_picture(place: Place) -> dict[str, float]:
    """The part of a box that is inside the picture. Raises ``InvalidError`` where nothing is left."""
    left, top = max(0.0, place.x), max(0.0, place.y)
    right, bottom = min(1.0, place.x + place.width), min(1.0, place.y + place.height)
    is_number = all(map(math.isfinite, astuple(place)))
    if not is_number or right - left < SMALLEST or bottom - top < SMALLEST:
        raise InvalidError("This area is too small or outside the photo.", "area")
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
