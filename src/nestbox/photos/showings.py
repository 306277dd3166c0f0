"""What published photos show of children: on which consent, accounted for by whom, from when until when.

For any face that was published the rows here answer under which consent it was shown. A row ends when the
face is covered or the photo is taken down; after a withdrawal no row of that child is left open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from nestbox import clock
from nestbox.photos.areas import Judged, count_faces, standing_in
from nestbox.policy.consent import may_be_in_the_picture
from nestbox.policy.facts import Says
from nestbox.policy.standing import NO, Purpose
from nestbox.records.models import Photo, Showing
from nestbox.roll import consents
from nestbox.roll.consents import Held


def begin(photos: Mapping[Photo, Iterable[Judged]]) -> None:
    """Note whom these photos show from now on. Part of the transaction that publishes them."""
    faces = (_of_a_face(photo, area) for photo, areas in photos.items() for area in areas if _shows(area))
    others = (_of_a_presence(photo) for photo in photos)
    Showing.objects.bulk_create([*faces, *(showing for some in others for showing in some)])


def _shows(area: Judged) -> bool:
    return area.facts.says is Says.CHILD and not area.row.covered


def _of_a_face(photo: Photo, area: Judged) -> Showing:
    mark = area.mark
    assert mark is not None  # noqa: S101  (an area that says CHILD has a mark)
    assert mark.pupil_id is not None  # noqa: S101  (and such a mark names one: the database demands it)
    return Showing(
        photo=photo,
        area=area.row,
        pupil_id=mark.pupil_id,
        consent_id=area.consent_id,
        until=area.until,
        accounted_by_id=mark.by_id,
        accounted_at=mark.at,
    )


def _of_a_presence(photo: Photo) -> list[Showing]:
    return [
        Showing(photo=photo, pupil_id=row.pupil_id, accounted_by_id=row.by_id, accounted_at=row.at)
        for row in photo.presences.all()
    ]


def open_showings(school_id: int, pupil_ids: Collection[int] | None = None) -> QuerySet[Showing]:
    """What is shown now at a school, of these children or of all."""
    rows = Showing.objects.filter(ended_at=None, photo__draft__feed__school_id=school_id)
    return rows if pupil_ids is None else rows.filter(pupil_id__in=pupil_ids)


def follow_consent(school_id: int, pupil_ids: Collection[int] | None = None) -> list[Showing]:
    """The showings that consent, as it stands now, does not carry any more; the others' last days follow it.

    A child without a face of their own in the picture is judged only by what somebody said against it: they
    were never shown on a consent, and an unanswered question does not take a back of a head down. The number
    of queries does not depend on how many photos show these children.
    """
    rows = list(open_showings(school_id, pupil_ids).select_related("photo"))
    held = consents.held({row.pupil_id for row in rows})
    faces = _faces({row.photo_id for row in rows if held[row.pupil_id].of(Purpose.WHOLE_CLASS) in NO})
    ended = [row for row in rows if not _allowed(row, held[row.pupil_id], faces.get(row.photo_id, 0))]
    gone = {row.pk for row in ended}
    _keep_last_days([row for row in rows if row.pk not in gone], held)
    return ended


def _faces(photo_ids: Collection[int]) -> dict[int, int]:
    """How many faces each of these photos has, counted as they were when it was published."""
    photos = Photo.objects.filter(pk__in=photo_ids).prefetch_related("areas__marks")
    return {photo.pk: count_faces(photo.areas.all()) for photo in photos}


def _allowed(row: Showing, held: Held, faces: int) -> bool:
    return may_be_in_the_picture(standing_in(faces, held), has_place=row.area_id is not None).allowed


def _keep_last_days(rows: Iterable[Showing], held: Mapping[int, Held]) -> None:
    moved: defaultdict[date | None, list[int]] = defaultdict(list)
    for row in rows:
        until = held[row.pupil_id].until if row.area_id is not None else None
        if row.until != until or row.hidden_at is not None:
            moved[until].append(row.pk)
    for until, keys in moved.items():
        Showing.objects.filter(pk__in=keys).update(until=until, hidden_at=None)


def hide(rows: Iterable[Showing]) -> list[Showing]:
    """Note from when on these are out of sight; returns those that were not yet."""
    new = [row for row in rows if row.hidden_at is None]
    Showing.objects.filter(pk__in=[row.pk for row in new]).update(hidden_at=clock.now())
    return new


def end(rows: Iterable[Showing]) -> None:
    """These are shown no longer."""
    Showing.objects.filter(pk__in=[row.pk for row in rows], ended_at=None).update(ended_at=clock.now())
