"""Where consent stands for one child and one purpose, from everything that was ever said (CON-1).

Several people may speak for a child: each carer, and the school's own record (a form or an import that
names nobody). Each of them is a *voice*, of which the latest word counts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nestbox.policy.roll import Key


class Purpose(StrEnum):
    """What consent is asked for."""

    PHOTOS = "photos"
    VIDEO = "video"
    WHOLE_CLASS = "whole class"


class Standing(StrEnum):
    """Whether a child may be shown. GIVEN alone is a yes."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ASKED = "asked"
    UNKNOWN = "unknown"


NO = frozenset({Standing.REFUSED, Standing.WITHDRAWN})
"""What somebody said against it; the others are the absence of an answer that counts."""

WHOLE_CLASS_FROM = 10
"""A photo with this many faces is taken for a picture of the whole class (CON-3)."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said. `voice` is the carer's key, None for the school's own record.

    `order` is later for what was said later. A yes holds until and with the day `until`, None: until changed.
    """

    answer: Standing
    voice: Key | None
    order: int
    until: date | None = None


def standing(said: Iterable[Said], may_say_yes: Collection[Key], today: date) -> Standing:
    """Where consent stands today. One no outweighs every yes; a yes counts only from who may say it.

    `may_say_yes`: the carers on the roll who are known to have parental responsibility and whose contact
    is not restricted. A no counts from everybody, even from a carer whom the roll no longer names.
    """
    answers = [_today(word, may_say_yes, today) for word in latest(said)]
    ranked = (
        Standing.WITHDRAWN,
        Standing.REFUSED,
        Standing.GIVEN,
        Standing.EXPIRED,
        Standing.ASKED,
    )
    return next((answer for answer in ranked if answer in answers), Standing.UNKNOWN)


def disagree(said: Iterable[Said], may_say_yes: Collection[Key], today: date) -> bool:
    """Whether one voice says yes and another no: refusal wins, and the office is told."""
    answers = {_today(word, may_say_yes, today) for word in latest(said)}
    return Standing.GIVEN in answers and bool(answers & NO)


def yeses(said: Iterable[Said], may_say_yes: Collection[Key], today: date) -> tuple[Said, ...]:
    """The words that are a yes today, the oldest first."""
    words = sorted(latest(said), key=lambda word: word.order)
    return tuple(word for word in words if _today(word, may_say_yes, today) is Standing.GIVEN)


def last_day(given: Iterable[Said]) -> date | None:
    """The last day that these yeses carry together: the latest of theirs. None: until something changes."""
    days = [word.until for word in given]
    return None if None in days else max((day for day in days if day is not None), default=None)


def latest(said: Iterable[Said]) -> tuple[Said, ...]:
    """The latest word of each voice."""
    by_voice = {word.voice: word for word in sorted(said, key=lambda word: word.order)}
    return tuple(by_voice.values())


def in_a_photo(photos: Standing, whole_class: Standing, faces: int) -> Standing:
    """Where consent stands in a photo with so many faces: a no to whole-class pictures counts in those."""
    is_whole_class = faces >= WHOLE_CLASS_FROM
    return whole_class if photos is Standing.GIVEN and is_whole_class and whole_class in NO else photos


def _today(word: Said, may_say_yes: Collection[Key], today: date) -> Standing:
    if word.answer is not Standing.GIVEN:
        return word.answer
    if word.until is not None and word.until < today:
        return Standing.EXPIRED
    return Standing.GIVEN if word.voice is None or word.voice in may_say_yes else Standing.UNKNOWN
