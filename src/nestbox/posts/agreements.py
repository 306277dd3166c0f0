"""Whether the carers of the children in a draft's photos agree to its hashtags now (SAF-4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nestbox import clock
from nestbox.photos.areas import Judged
from nestbox.policy.hashtags import Agreement, Answer, tags_of
from nestbox.records.models import Draft, HashtagQuestion, Photo
from nestbox.roll import consents

Pair = tuple[int, int]  # ids of a pupil and of a carer who may speak for them


def children_in(photos: Mapping[Photo, Iterable[Judged]]) -> set[int]:
    """Ids of the children who are said to be in these photos: also covered, and also without a face."""
    marked = {area.mark.pupil_id for areas in photos.values() for area in areas if area.mark is not None}
    present = {row.pupil_id for photo in photos for row in photo.presences.all()}
    return {pupil_id for pupil_id in marked | present if pupil_id is not None}


def agreements_of(draft: Draft, pupil_ids: Iterable[int]) -> tuple[Agreement, ...]:
    """What is agreed for each of these children: none without a hashtag, for then nothing is asked."""
    by_child: defaultdict[int, list[Answer]] = defaultdict(list)
    children = sorted(pupil_ids)
    for (pupil_id, _), answer in answers_of(draft, children).items():
        by_child[pupil_id].append(answer)
    return tuple(Agreement(tuple(by_child[pupil_id])) for pupil_id in children) if tags_of(draft.text) else ()


def answers_of(draft: Draft, pupil_ids: Iterable[int]) -> dict[Pair, Answer]:
    """Where the answer of every carer who may speak for these children stands; none without a hashtag."""
    tags, children = tags_of(draft.text), list(pupil_ids)
    if not tags or not children:
        return {}
    speakers = consents.speakers(children)
    latest = latest_questions(draft, tags)
    pairs = [(pupil_id, carer_id) for pupil_id in children for carer_id in sorted(speakers[pupil_id])]
    return {pair: answer_to(latest[pair]) if pair in latest else Answer.NOT_ASKED for pair in pairs}


def latest_questions(draft: Draft, tags: str) -> dict[Pair, HashtagQuestion]:
    """The newest question to each carer about each child, with its answers."""
    rows = HashtagQuestion.objects.filter(draft=draft, tags=tags).order_by("id").prefetch_related("answers")
    return {(row.pupil_id, row.carer_id): row for row in rows}


def answer_to(question: HashtagQuestion) -> Answer:
    """Where one question stands: the newest answer, as long as it can be used."""
    newest = max(question.answers.all(), key=lambda answer: answer.pk, default=None)
    if newest is not None and not newest.yes:
        return Answer.NO
    if question.until < clock.now():
        return Answer.TOO_LATE
    return Answer.WAITING if newest is None else Answer.YES
