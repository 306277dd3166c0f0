"""Consent withdrawn: out of sight in the same transaction, back when the child is covered (CON-2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db import transaction
from django.db.models import F, QuerySet

from nestbox import clock
from nestbox.audit.actions import hold
from nestbox.jobs.actions import enqueue
from nestbox.photos import overtaking, showings
from nestbox.posts import withdrawal_news
from nestbox.posts.actions import render_cards
from nestbox.records.models import Feed, Mark, Photo, Post, School, Showing
from nestbox.roll.naming import names_of_school

AT_ONCE = 20  # photos that one job covers; then it asks for another, so that none runs for minutes


def after_roll_change(school_id: int, _roll_import_id: int | None = None) -> None:
    """Whose yes counts may have changed with the roll: judge everything that is shown again.

    And whom a text names: what is read in a draft's photo is compared with the roll as it is now.
    """
    overtaking.name_texts(_photos_of(school_id), names_of_school(school_id))
    _follow(school_id, None)


def after_consent_change(school_id: int, pupil_ids: Collection[int]) -> None:
    """Hide what these children may no longer be shown in, and render drafts that name them anew."""
    _follow(school_id, pupil_ids)


def reconcile_all() -> None:
    """By night: what a day that is past no longer carries, and what a job left undone."""
    for school_id in School.objects.order_by("id").values_list("id", flat=True):
        reconcile(school_id)


@transaction.atomic
def reconcile(school_id: int) -> None:
    """Judge everything that a school shows again, and ask for the work that waits."""
    hold(school_id)
    _follow(school_id, None)
    if Photo.objects.filter(draft__feed__school_id=school_id, hidden_at__isnull=False).exists():
        enqueue("nestbox.posts.tasks.cover_withdrawn", school_id)
    if Photo.objects.exclude(taken_down_at=None).filter(renditions__isnull=False).exists():
        enqueue("nestbox.posts.tasks.remove_taken_down")


def _follow(school_id: int, pupil_ids: Collection[int] | None) -> None:
    _withdraw(school_id, showings.follow_consent(school_id, pupil_ids))
    _render_drafts(school_id, pupil_ids)


def _withdraw(school_id: int, rows: Collection[Showing]) -> None:
    if not rows:
        return
    new = showings.hide(rows)
    nowhere = {row.photo_id for row in rows if row.area_id is None}
    placed = {row.photo_id for row in rows} - nowhere
    Photo.objects.filter(pk__in=placed, taken_down_at=None).update(hidden_at=clock.now())
    take_down(nowhere)
    show_as_it_is({row.photo_id for row in new})
    photos = defaultdict[int, set[int]](set)
    for row in new:
        photos[row.pupil_id].add(row.photo_id)
    withdrawal_news.hidden(school_id, photos, nowhere)
    if placed:
        enqueue("nestbox.posts.tasks.cover_withdrawn", school_id)


def take_down(photo_ids: Collection[int]) -> None:
    """The whole photo goes, and with it every showing in it: the child cannot be covered for certain."""
    Photo.objects.filter(pk__in=photo_ids, taken_down_at=None).update(taken_down_at=clock.now())
    showings.end(Showing.objects.filter(photo_id__in=photo_ids, ended_at=None))
    if photo_ids:
        enqueue("nestbox.posts.tasks.remove_taken_down")


def show_as_it_is(photo_ids: Collection[int]) -> None:
    """Make the cards of these photos' posts anew, and let every page and copy know that it is old."""
    posts = Post.objects.filter(photos__in=photo_ids).distinct()
    render_cards(posts)
    Feed.objects.filter(pk__in=posts.values("feed_id")).update(changes=F("changes") + 1)


def _render_drafts(school_id: int, pupil_ids: Collection[int] | None) -> None:
    """Drafts that would look different now are rendered anew: nobody can look at them until then."""
    rows = _photos_of(school_id)
    if pupil_ids is not None:
        named = Mark.objects.filter(pupil_id__in=pupil_ids)
        rows = rows.filter(pk__in=named.values("area__photo_id"))
    overtaking.ask_where_overtaken(rows)


def _photos_of(school_id: int) -> QuerySet[Photo]:
    return Photo.objects.filter(draft__feed__school_id=school_id)
