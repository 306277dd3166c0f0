"""The publish gate: gathers a draft's facts as they are at this moment, and lets the policy judge them.

Everything that shows or acts on findings asks here: the draft's page, publishing, and the command line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from nestbox.accounts.viewer import Viewer
from nestbox.photos import areas
from nestbox.photos.areas import Judged
from nestbox.photos.reads import digest_of
from nestbox.policy import publishing
from nestbox.policy.facts import DraftFacts, PhotoFacts
from nestbox.policy.finding import Finding
from nestbox.policy.values import SchoolValues
from nestbox.posts import texts
from nestbox.posts.agreements import agreements_of, children_in
from nestbox.posts.findings import FindingShown, UnpublishableError, shown
from nestbox.posts.text import count, fits
from nestbox.records.models import Draft, Photo
from nestbox.roll.consents import Held
from nestbox.schools import policies


@dataclass(frozen=True, slots=True)
class Looked:
    """How whoever asks has looked at the photos: the digests that they saw (None: they look at them now).

    ``vouched``: they could not look, and have said that nobody in them may not be shown.
    """

    seen: Collection[str] | None
    vouched: bool = False


NOW = Looked(None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A draft as it was judged: its photos with their areas, and everything that stands against it."""

    photos: Mapping[Photo, tuple[Judged, ...]]
    findings: tuple[Finding, ...]


def judge(viewer: Viewer, draft: Draft, looked: Looked = NOW) -> Judgement:
    """Judge a draft by the rows as they are now."""
    school_id = draft.feed.school_id
    values, rows = policies.values(school_id), _photos_of(draft)
    held = areas.held_of(rows)  # every photo judged by consent as it is now: two queries
    photos = {photo: areas.judged(photo, held) for photo in rows}
    of_photos = tuple(_photo_facts(photo, photos[photo], held, looked) for photo in rows)
    found = publishing.findings(_facts(draft, photos, of_photos, values), viewer.roles_at(school_id), values)
    return Judgement(photos, found)


def pass_or_raise(viewer: Viewer, draft: Draft, looked: Looked) -> Judgement:
    """The judgement of a draft against which nothing stands. Raises ``UnpublishableError`` for any other."""
    judgement = judge(viewer, draft, looked)
    if judgement.findings:
        decisions = [finding.decision for finding in judgement.findings]
        raise UnpublishableError(decisions, shown_findings(draft, judgement))
    return judgement


def shown_findings(draft: Draft, judgement: Judgement) -> tuple[FindingShown, ...]:
    """A draft's findings with the ids and addresses of what they are about."""
    return shown(draft, judgement.findings, judgement.photos)


def _photos_of(row: Draft) -> list[Photo]:
    """A draft's photos in their order, with their areas and renditions."""
    photos = row.photos.prefetch_related(*areas.with_areas(), "renditions")
    return list(photos.order_by("position"))


def _facts(
    row: Draft,
    photos: Mapping[Photo, tuple[Judged, ...]],
    of_photos: tuple[PhotoFacts, ...],
    values: SchoolValues,
) -> DraftFacts:
    return DraftFacts(
        length=count(row.text, values.link_length),
        has_trip=row.trip_id is not None,
        outside_purpose_confirmed=row.outside_purpose_confirmed,
        photos=of_photos,
        text_blank=not row.text,
        fits=fits(row.text, values.link_length, values.post_length),
        ends=len(row.text),
        texts=texts.facts_of(row, photos),
        agreements=agreements_of(row, children_in(photos)),
    )


def _photo_facts(
    photo: Photo, found: Iterable[Judged], held: Mapping[int, Held], looked: Looked
) -> PhotoFacts:
    return PhotoFacts(
        ready=photo.state == Photo.State.READY and photo.rendered == photo.wanted,
        seen=looked.seen is None or digest_of(photo) in looked.seen,
        areas=tuple(area.facts for area in found),
        alt_text=photo.alt,
        usable=photo.state != Photo.State.REFUSED,
        vouched=looked.vouched,
        present=areas.standings_of_others(photo, held),
    )
