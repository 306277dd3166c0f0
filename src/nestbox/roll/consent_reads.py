"""The office's view of consent: every child's answers, one child's history, and who may not be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.access import year_name
from nestbox.policy.consent import consent_is_on_record
from nestbox.policy.permissions import Permission
from nestbox.policy.standing import Purpose
from nestbox.records.models import Carer, Consent, Pupil, Responsibility
from nestbox.roll import consents
from nestbox.roll.consent_words import PURPOSES, Question, State, questions
from nestbox.schools.reads import must_hold

SCHOOLS_RECORD = "The school’s record"
NO_LONGER = "no longer a carer"
HOW = {"form": "in Nestbox", "import": "imported", "paper": "on paper", "school": "by the school"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the office filters by. None is everything."""

    year: int | None = None
    purpose: Purpose | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """Where one purpose stands for a child, and who said so, when and how."""

    purpose: str
    state: State
    who: str
    how: str
    at: datetime | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ChildShown:
    """A child on the roll with the answers."""

    id: int
    name: str
    year: str
    form: str
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The children that fit the filter, and how many of each state there are among all of the year."""

    children: tuple[ChildShown, ...]
    counts: tuple[tuple[State, tuple[tuple[Purpose, int], ...]], ...]
    years: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: what was said, whose word it is, when, how and who wrote it down."""

    id: int
    purpose: str
    answer: str
    who: str
    how: str
    at: datetime
    by: str
    until: date | None
    note: str
    basis: str
    has_scan: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """A carer whose word can be recorded, and whether their yes counts."""

    carer_id: int
    name: str
    relationship: str
    may_say_yes: bool


@dataclass(frozen=True, slots=True)
class History:
    """One child: where consent stands, everything that was ever said, and who may speak."""

    child: ChildShown
    school_id: int
    entries: tuple[Entry, ...]
    voices: tuple[Voice, ...]


def overview(viewer: Viewer, school_id: int, wanted: Wanted) -> Overview:
    """Consent for every child on the roll. A constant number of queries.

    Raises ``NotFoundError`` without SEE_ROLL.
    """
    must_hold(viewer, Permission.SEE_ROLL, school_id)
    everybody = list(_on_roll(school_id))
    pupils = [row for row in everybody if wanted.year is None or row.year_group == wanted.year]
    found = _questions([row.pk for row in pupils])
    shown = (_child(row, found) for row in pupils if _fits(row.pk, found, wanted))
    years = sorted({row.year_group for row in everybody if row.year_group is not None})
    return Overview(tuple(shown), _counted(found), tuple((year, year_name(year)) for year in years))


def history(viewer: Viewer, pupil_id: int) -> History:
    """Everything that was said for a child, newest first. Raises ``NotFoundError`` without SEE_ROLL."""
    pupil = Pupil.objects.filter(pk=pupil_id).first()
    if pupil is None:
        raise NotFoundError("no such pupil")
    must_hold(viewer, Permission.SEE_ROLL, pupil.school_id)
    found = _questions([pupil.pk])
    words = sorted((word for question in found.values() for word in question.words), key=lambda word: word.pk)
    entries = tuple(_entry(word) for word in reversed(words))
    return History(_child(pupil, found), pupil.school_id, entries, _voices(pupil.pk, words))


def not_shown(viewer: Viewer, school_id: int, year: int | None = None) -> list[tuple[str, list[str]]]:
    """The names of the children who may not be shown in photos, by year and form; and nothing else of them.

    Raises ``NotFoundError`` for whoever may neither post nor see the roll.
    """
    if not viewer.holds(Permission.POST, school_id):
        must_hold(viewer, Permission.SEE_ROLL, school_id)
    pupils = [row for row in _on_roll(school_id) if year is None or row.year_group == year]
    held = consents.held([row.pk for row in pupils])
    groups: dict[tuple[int, str], list[str]] = {}
    for row in pupils:
        if not consent_is_on_record(held[row.pk].of(Purpose.PHOTOS)).allowed:
            groups.setdefault((-1 if row.year_group is None else row.year_group, row.form), []).append(
                _name(row)
            )
    return [(_group_name(year, form), names) for (year, form), names in sorted(groups.items())]


def years(viewer: Viewer, school_id: int) -> list[tuple[int, str]]:
    """The years with children on the roll, for those who may see who may not be shown."""
    if not viewer.holds(Permission.POST, school_id):
        must_hold(viewer, Permission.SEE_ROLL, school_id)
    rows = _on_roll(school_id).order_by("year_group").values_list("year_group", flat=True)
    return [(year, year_name(year)) for year in rows.distinct() if year is not None]


def _on_roll(school_id: int) -> QuerySet[Pupil]:
    rows = Pupil.objects.filter(school_id=school_id, on_roll=True)
    return rows.order_by("surname", "forename", "id")


def _questions(pupil_ids: list[int]) -> dict[tuple[int, Purpose], Question]:
    words = Consent.objects.filter(pupil_id__in=pupil_ids).select_related("carer", "by").order_by("id")
    return questions(words, pupil_ids, consents.speakers(pupil_ids))


def _fits(pupil_id: int, found: Mapping[tuple[int, Purpose], Question], wanted: Wanted) -> bool:
    if wanted.state is None:
        return True
    purposes = Purpose if wanted.purpose is None else (wanted.purpose,)
    return any(found[pupil_id, purpose].state is wanted.state for purpose in purposes)


def _counted(
    found: Mapping[tuple[int, Purpose], Question],
) -> tuple[tuple[State, tuple[tuple[Purpose, int], ...]], ...]:
    counter = Counter((question.state, question.purpose) for question in found.values())
    return tuple((state, tuple((purpose, counter[state, purpose]) for purpose in Purpose)) for state in State)


def _child(row: Pupil, found: Mapping[tuple[int, Purpose], Question]) -> ChildShown:
    answers = tuple(_answer(found[row.pk, purpose]) for purpose in Purpose)
    return ChildShown(row.pk, _name(row), year_name(row.year_group), row.form, answers)


def _answer(question: Question) -> AnswerShown:
    word = question.deciding
    name = PURPOSES[question.purpose]
    if word is None:
        return AnswerShown(name, question.state, "", "", None, None)
    return AnswerShown(
        name, question.state, _who(word.carer), HOW.get(word.how, word.how), word.at, word.until
    )


def _entry(word: Consent) -> Entry:
    return Entry(
        word.pk,
        PURPOSES[Purpose(word.purpose)],
        word.answer,
        _who(word.carer),
        HOW.get(word.how, word.how),
        word.at,
        word.by.name if word.by else "",
        word.until,
        word.note,
        word.basis,
        bool(word.scan),
    )


def _voices(pupil_id: int, words: Iterable[Consent]) -> tuple[Voice, ...]:
    may_say_yes = consents.speakers([pupil_id])[pupil_id]
    lines = Responsibility.objects.filter(pupil_id=pupil_id, current=True).select_related("carer")
    now = {line.carer: line.relationship for line in lines}
    former = {word.carer for word in words if word.carer} - now.keys()
    known = now | dict.fromkeys(former, NO_LONGER)
    return tuple(
        Voice(carer.pk, carer.name, known[carer], carer.pk in may_say_yes)
        for carer in sorted(known, key=lambda carer: (carer.name, carer.pk))
    )


def _who(carer: Carer | None) -> str:
    return carer.name if carer else SCHOOLS_RECORD


def _name(row: Pupil) -> str:
    return f"{row.preferred_name or row.forename} {row.surname}"


def _group_name(year: int, form: str) -> str:
    name = year_name(None if year < 0 else year)
    return f"{name}, {form}" if form else name
