"""Asking the carers who follow, once when a question opens and then two reminders (CON-1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

from django.db import transaction

from nestbox.audit.actions import hold
from nestbox.follows.speaking import Spokesperson, spokespeople
from nestbox.notices.actions import News, tell
from nestbox.records.models import Account, Consent, School
from nestbox.roll.consent_asking import Asking, keep_asked, open_questions
from nestbox.roll.consent_words import REMINDERS, days_since, first_asked, times_asked

IsDue = Callable[[Sequence[Consent]], bool]


def after_roll_change(school_id: int, _roll_import_id: int | None = None) -> None:
    """Ask about every child who is new on the roll, and whoever may answer only now."""
    ask(school_id)


@transaction.atomic
def ask(school_id: int, pupil_ids: Collection[int] | None = None) -> None:
    """Ask each carer who follows what is open and they were never asked. Twice is once."""
    _ask(school_id, pupil_ids, _never_asked, _question)


@transaction.atomic
def remind(school_id: int) -> None:
    """Ask whoever was not asked yet; remind after 7 and after 21 days without an answer, and never again."""
    hold(school_id)
    ask(school_id)
    _ask(school_id, None, _reminder_is_due, _reminder)


def remind_all() -> None:
    """Every night, for every school."""
    for school_id in School.objects.order_by("id").values_list("id", flat=True):
        remind(school_id)


def _ask(
    school_id: int, pupil_ids: Collection[int] | None, is_due: IsDue, news: Callable[[int], News]
) -> None:
    askings: defaultdict[Account, set[Asking]] = defaultdict(set)
    for person, asking in _due(spokespeople(school_id, pupil_ids), is_due):
        askings[person.account].add(asking)
    if not askings:
        return
    keep_asked(school_id, set().union(*askings.values()))
    for account, asked in askings.items():
        tell([account], school_id, news(len({asking.pupil_id for asking in asked})))


def _due(people: Sequence[Spokesperson], is_due: IsDue) -> Iterator[tuple[Spokesperson, Asking]]:
    questions = open_questions({person.pupil_id for person in people})
    for person in people:
        for question in questions[person.pupil_id]:
            if is_due(question.said_by(person.carer_id)):
                yield person, Asking(person.pupil_id, person.carer_id, question.purpose)


def _never_asked(words: Sequence[Consent]) -> bool:
    return times_asked(words) == 0


def _reminder_is_due(words: Sequence[Consent]) -> bool:
    first, times = first_asked(words), times_asked(words)
    if first is None or times > len(REMINDERS) or days_since(words[-1].at) < REMINDERS[0]:
        return False
    return days_since(first) >= REMINDERS[times - 1]


def _question(children: int) -> News:
    whom = "child" if children == 1 else "children"
    sentence = f"The school asks whether your {whom} may be shown in the feed."
    body = (
        "Please answer yes or no; it takes a minute. Until you answer, nobody is shown. "
        "You can change your answer at any time."
    )
    return News("consent", sentence, "/consent/", body)


def _reminder(children: int) -> News:
    whom = "child" if children == 1 else "children"
    sentence = f"May your {whom} be shown in the feed? Nobody has answered yet."
    body = "Yes and no are both fine answers. As long as there is none, faces stay covered."
    return News("consent", sentence, "/consent/", body)
