"""A yes with a last day runs out by itself, on record like every other answer."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.audit.actions import hold
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import Consent, School
from nestbox.roll import consents
from nestbox.roll.consents import Answer


def expire_all() -> None:
    """Every night: a yes whose last day is past has run out, and what stood on it goes out of sight."""
    for school_id in School.objects.order_by("id").values_list("id", flat=True):
        _expire(school_id)


@transaction.atomic
def _expire(school_id: int) -> None:
    hold(school_id)
    newest: dict[tuple[int, str, int | None], Consent] = {}
    for word in Consent.objects.filter(pupil__school_id=school_id).order_by("id"):
        newest[word.pupil_id, word.purpose, word.carer_id] = word
    gone = [word for word in newest.values() if _has_run_out(word)]
    if gone:
        consents.say(school_id, [_expiry(word) for word in gone], None)


def _has_run_out(word: Consent) -> bool:
    return (
        word.answer == Consent.Answer.GIVEN
        and word.until is not None
        and word.until < timezone.localdate(clock.now())
    )


def _expiry(word: Consent) -> Answer:
    return Answer(word.pupil_id, Purpose(word.purpose), Standing.EXPIRED, word.carer_id, "school")
