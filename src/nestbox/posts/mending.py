"""Putting a finding right with one tap, in the ways that the gate offers for it as it is now."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from nestbox.accounts.viewer import Viewer
from nestbox.photos.actions import describe, draft_of
from nestbox.policy.finding import Do, Where
from nestbox.policy.hashtags import without_signs
from nestbox.posts import words
from nestbox.posts.findings import FindingShown
from nestbox.posts.gate import judge, shown_findings
from nestbox.posts.text import tidy
from nestbox.records.models import Draft

Mend = Callable[[Viewer, Draft, FindingShown, str], None]


@transaction.atomic
def mend(viewer: Viewer, draft_id: int, do: str, key: str, reason: str = "") -> bool:
    """Put the finding with this key right in one of the ways it offers; False where it is there no more.

    Raises ``NotFoundError`` for a draft that is not the viewer's, ``RefusedError`` for a word that is
    confirmed without a reason.
    """
    draft = draft_of(viewer, draft_id)
    found = [one for one in shown_findings(draft, judge(viewer, draft)) if one.key == key]
    finding = next((one for one in found if do in {remedy.do for remedy in one.remedies}), None)
    if finding is None or do not in MENDS:
        return False
    MENDS[do](viewer, draft, finding, reason)
    return True


def _confirm_word(viewer: Viewer, draft: Draft, finding: FindingShown, reason: str) -> None:
    text = finding.before + finding.found + finding.after
    start = len(finding.before)
    end = start + len(finding.found)
    key = words.key_of(Where(finding.where), finding.photo_id, text, start, end)
    words.confirm(viewer, draft, key, reason)


def _replace(viewer: Viewer, draft: Draft, finding: FindingShown, _reason: str) -> None:
    instead = next(remedy.words for remedy in finding.remedies if remedy.do == Do.REPLACE) or ""
    if not finding.before.strip() or finding.before.rstrip()[-1] in ".!?":
        instead = instead[:1].upper() + instead[1:]
    _write(viewer, draft, finding, finding.before + instead + finding.after)


def _take_hashtags_out(viewer: Viewer, draft: Draft, finding: FindingShown, _reason: str) -> None:
    _write(viewer, draft, finding, without_signs(finding.before + finding.found + finding.after))


def _confirm_purpose(_viewer: Viewer, draft: Draft, _finding: FindingShown, _reason: str) -> None:
    Draft.objects.filter(pk=draft.pk).update(outside_purpose_confirmed=True)


def _write(viewer: Viewer, draft: Draft, finding: FindingShown, text: str) -> None:
    if finding.where == Where.ALT_TEXT and finding.photo_id is not None:
        describe(viewer, finding.photo_id, text)
    else:
        Draft.objects.filter(pk=draft.pk).update(text=tidy(text))


MENDS: dict[str, Mend] = {
    Do.CONFIRM_PURPOSE: _confirm_purpose,
    Do.CONFIRM_WORD: _confirm_word,
    Do.REPLACE: _replace,
    Do.TAKE_HASHTAGS_OUT: _take_hashtags_out,
}
