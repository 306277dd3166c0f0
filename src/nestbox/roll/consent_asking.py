"""Keeping that carers were asked (CON-1). An asking is no answer: it changes nothing that is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from nestbox import clock
from nestbox.audit.actions import record
from nestbox.policy.standing import Purpose
from nestbox.records.models import Consent
from nestbox.roll import consents
from nestbox.roll.consent_words import Question, questions


@dataclass(frozen=True, slots=True)
class Asking:
    """A carer is asked about a child, for one purpose."""

    pupil_id: int
    carer_id: int
    purpose: Purpose


def open_questions(pupil_ids: Collection[int]) -> dict[int, list[Question]]:
    """By child, what nobody has answered. Two queries, whatever the number of children."""
    words = Consent.objects.filter(pupil_id__in=pupil_ids).order_by("id")
    found = questions(words, pupil_ids, consents.speakers(pupil_ids))
    return {
        pupil_id: [found[pupil_id, purpose] for purpose in Purpose if found[pupil_id, purpose].is_open]
        for pupil_id in pupil_ids
    }


def keep_asked(school_id: int, askings: Iterable[Asking]) -> None:
    """Keep who was asked what. Part of the transaction in which they are told."""
    askings = sorted(set(askings), key=lambda asking: (asking.pupil_id, asking.carer_id, asking.purpose))
    now = clock.now()
    Consent.objects.bulk_create(
        Consent(
            pupil_id=asking.pupil_id,
            purpose=asking.purpose,
            answer=Consent.Answer.ASKED,
            carer_id=asking.carer_id,
            how="form",
            at=now,
        )
        for asking in askings
    )
    for pupil_id, carer_id in dict.fromkeys((asking.pupil_id, asking.carer_id) for asking in askings):
        subject = f"pupil:{pupil_id}"
        record(
            school_id, actor_id=None, verb="consent asked", subject=subject, clause="CON-1", carer=carer_id
        )
