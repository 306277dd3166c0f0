"""What becomes of a request as things stand: for the office's queue and for `nestbox judge` alike."""

from dataclasses import dataclass
from enum import StrEnum

from nestbox.policy.access import referral
from nestbox.policy.deciding import suggested_clause, told
from nestbox.policy.decision import Decision, allow, ask, first_objection
from nestbox.policy.evidence import Finding, Weight, findings
from nestbox.policy.facts import Asker, RollEvidence
from nestbox.policy.requests import contact_is_known_to_be_free, the_domain_is_marked
from nestbox.policy.saying import clause_of
from nestbox.policy.values import SchoolValues


class Course(StrEnum):
    """What is to be done. None of them admits: somebody at the school decides every request."""

    ADMIT_ON_DECISION = "admit-on-decision"
    REFUSE = "refuse"
    REFER = "refer"
    BLOCK = "block"


class QueueGroup(StrEnum):
    """Under which heading a request waits."""

    STRONG = "strong evidence"
    LOOK = "needs a look"
    HEADTEACHER = "for the Headteacher"
    AGAINST = "speaks against"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`clause` and `sentence` are what the requester can be told, and say nothing of the roll.

    `missing` is what the office has to answer before it can approve, None for nothing.
    """

    outcome: Course
    clause: str
    sentence: str
    group: QueueGroup
    findings: tuple[Finding, ...]
    missing: str | None = None


def outcome_of(
    asker: Asker, evidence: RollEvidence, values: SchoolValues, *, referred: bool = False
) -> Verdict:
    """What the evidence leads to. `referred`: the request has been put to the Headteacher already."""
    found = findings(asker, evidence, values)
    course = _course(asker, evidence, found, values, referred=referred)
    clause_id, sentence = _told(course, asker, found, values)
    open_question = first_objection(the_domain_is_marked(asker), contact_is_known_to_be_free(evidence))
    missing = open_question.missing if course is Course.ADMIT_ON_DECISION else None
    return Verdict(
        course,
        clause_id,
        sentence,
        _group(course, found),
        found,
        missing,
    )


def may_approve_together(*verdicts: Verdict) -> Decision:
    """Whether these requests, each of which has been shown, can be approved at once: all have to be clear."""
    if verdicts and all(_is_clear(verdict) for verdict in verdicts):
        return allow("REQ-2", "Each of these requests has strong evidence and nothing against it.")
    why = "Only requests with strong evidence and nothing against them can be approved together."
    return ask("REQ-2", why, missing="a decision on each request by itself")


# Somebody of whom the roll says nothing. What must stay secret is told in the words for such a person.
NOBODY = RollEvidence(children=(), staff=(), is_pupil=False, sibling_restricted=False, matched_kind=None)


def _is_clear(verdict: Verdict) -> bool:
    return verdict.group is QueueGroup.STRONG and verdict.missing is None


def _course(
    asker: Asker,
    evidence: RollEvidence,
    found: tuple[Finding, ...],
    values: SchoolValues,
    *,
    referred: bool,
) -> Course:
    weights = {finding.weight for finding in found}
    if Weight.BLOCKS in weights:
        return Course.BLOCK
    if referred:
        return Course.REFER
    if Weight.STRONG in weights:
        return Course.ADMIT_ON_DECISION
    known = evidence.matched_kind == "personal" and any(finding.clause == "ACC-4" for finding in found)
    if known or clause_of(asker.says, values.minimum_age) == "ACC-4":
        return Course.REFER
    return Course.REFUSE


def _told(course: Course, asker: Asker, found: tuple[Finding, ...], values: SchoolValues) -> tuple[str, str]:
    if course is Course.ADMIT_ON_DECISION:
        clause_id = next(finding.clause for finding in found if finding.weight is Weight.STRONG)
        return clause_id, f"The school has confirmed who you are. You can now follow @{values.handle}."
    if course is Course.REFER:
        return "ACC-4", referral(values)
    weight = Weight.BLOCKS if course is Course.BLOCK else Weight.AGAINST
    first = next((finding for finding in found if finding.weight is weight), None)
    if first is not None and first.secret:
        nobody = outcome_of(asker, NOBODY, values)
        return nobody.clause, nobody.sentence
    clause_id = suggested_clause(() if first is None else (first,))
    return clause_id, told(clause_id, asker, values)


def _group(course: Course, found: tuple[Finding, ...]) -> QueueGroup:
    weights = {finding.weight for finding in found}
    if course is Course.BLOCK:
        return QueueGroup.BLOCKED
    if course is Course.REFER:
        return QueueGroup.HEADTEACHER
    if Weight.STRONG in weights and Weight.AGAINST not in weights:
        return QueueGroup.STRONG
    hints = any(finding.weight is Weight.WEAK and finding.hints for finding in found)
    return QueueGroup.LOOK if hints or Weight.STRONG in weights else QueueGroup.AGAINST
