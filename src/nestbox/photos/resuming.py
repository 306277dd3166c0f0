"""Work on photos that was lost is asked for again: no photo waits for ever.

A job that fails is tried five times, which is a quarter of an hour. A disk that was full or a storage that
was away for longer leaves photos behind whose jobs are gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, QuerySet

from nestbox.jobs import reads as jobs
from nestbox.jobs.actions import enqueue
from nestbox.records.models import Photo

Job = tuple[str, tuple[int | str, ...]]


def resume() -> None:
    """Ask again for what should have been done by now, unless it has been asked for."""
    asked = jobs.waiting()
    for task, arguments in dict.fromkeys(_undone()):
        if (task, arguments) not in asked:
            enqueue(task, *arguments)


def _undone() -> Iterator[Job]:
    """What is left to do, by the rows as they are."""
    drafts = Photo.objects.filter(post=None, draft__ended_at=None).exclude(original="")
    for photo_id in _ids(drafts.filter(state=Photo.State.RECEIVED)):
        yield "nestbox.photos.tasks.scan", (photo_id,)
    for photo_id in _ids(drafts.filter(state=Photo.State.READY).exclude(rendered=F("wanted"))):
        yield "nestbox.photos.tasks.render", (photo_id,)
    for photo_id in _ids(Photo.objects.exclude(post=None).exclude(original="")):
        yield "nestbox.photos.tasks.destroy_original", (photo_id,)
    hidden = Photo.objects.filter(taken_down_at=None).exclude(hidden_at=None).order_by()
    for school_id in hidden.values_list("draft__feed__school_id", flat=True).distinct():
        yield "nestbox.posts.tasks.cover_withdrawn", (school_id,)
    if Photo.objects.exclude(taken_down_at=None).filter(renditions__isnull=False).exists():
        yield "nestbox.posts.tasks.remove_taken_down", ()


def _ids(photos: QuerySet[Photo]) -> Iterator[int]:
    yield from photos.order_by("id").values_list("id", flat=True)
