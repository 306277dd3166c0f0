"""The published photos of a trip that can be seen now."""

from __future__ import annotations

from django.db.models import QuerySet

from nestbox.photos.sight import in_sight
from nestbox.records.models import Photo, Trip


def pictures_of(trip: Trip) -> QuerySet[Photo]:
    """Those of its posts, in their order: neither removed, nor withdrawn, nor out of sight (CON-2)."""
    rows = Photo.objects.filter(in_sight(), post__trip=trip, post__removed_at=None)
    return rows.order_by("post_id", "position")
