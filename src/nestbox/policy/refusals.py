"""The words in which a requester is told of a refusal, clause by clause. None of them tells of the roll."""

from collections.abc import Callable, Mapping

from nestbox.policy.access import referral, years
from nestbox.policy.facts import Asker
from nestbox.policy.requests import NOT_CONFIRMED
from nestbox.policy.values import SchoolValues


def _not_confirmed(_asker: Asker, values: SchoolValues) -> str:
    return (
        f"{NOT_CONFIRMED} If you are a parent or carer, please email {values.admin_address} "
        "from the address that you asked with."
    )


def _not_a_parent(_asker: Asker, values: SchoolValues) -> str:
    return f"This feed is for parents and carers of children on roll in {years(values)}."


def _not_staff(_asker: Asker, _values: SchoolValues) -> str:
    return "Only current staff and governors of the school are admitted as such."


def _relative(_asker: Asker, values: SchoolValues) -> str:
    return referral(values)


def _organisation(_asker: Asker, _values: SchoolValues) -> str:
    return "Businesses, media organisations, political figures, services and charities are not admitted."


def _young(_asker: Asker, values: SchoolValues) -> str:
    return (
        f"Pupils, addresses that a school issued and people under {values.minimum_age} are not admitted. "
        "Parents and carers can show the feed to their children."
    )


def _not_personal(asker: Asker, _values: SchoolValues) -> str:
    return (
        f"Only personal email addresses are accepted, and addresses at {asker.domain} are not. "
        "Please ask again with your personal address."
    )


def _work(asker: Asker, _values: SchoolValues) -> str:
    return (
        f"{asker.domain} is not accepted, because addresses of a business or place of work are refused. "
        "Please ask again with your personal address."
    )


_WORDS: Mapping[str, Callable[[Asker, SchoolValues], str]] = {
    "REQ-2": _not_confirmed,
    "REQ-4": _not_personal,
    "REQ-5": _work,
    "ACC-2": _not_a_parent,
    "ACC-3": _not_staff,
    "ACC-4": _relative,
    "ACC-5": _organisation,
    "ACC-6": _young,
}

REFUSAL_CLAUSES: tuple[str, ...] = tuple(_WORDS)


def told(clause_id: str, asker: Asker, values: SchoolValues) -> str:
    """The sentence for a requester who is refused. KeyError if nobody is refused under the clause."""
    return _WORDS[clause_id](asker, values)
