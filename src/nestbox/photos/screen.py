"""The screen on which staff account for a photo: its areas, and the children who may be in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.photos import areas
from nestbox.photos.actions import draft_of
from nestbox.photos.areas import Judged
from nestbox.photos.reads import PhotoShown, digest_of, is_waiting, shown
from nestbox.policy.consent import consent_is_on_record
from nestbox.policy.facts import AreaKind, Says
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import Draft, Photo
from nestbox.roll import consents
from nestbox.roll.consents import Held
from nestbox.schools import children
from nestbox.schools.children import ChildOfTrip

WORDS = {
    Standing.REFUSED: "consent refused",
    Standing.WITHDRAWN: "consent withdrawn",
    Standing.EXPIRED: "consent has run out",
    Standing.ASKED: "nobody has answered yet",
    Standing.UNKNOWN: "nobody has answered yet",
}


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area as staff see it. Left, top, width and height are px of the large rendition.

    ``said`` is what counts as said of it, as a form says it: "cover", "adult", "not a face", "child:12".
    ``why`` is a sentence where something was said and it stays covered all the same.
    """

    id: int
    number: int
    kind: str
    left: float
    top: float
    width: float
    height: float
    said: str
    pupil_id: int | None
    why: str
    words: str
    name: str

    @property
    def label(self) -> str:
        """What it is called on the screen."""
        return {
            AreaKind.FACE: f"Face {self.number}",
            AreaKind.MAYBE: f"Perhaps a face, {self.number}",
            AreaKind.TEXT: f"Text “{self.words}”",
            AreaKind.DRAWN: f"Drawn by hand, {self.number}",
        }[AreaKind(self.kind)]


@dataclass(frozen=True, slots=True)
class ChildShown:
    """A child of the trip: ``why`` is empty for one who may be shown. ``present``: without a face in it."""

    id: int
    name: str
    may_be_shown: bool
    why: str
    present: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything on the screen. ``number`` of ``count`` photos of the draft; ``next_id`` is the next one.

    ``known`` is the newest mark that the screen shows, 0 before there is one.
    """

    draft_id: int
    photo: PhotoShown
    digest: str
    waiting: bool
    number: int
    count: int
    next_id: int | None
    known: int
    areas: tuple[AreaShown, ...]
    children: tuple[ChildShown, ...]

    @property
    def may_be_shown(self) -> tuple[ChildShown, ...]:
        """The children with consent."""
        return tuple(child for child in self.children if child.may_be_shown)

    @property
    def may_not_be_shown(self) -> tuple[ChildShown, ...]:
        """The children without."""
        return tuple(child for child in self.children if not child.may_be_shown)


def screen(viewer: Viewer, draft_id: int, photo_id: int) -> Screen:
    """One photo of the viewer's own open draft. Raises ``NotFoundError``, also before it is scanned."""
    draft = draft_of(viewer, draft_id)
    photos = list(
        draft.photos.filter(state=Photo.State.READY).order_by("position").values_list("id", flat=True)
    )
    if photo_id not in photos:
        raise NotFoundError("no such photo in this draft")
    photo = Photo.objects.prefetch_related(*areas.with_areas(), "renditions").get(pk=photo_id)
    place = photos.index(photo_id)
    return Screen(
        draft_id=draft_id,
        photo=shown(photo),
        digest=digest_of(photo),
        waiting=is_waiting(photo),
        number=place + 1,
        count=len(photos),
        next_id=photos[place + 1] if place + 1 < len(photos) else None,
        known=max((mark.pk for row in photo.areas.all() for mark in row.marks.all()), default=0),
        areas=tuple(_areas(photo)),
        children=_children(draft, photo),
    )


def _areas(photo: Photo) -> Iterator[AreaShown]:
    """Every area, numbered among those of its kind."""
    found, counts = _in_reading_order(areas.judged(photo, areas.held_of([photo]))), Counter[str]()
    for area in found:
        counts[area.row.kind] += 1
        yield _area(photo, area, counts[area.row.kind])


def _in_reading_order(found: Iterable[Judged]) -> Iterator[Judged]:
    """By rows as a photographer lines people up, each from left to right."""
    rows: list[list[Judged]] = []
    for area in sorted(found, key=_middle):
        if rows and _middle(area) - _middle(rows[-1][0]) < max(area.row.height, rows[-1][0].row.height) / 2:
            rows[-1].append(area)
        else:
            rows.append([area])
    return (area for row in rows for area in sorted(row, key=lambda area: area.row.x))


def _middle(area: Judged) -> float:
    return area.row.y + area.row.height / 2


def _area(photo: Photo, area: Judged, number: int) -> AreaShown:
    width, height = photo.width or 0, photo.height or 0
    row = area.row
    says, pupil_id = areas.said_of(row)
    return AreaShown(
        id=row.pk,
        number=number,
        kind=row.kind,
        left=round(row.x * width, 1),
        top=round(row.y * height, 1),
        width=round(row.width * width, 1),
        height=round(row.height * height, 1),
        said=says if pupil_id is None else f"{says}:{pupil_id}",
        pupil_id=pupil_id,
        why="" if area.may_be_seen or says is Says.COVER else area.why,
        words=row.words,
        name=row.name,
    )


def _children(draft: Draft, photo: Photo) -> tuple[ChildShown, ...]:
    present = {row.pupil_id for row in photo.presences.all()}
    named = {mark.pupil_id for row in photo.areas.all() for mark in row.marks.all()}
    also = present | {pupil_id for pupil_id in named if pupil_id is not None}
    going = children.of_trip(draft.feed.school_id, draft.trip_id, also)
    held = consents.held([child.id for child in going])
    faces = areas.count_faces(photo.areas.all())
    return tuple(_child(child, held, present, faces) for child in going)


def _child(child: ChildOfTrip, held: Mapping[int, Held], present: set[int], faces: int) -> ChildShown:
    standing = areas.standing_in(faces, held[child.id])
    given = consent_is_on_record(standing).allowed
    why = "" if given else _why_not(held[child.id], standing)
    return ChildShown(child.id, child.name, given, why, child.id in present)


def _why_not(held: Held, standing: Standing) -> str:
    if consent_is_on_record(held.of(Purpose.PHOTOS)).allowed:
        return "not in pictures of the whole class"
    return WORDS[standing]
