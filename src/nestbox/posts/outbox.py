"""Posts from a device's outbox: published once all of it is here, or given back with what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import F

from nestbox import clock
from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import InvalidError, NestboxError, NotFoundError
from nestbox.notices.actions import News, tell
from nestbox.photos import uploads
from nestbox.photos.uploads import UploadShown
from nestbox.posts import drafts
from nestbox.posts.actions import publish
from nestbox.posts.drafts import Wording
from nestbox.posts.findings import FindingShown
from nestbox.records.models import Draft, Photo, Post, Sending, Upload

GIVEN_BACK = "Your post could not go out yet. It waits as a draft."


class Stage(StrEnum):
    """How far a post from an outbox has come."""

    ARRIVING = "arriving"  # photos are missing
    LOOKED_AT = "looked at"  # the worker covers faces
    PUBLISHED = "published"
    GIVEN_BACK = "given back"  # a draft again, with findings
    GONE = "gone"  # its author has thrown the draft away


@dataclass(frozen=True, slots=True)
class Sent:
    """A post from an outbox as its author's device is told. ``post_id`` where it is published."""

    draft_id: int
    stage: Stage
    post_id: int | None = None
    findings: tuple[FindingShown, ...] = ()
    uploads: tuple[UploadShown, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a device sends: the words, how many photos belong to them, and whether it may go out by itself.

    ``vouched``: the author says that nobody in the photos may not be shown, so that they are published with
    every face covered and without another look (CON-3).
    """

    wording: Wording
    photos: int = 0
    vouched: bool = False


@transaction.atomic
def take(viewer: Viewer, school_id: int, key: str, parcel: Parcel) -> int:
    """Keep a post that was sent from an outbox, as a draft; the same key again is the same. Returns its id.

    Once it is here its words are the draft's: a device that asks again changes nothing.
    """
    here = Draft.objects.filter(author_id=viewer.account_id, key=key, sending__isnull=False)
    draft_id = here.values_list("id", flat=True).first()
    if draft_id is not None:
        return draft_id
    draft_id = drafts.start(viewer, school_id, key, parcel.wording)
    facts = {"photos": parcel.photos, "vouched": parcel.vouched}
    _, is_new = Sending.objects.get_or_create(draft_id=draft_id, defaults=facts)
    if not is_new:  # the same key, a moment earlier, from another tab
        return draft_id
    verb = "sent from an outbox"
    record(
        school_id,
        actor_id=viewer.account_id,
        verb=verb,
        subject=f"draft:{draft_id}",
        clause="CON-3" if parcel.vouched else "",
        **facts,
    )
    return draft_id


def sent(viewer: Viewer, draft_id: int) -> Sent:
    """How far the viewer's own post has come. Raises ``NotFoundError``."""
    rows = Sending.objects.select_related("draft__feed").filter(draft_id=draft_id)
    sending = rows.filter(draft__author_id=viewer.account_id).first()
    if sending is None:
        raise NotFoundError("nothing was sent under this number")
    post_id = Post.objects.filter(draft_id=draft_id).values_list("id", flat=True).first()
    if post_id is not None:
        return Sent(draft_id, Stage.PUBLISHED, post_id)
    if sending.draft.ended_at is not None:
        return Sent(draft_id, Stage.GONE)
    arrived = tuple(uploads.of_draft(sending.draft))
    if sending.given_back_at is None:
        return Sent(draft_id, _stage(sending), uploads=arrived)
    return Sent(draft_id, Stage.GIVEN_BACK, findings=_findings(viewer, draft_id), uploads=arrived)


def _findings(viewer: Viewer, draft_id: int) -> tuple[FindingShown, ...]:
    return drafts.draft(viewer, draft_id).findings


def _stage(sending: Sending) -> Stage:
    arrived = sending.draft.uploads.exclude(finished_at=None).count()
    return Stage.ARRIVING if arrived < sending.photos else Stage.LOOKED_AT


def finish_uploads(viewer: Viewer, draft_id: int) -> None:
    """Make photos of the uploads that are whole: a last piece may have come and its answer been lost."""
    rows = Upload.objects.filter(draft_id=draft_id, draft__ended_at=None, finished_at=None)
    for upload_id in rows.filter(offset=F("length")).values_list("id", flat=True):
        uploads.finish(viewer, upload_id)


def send_on(draft_id: int) -> None:
    """Publish a draft that was sent, as its author once all is here, or give it back. Twice is once."""
    sending = Sending.objects.select_related("draft__feed").filter(draft_id=draft_id).first()
    if sending is None or sending.given_back_at or sending.draft.ended_at:
        return
    if _stage(sending) is Stage.ARRIVING or _is_looked_at(draft_id):
        return
    author = accounts.viewer(sending.draft.author_id)
    try:
        _publish(author, sending)
    except NotFoundError:  # no longer on the team, or thrown away a moment ago
        return
    except NestboxError:
        _give_back(sending)


def _is_looked_at(draft_id: int) -> bool:
    return Photo.objects.filter(draft_id=draft_id, state=Photo.State.RECEIVED).exists()


def _publish(author: Viewer | None, sending: Sending) -> None:
    if author is None:
        raise NotFoundError("the account was closed")
    if not _is_what_was_sent(sending):
        raise InvalidError("The draft has other photos than those that were sent.")
    publish(author, sending.draft_id, vouched=sending.vouched)


def _is_what_was_sent(sending: Sending) -> bool:
    """Every photo arrived and is of use, and none was added or left out on a page."""
    of_draft = set(sending.draft.photos.values_list("id", flat=True))
    arrived = list(sending.draft.uploads.values_list("photo_id", flat=True))
    return len(arrived) == sending.photos and of_draft == set(arrived)


@transaction.atomic
def _give_back(sending: Sending) -> None:
    rows = Sending.objects.filter(pk=sending.pk, given_back_at=None)
    if not rows.update(given_back_at=clock.now()):
        return
    draft = sending.draft
    news = News("given-back", GIVEN_BACK, f"/drafts/{draft.pk}/")
    tell([draft.author], draft.feed.school_id, news)
    record(draft.feed.school_id, actor_id=None, verb="given back to its author", subject=f"draft:{draft.pk}")


def waiting() -> list[int]:
    """Ids of the drafts that were sent and are neither published, nor given back, nor thrown away."""
    rows = Sending.objects.filter(given_back_at=None, draft__ended_at=None)
    return list(rows.values_list("draft_id", flat=True))
