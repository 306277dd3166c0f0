"""What was said for a child and a purpose, put together for the pages: which answer decides, and whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from nestbox import clock
from nestbox.policy.standing import NO, Purpose, Said, Standing, disagree, latest, standing
from nestbox.records.models import Consent

REMINDERS = (7, 21)
"""How many days after the first asking somebody is reminded; with the last of them the office takes over."""

PURPOSES = {
    Purpose.PHOTOS: "Photos",
    Purpose.VIDEO: "Video",
    Purpose.WHOLE_CLASS: "Whole-class photos",
}


class State(StrEnum):
    """Where a question stands, as the office looks at it."""

    DISAGREE = "carers disagree"
    REFUSED = "refused"
    NO_ANSWER = "no answer"
    NOT_ASKED = "not asked"
    ASKED = "asked"
    EXPIRED = "expired"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Question:
    """One purpose for one child: everything that was said, oldest first, and where it stands today."""

    pupil_id: int
    purpose: Purpose
    words: tuple[Consent, ...]
    standing: Standing
    disagree: bool
    deciding: Consent | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered, or the answer has run out."""
        return self.standing is not Standing.GIVEN and self.standing not in NO

    @property
    def asked_since(self) -> datetime | None:
        """When it was first asked, since somebody last answered. None while nobody has been."""
        return first_asked(self.words)

    @property
    def state(self) -> State:
        """Where it stands in the office's list."""
        if self.disagree:
            return State.DISAGREE
        if self.standing in NO:
            return State.REFUSED
        if self.standing is Standing.ASKED:
            return State.NO_ANSWER if _long_ago(self.asked_since) else State.ASKED
        return {
            Standing.GIVEN: State.GIVEN,
            Standing.EXPIRED: State.EXPIRED,
        }.get(self.standing, State.NOT_ASKED)

    def said_by(self, carer_id: int | None) -> tuple[Consent, ...]:
        """Everything that one voice said. None is the school's own record."""
        return tuple(word for word in self.words if word.carer_id == carer_id)


def questions(
    words: Iterable[Consent], pupil_ids: Collection[int], may_say_yes: dict[int, frozenset[int]]
) -> dict[tuple[int, Purpose], Question]:
    """Every question of these children. `words` are theirs, oldest first; no query is made here."""
    of: defaultdict[tuple[int, Purpose], list[Consent]] = defaultdict(list)
    for word in words:
        of[word.pupil_id, Purpose(word.purpose)].append(word)
    today = timezone.localdate(clock.now())
    return {
        (pupil_id, purpose): _question(
            pupil_id, purpose, of[pupil_id, purpose], may_say_yes.get(pupil_id, frozenset()), today
        )
        for pupil_id in pupil_ids
        for purpose in Purpose
    }


def first_asked(words: Sequence[Consent]) -> datetime | None:
    """The first asking since the last answer; None where nobody has been asked since."""
    since = None
    for word in words:
        if word.answer != Consent.Answer.ASKED:
            since = None
        elif since is None:
            since = word.at
    return since


def times_asked(words: Sequence[Consent]) -> int:
    """How often somebody was asked since the last answer."""
    count = 0
    for word in words:
        count = count + 1 if word.answer == Consent.Answer.ASKED else 0
    return count


def _question(
    pupil_id: int, purpose: Purpose, words: Sequence[Consent], may_say_yes: frozenset[int], today: date
) -> Question:
    said = {word.pk: Said(Standing(word.answer), word.carer_id, word.pk, word.until) for word in words}
    now = standing(said.values(), may_say_yes, today)
    counting = {word.order for word in latest(said.values()) if standing([word], may_say_yes, today) is now}
    deciding = next((word for word in reversed(words) if word.pk in counting), None)
    apart = disagree(said.values(), may_say_yes, today)
    return Question(pupil_id, purpose, tuple(words), now, apart, deciding)


def days_since(moment: datetime) -> int:
    """How many midnights have passed."""
    return (timezone.localdate(clock.now()) - timezone.localdate(moment)).days


def _long_ago(moment: datetime | None) -> bool:
    return moment is not None and days_since(moment) >= REMINDERS[-1]
