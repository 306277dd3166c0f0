"""Ordinary words that staff confirmed: each one in one place of one sentence, with a reason (NAM-1).

A confirmation is of that word in that sentence as it stands. Another sentence beside it may change; once
this one does, or the word moves to another text, it is asked about again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import regex

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import fitting, require
from nestbox.policy.finding import Where
from nestbox.policy.naming import a_confirmation_has_a_reason
from nestbox.records.models import Draft, WordConfirmed

REASON_LENGTH = 300
WORD_LENGTH = 120
_END = regex.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class WordKey:
    """What a confirmation is of. ``at`` is the word's first character within its sentence."""

    where: str
    photo_id: int | None
    word: str
    at: int
    sentence: str


def key_of(where: Where, photo_id: int | None, text: str, start: int, end: int) -> WordKey:
    """The word at these characters of a text, and the sentence in which it stands."""
    begin = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    begin += len(text[begin:start]) - len(text[begin:start].lstrip())
    stop = _END.search(text, end)
    sentence = text[begin : stop.start() if stop else len(text)]
    digest = hashlib.sha256(sentence.encode()).hexdigest()
    return WordKey(where, photo_id, text[start:end][:WORD_LENGTH], start - begin, digest)


def confirmed_in(draft: Draft) -> set[WordKey]:
    """Every word that was confirmed in a draft."""
    rows = WordConfirmed.objects.filter(draft=draft)
    return {WordKey(row.where, row.photo, row.word, row.at_character, row.sentence) for row in rows}


def confirm(viewer: Viewer, draft: Draft, key: WordKey, reason: str) -> None:
    """Keep that a word is ordinary, with the reason. Whoever calls has seen that it may be confirmed.

    Raises ``RefusedError`` without a reason.
    """
    reason = fitting(reason, REASON_LENGTH, "reason")
    require(a_confirmation_has_a_reason(reason))
    WordConfirmed.objects.create(
        draft=draft,
        where=key.where,
        photo=key.photo_id,
        word=key.word,
        at_character=key.at,
        sentence=key.sentence,
        reason=reason,
        by_id=viewer.account_id,
    )
    record(
        draft.feed.school_id,
        actor_id=viewer.account_id,
        verb="ordinary word confirmed",
        subject=f"draft:{draft.pk}",
        clause="NAM-1",
        where=key.where,
        word=key.word,
        reason=reason,
    )
