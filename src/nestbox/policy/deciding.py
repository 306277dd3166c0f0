"""The office's decision on a follow request: what may be approved, and under which clause it is refused."""

from collections.abc import Iterable

from nestbox.policy.access import only_the_headteacher_decides_a_referral, referral
from nestbox.policy.decision import Decision, allow, ask, first_objection, refer, refuse
from nestbox.policy.evidence import Finding, Weight, findings
from nestbox.policy.facts import Asker, RollEvidence
from nestbox.policy.governance import Group, group_of
from nestbox.policy.permissions import Role
from nestbox.policy.refusals import REFUSAL_CLAUSES, told
from nestbox.policy.requests import (
    contact_is_known_to_be_free,
    nobody_decides_their_own,
    the_domain_is_marked,
    the_office_decides,
)
from nestbox.policy.values import SchoolValues

__all__ = ["REFUSAL_CLAUSES", "Group", "group_of", "may_approve", "may_refuse", "suggested_clause", "told"]


def may_approve(
    asker: Asker,
    evidence: RollEvidence,
    values: SchoolValues,
    deciders_roles: Iterable[Role],
    own_request: bool,  # noqa: FBT001 - a fact, not a switch
    *,
    referred: bool = False,
) -> Decision:
    """Whether this person may approve this request. Without a strong finding the answer is no (REQ-2).

    `referred`: the request is with the Headteacher, who alone decides it from then on.
    """
    found = findings(asker, evidence, values)
    return first_objection(
        the_office_decides(deciders_roles),
        nobody_decides_their_own(own_request),
        only_the_headteacher_decides_a_referral(deciders_roles, referred=referred),
        nothing_blocks(asker, evidence, values),
        the_domain_is_marked(asker),
        contact_is_known_to_be_free(evidence),
        _something_strong_speaks_for_it(found, asker, evidence, values),
    )


def may_refuse(
    deciders_roles: Iterable[Role],
    own_request: bool,  # noqa: FBT001 - a fact, not a switch
    clause_id: str,
    reason: str,
    *,
    referred: bool = False,
) -> Decision:
    """Whether this person may refuse a request under this clause. `reason` is kept with it."""
    return first_objection(
        the_office_decides(deciders_roles),
        nobody_decides_their_own(own_request),
        only_the_headteacher_decides_a_referral(deciders_roles, referred=referred),
        _the_clause_is_one_to_refuse_under(clause_id),
        _a_refusal_has_a_reason(reason),
    )


def suggested_clause(found: Iterable[Finding]) -> str:
    """The clause to refuse under: that of the first finding against, or REQ-2.

    A secret finding is never told, so it is suggested as REQ-2, the clause of a person whom nobody knows.
    """
    for finding in found:
        if finding.weight in {Weight.AGAINST, Weight.BLOCKS}:
            return "REQ-2" if finding.secret else finding.clause
    return "REQ-2"


def nothing_blocks(asker: Asker, evidence: RollEvidence, values: SchoolValues) -> Decision:
    """Whether anything stands against this person that nobody at the school can put aside."""
    found = findings(asker, evidence, values)
    blocking = [finding for finding in found if finding.weight is Weight.BLOCKS]
    if blocking:
        clause_id = suggested_clause(blocking)
        return refuse(clause_id, told(clause_id, asker, values))
    return allow("REQ-2", "Nothing blocks the request.")


def _something_strong_speaks_for_it(
    found: tuple[Finding, ...], asker: Asker, evidence: RollEvidence, values: SchoolValues
) -> Decision:
    for finding in found:
        if finding.weight is Weight.STRONG:
            return allow(finding.clause, "The school has confirmed who you are.")
    known = evidence.matched_kind == "personal"
    if known and any(finding.clause == "ACC-4" for finding in found):
        return refer("ACC-4", referral(values), Role.HEADTEACHER)
    return refuse("REQ-2", told("REQ-2", asker, values))


def _the_clause_is_one_to_refuse_under(clause_id: str) -> Decision:
    if clause_id in REFUSAL_CLAUSES:
        return allow(clause_id, "A request can be refused under this clause.")
    return ask("REQ-2", "Please choose the clause under which the request is refused.", missing="a clause")


def _a_refusal_has_a_reason(reason: str) -> Decision:
    if reason.strip():
        return allow("REQ-2", "The reason is kept with the decision.")
    return ask("REQ-2", "Please give a reason. It is kept with the decision.", missing="a reason")
