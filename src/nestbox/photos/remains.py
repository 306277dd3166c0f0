"""What should be gone: files that no row names, and what a photo leaves that was covered or taken down.

A crash between the writing of files and of rows leaves such files. They never stay, and ``nestbox doctor``
says whether anything does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage

from nestbox import clock
from nestbox.photos import quarantine
from nestbox.records.models import Photo, Rendition, UploadPart

CUT_OFF = timedelta(days=1)  # what is younger may still be waiting for its row
LATE = timedelta(hours=1)  # the worker is asked again every ten minutes
OVERDUE = CUT_OFF * 2  # a night has passed over it


def unnamed() -> Iterator[str]:
    """The path of every file of a photo that no rendition names."""
    for folder in default_storage.listdir("")[0]:
        photos = [name for name in default_storage.listdir(folder)[0] if name.isdecimal()]
        rows = Rendition.objects.filter(photo_id__in=[int(name) for name in photos])
        named = set(rows.values_list("path", flat=True))
        for photo in photos:
            files = default_storage.listdir(f"{folder}/{photo}")[1]
            yield from (path for file in files if (path := f"{folder}/{photo}/{file}") not in named)


def sweep() -> None:
    """Every night: destroy what no row has named for a day."""
    for path in list(unnamed()):
        if default_storage.get_modified_time(path) < clock.now() - CUT_OFF:
            default_storage.delete(path)


def overdue() -> dict[str, int]:
    """What should have been done or destroyed by now, by its name, and how much there is of it."""
    late = clock.now() - LATE
    photos = Photo.objects.filter(taken_down_at=None, hidden_at__lt=late)
    destroyed = Photo.objects.filter(taken_down_at__lt=late, renditions__isnull=False).distinct()
    originals = Photo.objects.filter(post__published_at__lt=late).exclude(original="")
    found = {
        "photos out of sight that wait to be covered": photos.count(),
        "photos taken down whose files are still there": destroyed.count(),
        "originals of published photos": originals.count(),
        "files that nothing names": sum(map(_is_old, unnamed())) + sum(map(_is_old_original, strays())),
    }
    return {name: count for name, count in found.items() if count}


def _is_old(path: str) -> bool:
    return default_storage.get_modified_time(path) < clock.now() - OVERDUE


def strays() -> set[str]:
    """Sealed files that neither a photo nor an upload names."""
    named = set(Photo.objects.exclude(original="").values_list("original", flat=True))
    return set(quarantine.names()) - named - set(UploadPart.objects.values_list("name", flat=True))


def _is_old_original(name: str) -> bool:
    return quarantine.kept_at(name) < clock.now() - OVERDUE
