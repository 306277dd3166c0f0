"""Photos, as far as a viewer may see them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.photos import areas
from nestbox.photos.sizes import SMALL, fitted
from nestbox.policy.permissions import Permission
from nestbox.records.models import Photo, Rendition

# One query decides and finds: a published photo of a feed that is read, or one of the viewer's own draft.
# What is out of sight since a withdrawal is nobody's from that moment on, whatever its cards still say; and
# so is what was shown on a yes whose last day is past, also where the nightly work is late.
_RENDITION = """
    SELECT r.path, r.media_type, r.size, r.sha256, d.feed_id, f.school_id, d.author_id, p.id
      FROM records_rendition r
      JOIN records_photo o ON o.id = r.photo_id
      JOIN records_draft d ON d.id = o.draft_id
      JOIN records_feed f ON f.id = d.feed_id
      LEFT JOIN records_post p ON p.id = o.post_id
     WHERE r.photo_id = %s AND r.name = %s AND r.extension = %s AND p.removed_at IS NULL
       AND o.hidden_at IS NULL AND o.taken_down_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM records_showing s
                        WHERE s.photo_id = o.id AND s.ended_at IS NULL AND s.until < %s)
"""


LARGEST = ("large", "jpg")  # every photo has it


@dataclass(frozen=True, slots=True)
class RenditionFile:
    """A file that the viewer may have. ``path`` is its name in the storage, ``size`` in bytes."""

    path: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo on a page. Width and height are of the large rendition, in pixels.

    The addresses of WebP files are empty where there are none.
    """

    id: int
    state: str
    refusal: str
    alt: str
    width: int
    height: int
    colour: str
    small_width: int
    small_webp: str
    small_jpeg: str
    large_webp: str
    large_jpeg: str


def rendition(viewer: Viewer, photo_id: int, name: str, extension: str) -> RenditionFile:
    """A rendition that this viewer may see. Raises ``NotFoundError``: hidden is absent (SAF-2)."""
    with connection.cursor() as cursor:
        cursor.execute(_RENDITION, (photo_id, name, extension, timezone.localdate(clock.now())))
        row = cursor.fetchone()
    if row is None or not _may_see(
        viewer, feed_id=row[4], school_id=row[5], author_id=row[6], post_id=row[7]
    ):
        raise NotFoundError("no such rendition for this viewer")
    if row[7] is None and not areas.may_be_looked_at(photo_id):
        raise NotFoundError("a draft's photo that has to be covered first")
    return RenditionFile(*row[:4])


def _may_see(viewer: Viewer, *, feed_id: int, school_id: int, author_id: int, post_id: int | None) -> bool:
    if post_id is not None:
        return feed_id in viewer.readable
    return author_id == viewer.account_id and viewer.holds(Permission.POST, school_id)


def shown(photo: Photo) -> PhotoShown:
    """A photo's row as a page shows it."""
    return PhotoShown(
        id=photo.pk,
        state=photo.state,
        refusal=photo.refusal,
        alt=photo.alt,
        width=photo.width or 0,
        height=photo.height or 0,
        colour=photo.colour or "#808080",
        small_width=fitted(photo.width or 0, photo.height or 0, SMALL)[0],
        small_webp=address(photo.pk, "small", "webp") if photo.has_webp else "",
        small_jpeg=address(photo.pk, "small", "jpg"),
        large_webp=address(photo.pk, "large", "webp") if photo.has_webp else "",
        large_jpeg=address(photo.pk, "large", "jpg"),
    )


def school_of(photo_id: int) -> int | None:
    """The school whose photo this is, to be held before the photo is; None for one that is not there."""
    rows = Photo.objects.filter(pk=photo_id).values_list("draft__feed__school_id", flat=True)
    return rows.first()


def is_waiting(photo: Photo) -> bool:
    """Whether the worker still has to look at a photo, or to render it anew."""
    if photo.state == Photo.State.REFUSED:
        return False
    return photo.state == Photo.State.RECEIVED or photo.rendered != photo.wanted


def digest_of(photo: Photo) -> str:
    """What tells a photo's files from those of every earlier rendering. Renditions must be prefetched."""
    largest = largest_of(photo)
    return largest.sha256 if largest else ""


def largest_of(photo: Photo) -> Rendition | None:
    """The best picture that is kept of a photo. Renditions must be prefetched."""
    return next((row for row in photo.renditions.all() if (row.name, row.extension) == LARGEST), None)


def address(photo_id: int, name: str, extension: str) -> str:
    """Where a rendition is fetched. The address is no secret: it is worth nothing without a session."""
    return f"/media/{photo_id}/{name}.{extension}"
