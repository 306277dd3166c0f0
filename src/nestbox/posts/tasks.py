"""Background work on posts. Each may be called again after a crash."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import transaction

from nestbox.audit.actions import hold
from nestbox.jobs.actions import enqueue
from nestbox.photos import model, withdrawn
from nestbox.photos.withdrawn import Covered
from nestbox.posts import cards, outbox, withdrawal, withdrawal_news
from nestbox.posts.actions import render_card
from nestbox.records.models import Photo, Post, Showing

log = logging.getLogger(__name__)
NEWEST = 2**63 - 1
SIDE_BY_SIDE = 2  # photos: making pictures leaves Python's lock to the others


def render_old_cards() -> None:
    """Give every post whose card was made by other templates a new one: after an update of Nestbox."""
    old = Post.objects.filter(removed_at=None).exclude(card_version=cards.version())
    for post in old.select_related("trip").order_by("-id").iterator():
        render_card(post)


def send_on(draft_id: int) -> None:
    """Publish a draft that came from an outbox, or give it back, where all of it is here."""
    outbox.send_on(draft_id)


def send_all_on() -> None:
    """By night: whatever a job that was lost has left."""
    for draft_id in outbox.waiting():
        outbox.send_on(draft_id)


def cover_withdrawn(school_id: int, before: int = NEWEST) -> None:
    """Cover whom consent no longer carries in the photos that are out of sight, and put these back.

    A photo that fails stays out of sight until the night, and holds up no other.
    """
    waiting = Photo.objects.filter(draft__feed__school_id=school_id, taken_down_at=None, pk__lt=before)
    waiting = waiting.exclude(hidden_at=None).order_by("-id")
    some = list(waiting.values_list("id", flat=True)[: withdrawal.AT_ONCE])
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        begun = dict(_begun(pool, some))
        for photo_id, made in begun.items():
            with _apart(photo_id):
                _keep(school_id, made.result())
    model.give_memory_back()
    if len(some) == withdrawal.AT_ONCE:
        enqueue("nestbox.posts.tasks.cover_withdrawn", school_id, some[-1])


def _begun(pool: ThreadPoolExecutor, photo_ids: Collection[int]) -> Iterator[tuple[int, Future[Covered]]]:
    """The new pictures on their way: the database is asked here, and not by several at once."""
    for photo_id in photo_ids:
        with _apart(photo_id):
            plan = withdrawn.planned(photo_id)
            if plan is not None:
                yield photo_id, pool.submit(withdrawn.covered, plan)


@contextmanager
def _apart(photo_id: int) -> Iterator[None]:
    """What fails with one photo holds up no other."""
    try:
        yield
    except Exception:
        log.exception("Photo %s stays out of sight: covering it failed", photo_id)


def _keep(school_id: int, result: Covered) -> None:
    with transaction.atomic():
        hold(school_id)  # the school first and then the photo, as everywhere: nobody waits for each other
        if result.failed:
            _give_up(school_id, result.photo_id, result.areas)
        else:
            withdrawn.keep(result)
        withdrawal.show_as_it_is([result.photo_id])


def _give_up(school_id: int, photo_id: int, areas: Collection[int]) -> None:
    shown = Showing.objects.filter(area_id__in=areas, ended_at=None)
    pupils = sorted(set(shown.values_list("pupil_id", flat=True)))
    withdrawal.take_down([photo_id])
    for pupil_id in pupils:
        withdrawal_news.failed(school_id, pupil_id, photo_id)


def remove_taken_down() -> None:
    """Destroy the files of photos that were taken down: nothing of them remains."""
    taken_down = Photo.objects.exclude(taken_down_at=None).filter(renditions__isnull=False)
    for photo_id in set(taken_down.values_list("id", flat=True)):
        withdrawn.destroy(photo_id)
