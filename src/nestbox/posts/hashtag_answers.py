"""What carers answer about hashtags; a no takes the sign out of what is published, at once (SAF-4)."""

from __future__ import annotations

from collections.abc import Collection

from django.core import signing
from django.db import transaction
from django.db.models import F, QuerySet

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.errors import InvalidError, NotFoundError
from nestbox.follows.speaking import children_of
from nestbox.notices.actions import News, tell
from nestbox.policy.hashtags import Answer, hashtags, without_signs
from nestbox.policy.permissions import Permission
from nestbox.posts.actions import render_card
from nestbox.posts.agreements import answer_to
from nestbox.posts.hashtag_asking import LINK
from nestbox.records.models import Draft, Feed, HashtagAnswer, HashtagQuestion, Post
from nestbox.roll import consents
from nestbox.schools.reads import must_hold

CLOSED = "This question is closed. Nothing was agreed to."


def questions_behind(token: str) -> list[HashtagQuestion]:
    """What a signed link asks: one carer's questions about one post. Raises ``NotFoundError``."""
    try:
        question_id = int(signing.loads(token, salt=LINK))
    except (signing.BadSignature, TypeError, ValueError):
        raise NotFoundError("no such link") from None
    return _with_others(HashtagQuestion.objects.filter(pk=question_id).first())


def carers_of(viewer: Viewer) -> set[int]:
    """Ids of the carers as whom the viewer may answer."""
    return {child.carer_id for child in children_of(viewer)}


def _with_others(question: HashtagQuestion | None) -> list[HashtagQuestion]:
    """The carer's newest questions about the same post and hashtags. Raises ``NotFoundError`` for none."""
    if question is None:
        raise NotFoundError("no such question")
    rows = HashtagQuestion.objects.filter(
        draft_id=question.draft_id, tags=question.tags, carer_id=question.carer_id
    )
    found = those_who_may_speak(rows)
    if not found:
        raise NotFoundError("this carer no longer speaks for the child")
    return found


def those_who_may_speak(rows: QuerySet[HashtagQuestion]) -> list[HashtagQuestion]:
    """The newest question of each kind to carers who may speak for the child now. Four queries."""
    shown = rows.select_related("draft__feed", "draft__post", "pupil", "carer").prefetch_related("answers")
    newest = {(row.draft_id, row.tags, row.pupil_id, row.carer_id): row for row in shown.order_by("id")}
    speakers = consents.speakers({row.pupil_id for row in newest.values()})
    return [row for row in newest.values() if row.carer_id in speakers[row.pupil_id]]


@transaction.atomic
def answer_by_link(token: str, *, yes: bool) -> None:
    """Keep the answer that came by a signed link. Raises ``NotFoundError``; ``InvalidError`` when closed."""
    _answer(questions_behind(token), yes=yes, how="email", by_id=None)


@transaction.atomic
def answer(viewer: Viewer, question_id: int, *, yes: bool) -> None:
    """Keep a carer's own answer, for all of their children in the same pictures.

    Raises ``NotFoundError`` for a question that is not theirs, ``InvalidError`` for a yes once it is closed.
    """
    mine = HashtagQuestion.objects.filter(pk=question_id, carer_id__in=carers_of(viewer))
    _answer(_with_others(mine.first()), yes=yes, how="app", by_id=viewer.account_id)


@transaction.atomic
def record_on_paper(viewer: Viewer, question_id: int, *, yes: bool) -> None:
    """Keep what a carer told the office. Raises ``NotFoundError`` without EDIT_ROLL."""
    question = HashtagQuestion.objects.select_related("draft__feed").filter(pk=question_id).first()
    if question is not None:
        must_hold(viewer, Permission.EDIT_ROLL, question.draft.feed.school_id)
    _answer(_with_others(question), yes=yes, how="paper", by_id=viewer.account_id)


def _answer(questions: Collection[HashtagQuestion], *, yes: bool, how: str, by_id: int | None) -> None:
    draft = next(iter(questions)).draft
    hold(draft.feed.school_id)
    said = Answer.YES if yes else Answer.NO
    new = [question for question in questions if answer_to(question) is not said]
    if yes and any(is_closed(question) for question in new):
        raise InvalidError(CLOSED)
    for question in new:
        HashtagAnswer.objects.create(question=question, yes=yes, how=how, by_id=by_id)
        _record(question, said, how, by_id)
    if new and not yes:
        take_out(draft)


def is_closed(question: HashtagQuestion) -> bool:
    """Whether a yes would come too late: the time is over, or the post is out or was thrown away."""
    return question.until < clock.now() or question.draft.ended_at is not None


def _record(question: HashtagQuestion, said: Answer, how: str, by_id: int | None) -> None:
    record(
        question.draft.feed.school_id,
        actor_id=by_id,
        verb=f"hashtag answered {said}",
        subject=f"draft:{question.draft_id}",
        clause="SAF-4",
        pupil=question.pupil_id,
        carer=question.carer_id,
        how=how,
    )


def take_out(draft: Draft) -> None:
    """Take the signs out of a post that is published with hashtags; its words stay. Twice is once."""
    post = Post.objects.select_for_update(of=("self",)).filter(draft=draft, removed_at=None).first()
    if post is None or not hashtags(post.text):
        return
    post.text = without_signs(post.text)
    post.save(update_fields=["text"])
    render_card(post)
    Feed.objects.filter(pk=post.feed_id).update(changes=F("changes") + 1)
    school_id = draft.feed.school_id
    record(school_id, actor_id=None, verb="hashtag taken out", subject=f"post:{post.pk}", clause="SAF-4")
    sentence = "A hashtag was taken out of your post: it is no longer agreed to."
    tell([post.author], school_id, News("hashtag", sentence, f"/posts/{post.pk}/"))
