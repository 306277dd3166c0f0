"""Consent: what was said for each child, where it stands, and the one way to say more (CON-1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from nestbox import clock
from nestbox.audit.actions import hold, record
from nestbox.policy.standing import NO, Purpose, Said, Standing, disagree, last_day, standing, yeses
from nestbox.records.models import Consent, Responsibility


@dataclass(frozen=True, slots=True)
class Held:
    """Where consent stands for one child today.

    `given_by` is the row of the yes to photos, None without; `until` the last day of that yes, None without.
    """

    standings: Mapping[Purpose, Standing] = field(default_factory=dict)
    disagreeing: frozenset[Purpose] = frozenset()
    given_by: int | None = None
    until: date | None = None

    def of(self, purpose: Purpose) -> Standing:
        """Where consent stands for one purpose."""
        return self.standings.get(purpose, Standing.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer for one child and purpose. `carer_id` None is the school's own record."""

    pupil_id: int
    purpose: Purpose
    answer: Standing
    carer_id: int | None = None
    how: str = "form"
    until: date | None = None
    note: str = ""
    scan: str = ""
    basis: str = "consent"


def held(pupil_ids: Collection[int]) -> dict[int, Held]:
    """Where consent stands for each of these children, in two queries; also where nothing was said."""
    said: defaultdict[tuple[int, Purpose], list[Said]] = defaultdict(list)
    for row in Consent.objects.filter(pupil_id__in=pupil_ids).order_by("id"):
        word = Said(Standing(row.answer), row.carer_id, row.pk, row.until)
        said[row.pupil_id, Purpose(row.purpose)].append(word)
    may_say_yes = speakers(pupil_ids)
    return {pupil_id: _held(pupil_id, said, may_say_yes[pupil_id]) for pupil_id in pupil_ids}


def speakers(pupil_ids: Collection[int]) -> defaultdict[int, frozenset[int]]:
    """Ids of the carers whose yes counts, by child: known to be responsible, and contact not restricted."""
    rows = Responsibility.objects.filter(pupil_id__in=pupil_ids, current=True, parental_responsibility=True)
    by_pupil: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    for pupil_id, carer_id in rows.exclude(contact_restricted=True).values_list("pupil_id", "carer_id"):
        by_pupil[pupil_id] |= {carer_id}
    return by_pupil


def _held(pupil_id: int, said: Mapping[tuple[int, Purpose], list[Said]], may_say_yes: frozenset[int]) -> Held:
    today = timezone.localdate(clock.now())
    words = {purpose: said.get((pupil_id, purpose), []) for purpose in Purpose}
    standings = {purpose: standing(words[purpose], may_say_yes, today) for purpose in Purpose}
    given = standings[Purpose.PHOTOS] is Standing.GIVEN
    carrying = yeses(words[Purpose.PHOTOS], may_say_yes, today) if given else ()
    return Held(
        standings,
        frozenset(purpose for purpose in Purpose if disagree(words[purpose], may_say_yes, today)),
        max((word.order for word in carrying), default=None),
        last_day(carrying),
    )


@transaction.atomic
def say(school_id: int, answers: Iterable[Answer], by_id: int | None) -> None:
    """Keep what was said, put it on record, and let what is published follow, in one transaction.

    Whoever calls has seen to it that the one who speaks may speak for these children of this school.
    """
    answers = list(answers)
    hold(school_id)
    for answer in answers:
        _keep(school_id, answer, by_id)
    after_change(school_id, {answer.pupil_id for answer in answers})


def _keep(school_id: int, answer: Answer, by_id: int | None) -> None:
    Consent.objects.create(
        pupil_id=answer.pupil_id,
        purpose=answer.purpose,
        answer=answer.answer,
        carer_id=answer.carer_id,
        how=answer.how,
        until=answer.until,
        note=answer.note,
        scan=answer.scan,
        basis=answer.basis,
        by_id=by_id,
    )
    record(
        school_id,
        actor_id=by_id,
        verb=f"consent {answer.answer}",
        subject=f"pupil:{answer.pupil_id}",
        clause="CON-2" if answer.answer in NO else "CON-1",
        purpose=answer.purpose,
        how=answer.how,
        carer=answer.carer_id,
    )


def after_change(school_id: int, pupil_ids: Collection[int]) -> None:
    """Let photos follow what now stands for these children. Photos are above the roll in the house."""
    import_string(settings.AFTER_CONSENT_CHANGES)(school_id, pupil_ids)
