"""What the office writes down: answers that came on paper or another way, with the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError, NotFoundError, fitting
from nestbox.policy.permissions import Permission
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import Consent, Pupil, Responsibility
from nestbox.roll import consents, scans
from nestbox.roll.consents import Answer
from nestbox.schools.reads import must_hold

NOTE_LENGTH = 300
RECORDABLE = (Standing.GIVEN, Standing.REFUSED, Standing.WITHDRAWN, Standing.ASKED, Standing.EXPIRED)
BASES = ("consent", "legitimate interests", "public task")
"""The lawful bases that schools use for photos (UK GDPR, Article 6(1)(a), (f) and (e))."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An answer as the office records it. `carer_id` None is the school's own record; `scan` may be empty."""

    purposes: tuple[Purpose, ...]
    answer: Standing
    carer_id: int | None = None
    how: str = "paper"
    until: date | None = None
    note: str = ""
    basis: str = "consent"
    scan: bytes = b""


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper form for whoever may read it."""

    data: bytes
    media_type: str
    file_name: str


def record_answer(viewer: Viewer, pupil_id: int, paper: Paper) -> None:
    """Keep what a carer or the school said, with the scan of the form; all of it or nothing.

    Raises ``NotFoundError`` without EDIT_ROLL, ``InvalidError`` for what does not fit together: a carer whom
    the roll does not name, a yes from one whose yes does not count, a last day that is past.
    """
    _pupil(viewer, pupil_id)
    name = scans.keep(paper.scan) if paper.scan else ""
    try:
        _record(viewer, pupil_id, paper, name)
    except BaseException:
        if name:
            scans.drop(name)
        raise


@transaction.atomic
def scan(viewer: Viewer, consent_id: int) -> Scan:
    """The scan of a paper form; that it was read goes on record.

    Raises ``NotFoundError`` without EDIT_ROLL, and for an answer without a scan.
    """
    word = Consent.objects.select_related("pupil").filter(pk=consent_id).exclude(scan="").first()
    if word is None:
        raise NotFoundError("no such scan")
    must_hold(viewer, Permission.EDIT_ROLL, word.pupil.school_id)
    data, media_type, ending = scans.take(word.scan)
    subject = f"consent:{word.pk}"
    record(word.pupil.school_id, actor_id=viewer.account_id, verb="consent form read", subject=subject)
    return Scan(data, media_type, f"consent-form-{word.pk}.{ending}")


def _pupil(viewer: Viewer, pupil_id: int) -> Pupil:
    pupil = Pupil.objects.filter(pk=pupil_id).first()
    if pupil is None:
        raise NotFoundError("no such pupil")
    must_hold(viewer, Permission.EDIT_ROLL, pupil.school_id)
    return pupil


@transaction.atomic
def _record(viewer: Viewer, pupil_id: int, paper: Paper, scan_name: str) -> None:
    pupil = _pupil(viewer, pupil_id)
    hold(pupil.school_id)
    for check in CHECKS:
        check(pupil, paper)
    note = fitting(paper.note, NOTE_LENGTH, "note")
    until = paper.until if paper.answer is Standing.GIVEN else None
    said = [
        Answer(
            pupil_id, purpose, paper.answer, paper.carer_id, paper.how, until, note, scan_name, paper.basis
        )
        for purpose in paper.purposes
    ]
    consents.say(pupil.school_id, said, viewer.account_id)


def _names_a_purpose(_: Pupil, paper: Paper) -> None:
    if not paper.purposes:
        raise InvalidError("Please choose what the answer is about.", "purposes")


def _is_an_answer(_: Pupil, paper: Paper) -> None:
    if paper.answer not in RECORDABLE or paper.how not in {"paper", "school"} or paper.basis not in BASES:
        raise InvalidError("Please choose one of the answers.", "answer")


def _carer_is_known(pupil: Pupil, paper: Paper) -> None:
    if paper.carer_id is not None and paper.carer_id not in _carers(pupil) | _speakers(pupil):
        raise InvalidError("Please choose one of the child’s carers.", "carer")


def _ends_only_what_a_former_carer_said(pupil: Pupil, paper: Paper) -> None:
    """A no counts for ever, until the office has seen that whoever said it is no carer any more."""
    if paper.answer is not Standing.EXPIRED:
        return
    if paper.carer_id is None or paper.carer_id in _carers(pupil):
        raise InvalidError(
            "Only the word of somebody who is no longer a carer of this child ends so.", "answer"
        )
    if not paper.note.strip():
        raise InvalidError("Please say how you know that they are no longer a carer of this child.", "note")


def _carers(pupil: Pupil) -> set[int]:
    lines = Responsibility.objects.filter(pupil=pupil, current=True)
    return set(lines.values_list("carer_id", flat=True))


def _speakers(pupil: Pupil) -> set[int | None]:
    return set(Consent.objects.filter(pupil=pupil).values_list("carer_id", flat=True))


def _yes_counts(pupil: Pupil, paper: Paper) -> None:
    if paper.carer_id is None or paper.answer is not Standing.GIVEN:
        return
    if paper.carer_id not in consents.speakers([pupil.pk])[pupil.pk]:
        raise InvalidError(
            "A yes counts from a carer who is known to have parental responsibility, and whose contact is "
            "not restricted. Please look at the roll first.",
            "carer",
        )


def _last_day_is_to_come(_: Pupil, paper: Paper) -> None:
    if paper.answer is Standing.GIVEN and paper.until is not None and paper.until < _today():
        raise InvalidError("The last day is past already.", "until")


def _asking_takes_nothing_back(pupil: Pupil, paper: Paper) -> None:
    said = Consent.objects.filter(pupil=pupil, purpose__in=paper.purposes).order_by("id")
    last = {word.purpose: word.answer for word in said if word.carer_id == paper.carer_id}
    if paper.answer is Standing.ASKED and not set(last.values()) <= {Standing.ASKED, Standing.EXPIRED}:
        raise InvalidError("They have answered already, and asking again would take that back.", "answer")


CHECKS: tuple[Callable[[Pupil, Paper], None], ...] = (
    _names_a_purpose,
    _is_an_answer,
    _carer_is_known,
    _ends_only_what_a_former_carer_said,
    _yes_counts,
    _last_day_is_to_come,
    _asking_takes_nothing_back,
)


def _today() -> date:
    return timezone.localdate(clock.now())
