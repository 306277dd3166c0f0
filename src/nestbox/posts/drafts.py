"""Drafts: what a staff member is writing, kept as it is typed, read by nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import NotFoundError
from nestbox.photos.actions import draft_of, leave_out
from nestbox.photos.areas import Judged
from nestbox.photos.reads import PhotoShown, digest_of, is_waiting, shown
from nestbox.policy.facts import AreaKind
from nestbox.policy.permissions import Permission
from nestbox.posts.findings import FindingShown
from nestbox.posts.gate import judge, shown_findings
from nestbox.posts.text import count, tidy
from nestbox.records.models import Draft, Photo, Post, Trip
from nestbox.schools import policies
from nestbox.schools.reads import feed_of, must_hold


@dataclass(frozen=True, slots=True)
class Wording:
    """What a form says of a post: its text, its trip (None: no trip), and the answer to PUR-1's question."""

    text: str
    trip_id: int | None
    outside_purpose_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class DraftPhoto:
    """A photo of a draft on its author's page: how many faces are covered and can be seen, and its digest.

    ``names`` are the words of the roll for which text in it is covered.
    """

    shown: PhotoShown
    names: tuple[str, ...]
    covered: int
    seen: int
    digest: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft on its author's page, with everything that still stands against publishing it."""

    id: int
    school_id: int
    handle: str
    text: str
    length: int
    trip_id: int | None
    outside_purpose_confirmed: bool
    photos: tuple[DraftPhoto, ...]
    findings: tuple[FindingShown, ...]
    waiting: bool


def _photo(photo: Photo, found: Iterable[Judged]) -> DraftPhoto:
    rows = [area.row for area in found]
    faces = [row.covered for row in rows if row.kind != AreaKind.TEXT]
    names = tuple(dict.fromkeys(row.name for row in rows if row.name and row.covered))
    return DraftPhoto(
        shown(photo), names, sum(faces), faces.count(False), digest_of(photo), is_waiting(photo)
    )


@transaction.atomic
def start(viewer: Viewer, school_id: int, key: str, wording: Wording) -> int:
    """Keep a new draft; the same key from the same author is the same draft. Returns its id.

    While it is open, a form that is sent again brings its newer words.
    """
    must_hold(viewer, Permission.POST, school_id)
    feed, columns = feed_of(school_id), _columns(school_id, wording)
    draft, new = Draft.objects.get_or_create(
        author_id=viewer.account_id, key=key, defaults={"feed_id": feed.id, **columns}
    )
    if not new:
        Draft.objects.filter(pk=draft.pk, ended_at=None).update(**columns)
    return draft.pk


@transaction.atomic
def save(viewer: Viewer, draft_id: int, wording: Wording) -> None:
    """Keep a draft as it is now. Raises ``NotFoundError`` for one that is not the viewer's, or has ended."""
    draft = draft_of(viewer, draft_id)
    Draft.objects.filter(pk=draft.pk).update(**_columns(draft.feed.school_id, wording))


@transaction.atomic
def keep(viewer: Viewer, draft_id: int, wording: Wording, base: str) -> int:
    """Keep words while they are typed; returns the id of the draft that holds them.

    ``base`` are the words as this window last had them. Where another window has changed the draft since, or
    has published it or thrown it away, nothing is written over: these words become a draft of their own.
    Raises ``NotFoundError`` for a draft that is not the viewer's.
    """
    row = Draft.objects.select_for_update().filter(pk=draft_id, author_id=viewer.account_id).first()
    if row is None:
        raise NotFoundError("no such draft")
    must_hold(viewer, Permission.POST, row.feed.school_id)
    text = tidy(wording.text)
    if text == row.text or (row.ended_at is None and tidy(base) == row.text):
        Draft.objects.filter(pk=row.pk, ended_at=None).update(**_columns(row.feed.school_id, wording))
        return row.pk
    key = hashlib.sha256(f"beside {draft_id} {tidy(base)}".encode()).hexdigest()
    return start(viewer, row.feed.school_id, key, wording)


def _columns(school_id: int, wording: Wording) -> dict[str, str | int | bool | None]:
    if (
        wording.trip_id is not None
        and not Trip.objects.filter(pk=wording.trip_id, school_id=school_id).exists()
    ):
        raise NotFoundError("no such trip at this school")
    return {
        "text": tidy(wording.text),
        "trip_id": wording.trip_id,
        "outside_purpose_confirmed": wording.outside_purpose_confirmed,
    }


@transaction.atomic
def discard(viewer: Viewer, draft_id: int) -> None:
    """Throw a draft away, with its photos."""
    draft = draft_of(viewer, draft_id)
    for photo_id in draft.photos.values_list("id", flat=True):
        leave_out(viewer, photo_id)
    Draft.objects.filter(pk=draft.pk).update(ended_at=clock.now(), text="")
    record(
        draft.feed.school_id, actor_id=viewer.account_id, verb="draft discarded", subject=f"draft:{draft.pk}"
    )


def draft(viewer: Viewer, draft_id: int) -> DraftShown:
    """The viewer's own open draft. Raises ``NotFoundError``."""
    row = draft_of(viewer, draft_id)
    school_id = row.feed.school_id
    values = policies.values(school_id)
    judgement = judge(viewer, row)
    return DraftShown(
        id=row.pk,
        school_id=school_id,
        handle=row.feed.handle,
        text=row.text,
        length=count(row.text, values.link_length),
        trip_id=row.trip_id,
        outside_purpose_confirmed=row.outside_purpose_confirmed,
        photos=tuple(_photo(photo, found) for photo, found in judgement.photos.items()),
        findings=shown_findings(row, judgement),
        waiting=any(is_waiting(photo) for photo in judgement.photos),
    )


def published(viewer: Viewer, draft_id: int) -> int | None:
    """The id of the post that a draft of the viewer's became, or None."""
    rows = Post.objects.filter(draft_id=draft_id, author_id=viewer.account_id, removed_at=None)
    return rows.values_list("id", flat=True).first()


def open_drafts(viewer: Viewer) -> list[tuple[int, str]]:
    """The viewer's open drafts as (id, first words), newest first."""
    schools = viewer.schools_where(Permission.POST)
    rows = Draft.objects.filter(author_id=viewer.account_id, ended_at=None, feed__school_id__in=schools)
    return [(row.pk, row.text[:60]) for row in rows.order_by("-id")]
