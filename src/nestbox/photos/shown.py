"""Where published photos show a child: for whoever has to know what a withdrawal does, and what one did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.follows.speaking import children_of
from nestbox.photos.sight import in_sight
from nestbox.policy.permissions import Permission
from nestbox.records.models import Photo, Pupil, Showing
from nestbox.schools.reads import must_hold

MOST = 100


class Now(StrEnum):
    """What has become of a showing."""

    SEEN = "in the feed"
    HIDDEN = "out of sight, being covered"
    COVERED = "covered"
    TAKEN_DOWN = "photo taken down"
    REMOVED = "post removed"


@dataclass(frozen=True, slots=True)
class ShownOnce:
    """One published photo that shows a child, or did. ``post_id`` is None where the post is not there now.

    ``consent_id`` is the answer on which the face was shown; None for a child without a face in the picture.
    """

    post_id: int | None
    began: datetime
    ended: datetime | None
    until: date | None
    consent_id: int | None
    accounted_by: str
    accounted_at: datetime
    now: Now


@dataclass(frozen=True, slots=True)
class Showings:
    """The newest showings of a child, and how many there are in all."""

    newest: tuple[ShownOnce, ...]
    total: int


def photos_of(viewer: Viewer, pupil_id: int) -> int:
    """How many photos in sight show the child now.

    Raises ``NotFoundError`` for whoever neither answers for the child nor sees the roll.
    """
    if pupil_id not in {child.pupil_id for child in children_of(viewer)}:
        _must_see_the_roll(viewer, pupil_id)
    of_child = Showing.objects.filter(pupil_id=pupil_id, ended_at=None).values("photo_id")
    return Photo.objects.filter(in_sight(), pk__in=of_child, post__removed_at=None).count()


def showings_of(viewer: Viewer, pupil_id: int) -> Showings:
    """Where a child was shown: on which consent, by whom accounted for, from when until when (CON-2).

    Raises ``NotFoundError`` without SEE_ROLL.
    """
    _must_see_the_roll(viewer, pupil_id)
    rows = Showing.objects.filter(pupil_id=pupil_id).select_related("photo__post", "area", "accounted_by")
    return Showings(tuple(map(_shown, rows.order_by("-id")[:MOST])), rows.count())


def _must_see_the_roll(viewer: Viewer, pupil_id: int) -> None:
    pupil = Pupil.objects.filter(pk=pupil_id).first()
    if pupil is None:
        raise NotFoundError("no such pupil")
    must_hold(viewer, Permission.SEE_ROLL, pupil.school_id)


def _shown(row: Showing) -> ShownOnce:
    now, post = _now(row), row.photo.post
    return ShownOnce(
        post_id=post.pk if post is not None and post.removed_at is None else None,
        began=row.began_at,
        ended=row.ended_at,
        until=row.until,
        consent_id=row.consent_id,
        accounted_by=row.accounted_by.name,
        accounted_at=row.accounted_at,
        now=now,
    )


def _now(row: Showing) -> Now:
    post = row.photo.post
    if post is None or post.removed_at is not None:
        return Now.REMOVED
    if row.photo.taken_down_at is not None:
        return Now.TAKEN_DOWN
    if row.ended_at is not None:
        return Now.COVERED
    return Now.SEEN if row.photo.hidden_at is None else Now.HIDDEN
