"""Questions about hashtags as they are shown: to a carer, behind a link, and to the office (SAF-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.follows.speaking import is_a_carer
from nestbox.policy.hashtags import Answer, hashtags
from nestbox.policy.permissions import Permission
from nestbox.posts.agreements import answer_to
from nestbox.posts.hashtag_answers import carers_of, is_closed, questions_behind, those_who_may_speak
from nestbox.posts.hashtag_asking import words_of
from nestbox.records.models import HashtagQuestion
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One carer's question about one post. ``children`` are their own alone, and empty behind a link.

    ``is_out``: the post is published with the hashtags, and a no takes them out of it.
    """

    id: int
    words: str
    children: str
    school: str
    until: datetime
    answer: str
    is_open: bool
    is_out: bool


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A question that the office may answer for a carer."""

    id: int
    words: str
    child: str
    carer: str
    until: datetime
    answer: str
    on_paper: bool


def mine(viewer: Viewer) -> list[QuestionShown]:
    """What the viewer is or was asked and can still answer or take back, newest first.

    Raises ``NotFoundError`` for whoever does not follow as a carer.
    """
    if not is_a_carer(viewer):
        raise NotFoundError("not a carer")
    found = those_who_may_speak(HashtagQuestion.objects.filter(carer_id__in=carers_of(viewer)))
    by_post: defaultdict[tuple[int, str], list[HashtagQuestion]] = defaultdict(list)
    for row in found:
        by_post[row.draft_id, row.tags].append(row)
    shown = [_shown(rows, names=True) for rows in by_post.values()]
    return sorted((one for one in shown if one.is_open or one.is_out), key=lambda one: -one.id)


def behind_link(token: str) -> QuestionShown:
    """What a signed link asks, without any name: whoever has the link learns nothing else of the child."""
    return _shown(questions_behind(token), names=False)


def _shown(rows: list[HashtagQuestion], *, names: bool) -> QuestionShown:
    first = rows[0]
    children = sorted({row.pupil.preferred_name or row.pupil.forename for row in rows})
    answers = {answer_to(row) for row in rows}
    return QuestionShown(
        id=first.pk,
        words=_words(first),
        children=" and ".join(children) if names else "",
        school=first.draft.feed.name,
        until=min(row.until for row in rows),
        answer=_one_of(answers),
        is_open=not any(is_closed(row) for row in rows),
        is_out=_is_out(first),
    )


def _one_of(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return next(one for one in (Answer.NO, Answer.TOO_LATE, Answer.WAITING, Answer.YES) if one in found)


def _words(question: HashtagQuestion) -> str:
    """The hashtags as they were typed; as they are compared, where the draft has others by now."""
    return words_of(question.draft.text) or " and ".join(f"#{tag}" for tag in question.tags.split())


def _is_out(question: HashtagQuestion) -> bool:
    post = getattr(question.draft, "post", None)
    return post is not None and post.removed_at is None and bool(hashtags(post.text))


def on_paper(viewer: Viewer, school_id: int) -> list[OnPaper]:
    """Every open question that nobody has answered in the app. Raises ``NotFoundError`` without EDIT_ROLL."""
    must_hold(viewer, Permission.EDIT_ROLL, school_id)
    rows = HashtagQuestion.objects.filter(
        draft__feed__school_id=school_id, draft__ended_at=None, until__gte=clock.now()
    )
    found = [row for row in those_who_may_speak(rows) if row.on_paper or answer_to(row) is Answer.WAITING]
    shown = [
        OnPaper(row.pk, _words(row), str(row.pupil), row.carer.name, row.until, answer_to(row), row.on_paper)
        for row in found
    ]
    return sorted(shown, key=lambda row: (row.answer != Answer.WAITING, not row.on_paper, row.carer, row.id))
