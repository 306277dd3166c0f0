"""Findings as they are shown: with the ids and addresses of what they are about, for a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nestbox.errors import RefusedError
from nestbox.photos.areas import Judged
from nestbox.policy.decision import Decision
from nestbox.policy.finding import Do, Finding, Where
from nestbox.records.models import Draft, Photo

_AT_A_PHOTO = {Where.PHOTO, Where.AREA, Where.ALT_TEXT}

AROUND = 40  # characters of the text around what was found: enough to know the place again


@dataclass(frozen=True, slots=True)
class RemedyShown:
    """One way to put a finding right. ``href`` is where: another page, or a field of the draft's page."""

    do: str
    sentence: str
    href: str
    words: str | None


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding. ``photo`` and ``area`` count from 1, ``start`` and ``end`` are characters of the text.

    ``found`` is what stands at that place, ``before`` and ``after`` the text around it.
    """

    clause: str
    outcome: str
    why: str
    where: str
    photo: int | None
    photo_id: int | None
    area: int | None
    area_id: int | None
    start: int | None
    end: int | None
    before: str
    found: str
    after: str
    remedies: tuple[RemedyShown, ...]

    @property
    def key(self) -> str:
        """What tells this finding from every other of the draft, as long as the words there stay."""
        return ":".join(map(str, (self.clause, self.where, self.photo_id, self.start, self.end, self.found)))

    @property
    def lead(self) -> str:
        """The last words before what was found."""
        return self.before if len(self.before) <= AROUND else f"…{self.before[-AROUND:]}"

    @property
    def trail(self) -> str:
        """The first words after it."""
        return self.after if len(self.after) <= AROUND else f"{self.after[:AROUND]}…"


class UnpublishableError(RefusedError):
    """A draft that cannot be published as it is now, with every finding."""

    def __init__(self, decisions: Iterable[Decision], findings: tuple[FindingShown, ...]) -> None:
        super().__init__(*decisions)
        self.findings = findings


def shown(
    draft: Draft, findings: Iterable[Finding], photos: Mapping[Photo, Sequence[Judged]]
) -> tuple[FindingShown, ...]:
    """Findings of a draft with these photos."""
    return tuple(_shown(draft, finding, list(photos.items())) for finding in findings)


def _shown(draft: Draft, finding: Finding, photos: list[tuple[Photo, Sequence[Judged]]]) -> FindingShown:
    place, decision = finding.place, finding.decision
    photo, found = photos[place.photo - 1] if place.photo is not None else (None, ())
    before, words, after = _around(_text_at(place.where, draft, photo), place.start, place.end)
    photo_id = photo.pk if photo is not None else None
    return FindingShown(
        clause=decision.clause,
        outcome=decision.outcome,
        why=decision.why,
        where=place.where,
        photo=place.photo,
        photo_id=photo_id,
        area=place.area,
        area_id=found[place.area - 1].row.pk if place.area is not None else None,
        start=place.start,
        end=place.end,
        before=before,
        found=words,
        after=after,
        remedies=tuple(
            RemedyShown(r.do, r.sentence, _href(draft.pk, r.do, place.where, photo_id), r.words)
            for r in finding.remedies
        ),
    )


def _text_at(where: Where, draft: Draft, photo: Photo | None) -> str:
    texts = {Where.POST: draft.text}
    if photo is not None:
        texts[Where.ALT_TEXT] = photo.alt
    if draft.trip is not None:
        texts |= {Where.TRIP_TITLE: draft.trip.title, Where.TRIP_PLACE: draft.trip.place}
    return texts.get(where, "")


def _around(text: str, start: int | None, end: int | None) -> tuple[str, str, str]:
    if start is None or end is None:
        return "", "", ""
    return text[:start], text[start:end], text[end:]


def _href(draft_id: int, do: Do, where: Where, photo_id: int | None) -> str:
    page = f"/drafts/{draft_id}/"
    if do is Do.EDIT_TRIP:
        return "/trips/"
    if do is Do.ACCOUNT_FOR and photo_id is not None:
        return f"{page}photos/{photo_id}/"
    if where is Where.ALT_TEXT:
        return f"{page}#alt-{photo_id}"
    if where in _AT_A_PHOTO:
        return f"{page}#photo-{photo_id}"
    return page + _FIELDS.get(do, "#draft-photos" if do is Do.LEAVE_OUT else "#text")


_FIELDS = {Do.CHOOSE_TRIP: "#trip", Do.CONFIRM_PURPOSE: "#outside_purpose"}


def as_json(findings: Iterable[FindingShown]) -> list[dict[str, Any]]:
    """What the page's script, the outbox and the command line read. Ids are strings: they have 64 bits."""
    return [
        {
            "clause": finding.clause,
            "outcome": finding.outcome,
            "why": finding.why,
            "place": {
                "where": finding.where,
                "photo": finding.photo,
                "photo_id": _text(finding.photo_id),
                "area": finding.area,
                "area_id": _text(finding.area_id),
                "start": finding.start,
                "end": finding.end,
                "found": finding.found,
            },
            "remedies": [
                {"do": remedy.do, "sentence": remedy.sentence, "href": remedy.href, "words": remedy.words}
                for remedy in finding.remedies
            ],
        }
        for finding in findings
    ]


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
