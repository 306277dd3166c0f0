"""Asking carers about the hashtags of a post: in the app and by e-mail, or through the office (SAF-4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.follows.office import office_of
from nestbox.follows.speaking import Spokesperson, spokespeople
from nestbox.notices.actions import News, tell
from nestbox.photos.actions import draft_of
from nestbox.policy.hashtags import Answer, hashtags, tags_of
from nestbox.posts import gate
from nestbox.posts.agreements import Pair, answers_of, children_in, latest_questions
from nestbox.records.models import Account, Draft, HashtagQuestion

OPEN_FOR = timedelta(days=7)  # then silence is a no, and a yes that was not used has run out
LINK = "nestbox.hashtag"  # what a signed link is for, and for nothing else
UNASKED = frozenset({Answer.NOT_ASKED, Answer.TOO_LATE})


@dataclass(frozen=True, slots=True)
class Asked:
    """How many carers were asked in the app and by e-mail, and how many the office has to ask on paper."""

    in_app: int
    on_paper: int


@transaction.atomic
def ask(viewer: Viewer, draft_id: int) -> Asked:
    """Ask every carer of every child in the pictures who was not asked yet, or too long ago.

    Raises ``NotFoundError`` for a draft that is not the viewer's.
    """
    draft = draft_of(viewer, draft_id)
    hold(draft.feed.school_id)
    answers = answers_of(draft, children_in(gate.judge(viewer, draft).photos))
    pairs = [pair for pair, answer in answers.items() if answer in UNASKED]
    if not pairs:
        return Asked(0, 0)
    people = spokespeople(draft.feed.school_id, {pupil_id for pupil_id, _ in pairs})
    reached = {person.carer_id for person in people}
    _keep(viewer, draft, pairs, reached)
    _tell_carers(draft, [person for person in people if (person.pupil_id, person.carer_id) in set(pairs)])
    carers = {carer_id for _, carer_id in pairs}
    _tell_office(draft.feed.school_id, len(carers - reached))
    return Asked(len(carers & reached), len(carers - reached))


def _keep(viewer: Viewer, draft: Draft, pairs: list[Pair], reached: set[int]) -> None:
    now, tags = clock.now(), tags_of(draft.text)
    HashtagQuestion.objects.bulk_create(
        HashtagQuestion(
            draft=draft,
            tags=tags,
            pupil_id=pupil_id,
            carer_id=carer_id,
            on_paper=carer_id not in reached,
            by_id=viewer.account_id,
            at=now,
            until=now + OPEN_FOR,
        )
        for pupil_id, carer_id in pairs
    )
    record(
        draft.feed.school_id,
        actor_id=viewer.account_id,
        verb="hashtag asked about",
        subject=f"draft:{draft.pk}",
        clause="SAF-4",
        questions=len(pairs),
    )


def _tell_carers(draft: Draft, people: Iterable[Spokesperson]) -> None:
    """One notice and one e-mail for each account, however many of their children are in the pictures."""
    latest = latest_questions(draft, tags_of(draft.text))
    asked: dict[Account, HashtagQuestion] = {}
    for person in people:
        asked.setdefault(person.account, latest[person.pupil_id, person.carer_id])
    sentence = f"May the school use {words_of(draft.text)} in a post with your child in its pictures?"
    for account, question in asked.items():
        tell([account], draft.feed.school_id, News("hashtag", sentence, "/hashtags/", _letter(question)))


def _letter(question: HashtagQuestion) -> str:
    address = f"{settings.PUBLIC_URL}/hashtags/answer/{link_to(question)}/"
    return (
        "Please answer yes or no within seven days. No answer is a no, and you can change your mind at any "
        f"time. One tap, without signing in:\n\n{address}\n\nOr in the app:"
    )


def words_of(text: str) -> str:
    """The hashtags of a text as they were typed, as a sentence has them."""
    return " and ".join(dict.fromkeys(text[tag.start : tag.end] for tag in hashtags(text)))


def _tell_office(school_id: int, carers: int) -> None:
    if carers:
        whom = "a parent or carer" if carers == 1 else f"{carers} parents or carers"
        they = "They do not follow the feed, so they cannot be asked in the app."
        news = News("hashtag", f"Please ask {whom} on paper about a hashtag.", "/hashtags/paper/", they)
        tell(office_of(school_id), school_id, news)


def link_to(question: HashtagQuestion) -> str:
    """The part of an address that answers for this carer and these hashtags, and does nothing else."""
    return signing.dumps(question.pk, salt=LINK)
