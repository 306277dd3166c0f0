"""A photo's areas: from the rows to the policy's facts, and to what has to be covered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nestbox.photos.covers import Box, Hidden
from nestbox.photos.faces import Face
from nestbox.policy.consent import may_be_in_the_picture, may_be_uncovered
from nestbox.policy.facts import AreaFacts, AreaKind, Says
from nestbox.policy.standing import Purpose, Standing, in_a_photo
from nestbox.records.models import Area, Mark, Photo
from nestbox.roll import consents
from nestbox.roll.consents import Held

FACES = frozenset({AreaKind.FACE, AreaKind.MAYBE})


@dataclass(frozen=True, slots=True)
class Judged:
    """An area as it is to be shown now. ``mark`` is the newest; ``why`` says why it is covered, or is not."""

    row: Area
    mark: Mark | None
    facts: AreaFacts
    may_be_seen: bool
    why: str
    consent_id: int | None
    until: date | None = None


def with_areas() -> tuple[str, ...]:
    """What to prefetch of photos before they are judged: two queries, however many there are."""
    return ("areas__marks", "presences")


def held_of(photos: Iterable[Photo]) -> dict[int, Held]:
    """Where consent stands for every child that somebody named in these photos, in two queries."""
    rows = list(photos)
    named = {mark.pupil_id for photo in rows for area in photo.areas.all() for mark in area.marks.all()}
    named |= {presence.pupil_id for photo in rows for presence in photo.presences.all()}
    return consents.held({pupil_id for pupil_id in named if pupil_id is not None})


def judged(photo: Photo, held: Mapping[int, Held]) -> tuple[Judged, ...]:
    """Every area of a photo, in the order of its row, judged by what was said and by consent as it is now."""
    rows = sorted(photo.areas.all(), key=lambda row: row.pk)
    faces = count_faces(rows)
    return tuple(_judged(row, held, faces) for row in rows)


def count_faces(rows: Collection[Area]) -> int:
    """How many faces a photo has: from so many on it is a picture of the whole class (CON-3)."""
    return sum(_is_face(row) for row in rows)


def _is_face(row: Area) -> bool:
    mark = newest_mark(row)
    if mark is not None:
        return mark.says != Mark.Says.NOT_A_FACE and row.kind != Area.Kind.TEXT
    return row.kind == Area.Kind.FACE


def newest_mark(row: Area) -> Mark | None:
    """What was last said of an area. Its marks must have been prefetched, or count one query."""
    return max(row.marks.all(), key=lambda mark: mark.pk, default=None)


def said_of(row: Area, known: int | None = None) -> tuple[Says, int | None]:
    """What counts as said of an area, and of which child; ``known``: when that mark was the newest."""
    marks = (mark for mark in row.marks.all() if known is None or mark.pk <= known)
    mark = max(marks, key=lambda mark: mark.pk, default=None)
    if mark is not None:
        return Says(mark.says), mark.pupil_id
    return (Says.NOT_A_FACE if row.kind == Area.Kind.TEXT else Says.COVER), None


def standing_in(photo_faces: int, held: Held) -> Standing:
    """Where consent stands for a child in a photo with so many faces."""
    return in_a_photo(held.of(Purpose.PHOTOS), held.of(Purpose.WHOLE_CLASS), photo_faces)


def standings_of_others(photo: Photo, held: Mapping[int, Held]) -> tuple[Standing, ...]:
    """Where consent stands for each child who is in a photo without a place of their own."""
    faces = count_faces(photo.areas.all())
    return tuple(standing_in(faces, held[row.pupil_id]) for row in photo.presences.all())


def _judged(row: Area, held: Mapping[int, Held], faces: int) -> Judged:
    mark = newest_mark(row)
    of_child = held.get(mark.pupil_id, Held()) if mark is not None and mark.pupil_id is not None else None
    facts = AreaFacts(
        kind=AreaKind(row.kind),
        covered=row.covered,
        says=Says(mark.says) if mark is not None else None,
        standing=standing_in(faces, of_child) if of_child is not None else None,
        names=bool(row.name),
    )
    decision, on = may_be_uncovered(facts), of_child or Held()
    return Judged(row, mark, facts, decision.allowed, decision.why, on.given_by, on.until)


def may_be_looked_at(photo_id: int) -> bool:
    """Whether a draft's renditions show no child who may not be shown now: judged anew at each look.

    A withdrawal, a last day or the roll may have overtaken them, before the worker has rendered them anew.
    """
    photo = Photo.objects.prefetch_related(*with_areas()).get(pk=photo_id)
    held, rows = held_of([photo]), list(photo.areas.all())
    faces = count_faces(rows)
    seen = (_child_in(row) for row in rows if not row.covered)
    return all(
        may_be_in_the_picture(standing_in(faces, held[pupil_id]), has_place=True).allowed
        for pupil_id in seen
        if pupil_id is not None
    )


def _child_in(row: Area) -> int | None:
    """The child whom staff last named in an area, also where they have covered it since."""
    mark = newest_mark(row)
    if mark is None or mark.says in {Mark.Says.ADULT, Mark.Says.NOT_A_FACE}:
        return None
    named = [mark for mark in row.marks.all() if mark.pupil_id is not None]
    return max(named, key=lambda mark: mark.pk).pupil_id if named else None


def hidden(areas: Iterable[Judged]) -> list[Hidden]:
    """What has to be covered of these areas."""
    return [_shape(area.row) for area in areas if not area.may_be_seen]


def shown_faces(areas: Iterable[Judged]) -> list[Face]:
    """The faces among these areas that may be seen."""
    return [face_of(area.row) for area in areas if area.may_be_seen and area.facts.kind is not AreaKind.TEXT]


def _shape(row: Area) -> Hidden:
    return face_of(row) if row.kind in FACES else Box(row.x, row.y, row.width, row.height)


def face_of(row: Area) -> Face:
    """An area as the detector's box."""
    return Face(row.x, row.y, row.width, row.height, row.score)
