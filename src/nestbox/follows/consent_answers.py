"""A carer's own answers: what is asked of them, what they said, and saying it (CON-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold
from nestbox.errors import NotFoundError
from nestbox.follows.office import office_of
from nestbox.follows.speaking import Child, children_of, is_a_carer
from nestbox.notices.actions import News, tell
from nestbox.policy.standing import NO, Purpose, Standing
from nestbox.records.models import Consent
from nestbox.roll import consents
from nestbox.roll.consent_words import Question, questions
from nestbox.roll.consents import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to a carer about one child, and where it stands.

    `mine` is what this carer last said, None before they did. A no of somebody else shows in `standing`
    alone: whose it was stays between them and the school.
    """

    child: Child
    purpose: Purpose
    standing: Standing
    is_open: bool
    mine: Standing | None
    since: datetime | None
    until: date | None

    @property
    def is_yes(self) -> bool:
        """Whether the child may be shown today."""
        return self.standing is Standing.GIVEN

    @property
    def i_say_yes(self) -> bool:
        """Whether this carer's last word is a yes."""
        return self.mine is Standing.GIVEN

    @property
    def i_say_no(self) -> bool:
        """Whether this carer's last word is a no."""
        return self.mine in NO


def asked(viewer: Viewer) -> list[Asked]:
    """Every question to the viewer, by child: four queries. Empty for a carer who may answer for no child.

    Raises ``NotFoundError`` for whoever does not follow as a carer.
    """
    if not is_a_carer(viewer):
        raise NotFoundError("not a carer")
    children = children_of(viewer)
    found = _questions(children)
    return [_asked(child, found[child.pupil_id, purpose]) for child in children for purpose in Purpose]


def open_count(viewer: Viewer) -> int:
    """How many questions wait for the viewer; none for whoever is no carer."""
    children = children_of(viewer)
    return sum(question.is_open for question in _questions(children).values()) if children else 0


@transaction.atomic
def answer(viewer: Viewer, pupil_id: int, purpose: Purpose, *, yes: bool) -> None:
    """Keep a carer's yes or no. What is published follows in the same transaction; twice is once.

    Raises ``NotFoundError`` for a child for whom the viewer may not answer.
    """
    child = next((child for child in children_of(viewer) if child.pupil_id == pupil_id), None)
    if child is None:
        raise NotFoundError(f"account {viewer.account_id} does not speak for pupil {pupil_id}")
    hold(child.school_id)
    before = _questions([child])[pupil_id, purpose]
    said = _meant(_asked(child, before), yes=yes)
    if said is None:
        return
    consents.say(child.school_id, [Answer(pupil_id, purpose, said, child.carer_id)], viewer.account_id)
    if not before.disagree and _questions([child])[pupil_id, purpose].disagree:
        _tell_office(child)


def _meant(asked: Asked, *, yes: bool) -> Standing | None:
    """What a yes or a no means here; None where it was said already."""
    if yes:
        return None if asked.i_say_yes else Standing.GIVEN
    if asked.i_say_no:
        return None
    return Standing.WITHDRAWN if asked.i_say_yes or asked.is_yes else Standing.REFUSED


def _questions(children: list[Child]) -> dict[tuple[int, Purpose], Question]:
    pupil_ids = [child.pupil_id for child in children]
    words = Consent.objects.filter(pupil_id__in=pupil_ids).order_by("id")
    return questions(words, pupil_ids, consents.speakers(pupil_ids))


def _asked(child: Child, question: Question) -> Asked:
    own = question.said_by(child.carer_id)
    last = own[-1] if own and own[-1].answer != Consent.Answer.ASKED else None
    return Asked(
        child,
        question.purpose,
        question.standing,
        question.is_open,
        _word(last) if last else None,
        last.at if last else None,
        last.until if last else None,
    )


def _word(word: Consent) -> Standing:
    has_run_out = word.until is not None and word.until < timezone.localdate(clock.now())
    given = word.answer == Consent.Answer.GIVEN
    return Standing.EXPIRED if given and has_run_out else Standing(word.answer)


def _tell_office(child: Child) -> None:
    sentence = f"Carers of {child.name} do not agree whether {child.forename} may be shown."
    body = "The refusal counts, so nothing has to be done at once. Perhaps somebody wants to talk to them."
    news = News("consent", sentence, f"/consents/{child.pupil_id}/", body)
    tell(office_of(child.school_id), child.school_id, news)
