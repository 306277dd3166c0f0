"""Drafts that consent or the roll has overtaken: their photos have to look different now.

Whoever calls holds the school: of a rendering that ends and an answer that is kept at the same moment, the
later sees what the earlier did.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from nestbox.photos.accounting import ask_for_rendering
from nestbox.photos.areas import held_of, judged, with_areas
from nestbox.photos.keeping import NAME
from nestbox.photos.labels import NameIn, labelled
from nestbox.photos.text import Words
from nestbox.records.models import Area, Photo


def ask_where_overtaken(drafts: QuerySet[Photo]) -> None:
    """Ask for a new rendering of each draft's photo that shows or hides what it should not.

    Within a transaction.
    """
    photos = list(_waiting(drafts).prefetch_related(*with_areas()))
    held = held_of(photos)
    for photo in photos:
        if any(area.may_be_seen == area.row.covered for area in judged(photo, held)):
            ask_for_rendering(photo)


def name_texts(drafts: QuerySet[Photo], name_in: NameIn) -> None:
    """Compare text that can be seen in drafts' photos with the roll as it is now. Within a transaction.

    What named nobody when it was read may name a child who has come since (NAM-1). No name is taken back.
    """
    for photo in _waiting(drafts.filter(areas__kind=Area.Kind.TEXT).distinct()):
        rows = list(Area.objects.filter(photo=photo, kind=Area.Kind.TEXT).order_by("id"))
        _keep_names(photo, rows, name_in)


def _keep_names(photo: Photo, rows: Collection[Area], name_in: NameIn) -> None:
    aspect = (photo.width or 1) / (photo.height or 1)
    for row, text in zip(rows, labelled([_words(row) for row in rows], name_in, aspect), strict=True):
        if text.name and not row.name:
            Area.objects.filter(pk=row.pk).update(name=text.name[:NAME])


def _words(row: Area) -> Words:
    return Words(row.x, row.y, row.width, row.height, row.score, row.words)


def _waiting(drafts: QuerySet[Photo]) -> QuerySet[Photo]:
    return drafts.filter(post=None, state=Photo.State.READY).exclude(original="")
