"""What a clause answers: an outcome, the clause, and the sentence that the person is shown."""

from dataclasses import dataclass
from enum import StrEnum

from nestbox.policy.permissions import Role


class Outcome(StrEnum):
    """What happens next."""

    ALLOW = "allow"
    REFUSE = "refuse"
    REFER = "refer"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement. `why` is public: it is shown to the person it affects and says nothing of the roll.

    `to` is the role that a REFER goes to; `missing` is what an ASK still needs.
    """

    outcome: Outcome
    clause: str
    why: str
    to: Role | None = None
    missing: str | None = None

    @property
    def allowed(self) -> bool:
        """True for ALLOW alone: a referral or a question is not a yes."""
        return self.outcome is Outcome.ALLOW


def allow(clause: str, why: str) -> Decision:
    """Yes."""
    return Decision(Outcome.ALLOW, clause, why)


def refuse(clause: str, why: str) -> Decision:
    """No."""
    return Decision(Outcome.REFUSE, clause, why)


def refer(clause: str, why: str, to: Role) -> Decision:
    """Not here: only the named role may decide."""
    return Decision(Outcome.REFER, clause, why, to=to)


def ask(clause: str, why: str, missing: str) -> Decision:
    """Not yet: `missing` says in a few words what is still needed."""
    return Decision(Outcome.ASK, clause, why, missing=missing)


def objections(*decisions: Decision) -> tuple[Decision, ...]:
    """Every decision that is not a yes, in the order given."""
    return tuple(decision for decision in decisions if not decision.allowed)


def first_objection(*decisions: Decision) -> Decision:
    """The first decision that is not a yes; when all are, the last of them."""
    return next(iter(objections(*decisions)), decisions[-1])
