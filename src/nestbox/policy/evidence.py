"""What the office sees of a request: what speaks for it and what against, each with its clause.

These sentences tell of the roll. They are for those who decide requests and for nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nestbox.policy.access import (
    child_admits,
    nobody_under_the_minimum_age_is_admitted,
    organisations_are_never_admitted,
    pupils_are_never_admitted,
    relatives_go_to_the_headteacher,
    school_issued_addresses_are_never_admitted,
    the_carer_answers_for_the_child,
    the_child_is_in_a_year_of_the_feed,
    the_entry_is_of_current_staff,
    year_name,
)
from nestbox.policy.facts import Asker, ChildOnRoll, RollEvidence, StaffEntry
from nestbox.policy.requests import (
    contact_is_known_to_be_free,
    no_contact_is_restricted,
    the_address_is_not_from_work,
    the_address_is_personal,
    the_address_is_verified,
    the_domain_is_marked,
)
from nestbox.policy.saying import clause_of
from nestbox.policy.values import SchoolValues

NAMED = 3  # of those whom an address looks like; the others are counted

_SAID_UNDER = {
    "ACC-4": "Relatives are admitted only as principal carers, or by the Headteacher.",
    "ACC-5": "Organisations are never admitted.",
    "ACC-6": "Pupils and people under the minimum age are never admitted.",
}


class Weight(StrEnum):
    """How a finding counts. Only STRONG can carry an approval; nothing outweighs BLOCKS."""

    STRONG = "strong"
    WEAK = "weak"
    AGAINST = "against"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that speaks for or against a request. A `secret` one is never named to the requester.

    `hints`: it points to who somebody may be, so that a look is worth while.
    """

    clause: str
    weight: Weight
    why: str
    secret: bool = False
    hints: bool = False


def findings(asker: Asker, evidence: RollEvidence, values: SchoolValues) -> tuple[Finding, ...]:
    """All findings. What the asker told comes first, then what must stay secret, then the rest of the roll.

    A refusal is suggested from the first that counts against the request. In this order a secret finding
    cannot be guessed from it: a person whom nobody knows would have been refused in the same words.
    """
    return (
        *_of_the_address(asker, values),
        *_of_their_words(asker, values),
        *_of_secrets(evidence),
        *_of_the_match(evidence),
        *_of_resemblance(evidence),
        *(_of_a_child(child, evidence, values) for child in evidence.children),
        *(_of_a_staff_entry(entry, evidence, values) for entry in evidence.staff),
    )


def _of_the_address(asker: Asker, values: SchoolValues) -> Iterator[Finding]:
    if not the_address_is_verified(asker).allowed:
        yield Finding("REQ-2", Weight.BLOCKS, "The address is not verified by its owner.")
    if not the_address_is_not_from_work(asker, values).allowed:
        yield Finding(
            "REQ-5", Weight.BLOCKS, f"Addresses at {asker.domain} belong to a place of work or a school."
        )
    if not organisations_are_never_admitted(asker).allowed:
        yield Finding("ACC-5", Weight.BLOCKS, "An organisation's address. Organisations are never admitted.")
    if not school_issued_addresses_are_never_admitted(asker, values).allowed:
        yield Finding("ACC-6", Weight.BLOCKS, "A school issued this address, and it may be a pupil's.")
    if not the_address_is_personal(asker).allowed:
        yield Finding("REQ-4", Weight.BLOCKS, f"Addresses at {asker.domain} are temporary.")
    if not the_domain_is_marked(asker).allowed:
        yield Finding("REQ-4", Weight.AGAINST, f"It is not known whether {asker.domain} is personal or work.")
    if not nobody_under_the_minimum_age_is_admitted(asker, values).allowed:
        yield Finding("ACC-6", Weight.BLOCKS, f"They say that they are under {values.minimum_age}.")


def _of_their_words(asker: Asker, values: SchoolValues) -> Iterator[Finding]:
    clause_id = clause_of(asker.says, values.minimum_age)
    if clause_id is not None:
        why = f"They say: “{asker.says.strip()}”. {_SAID_UNDER[clause_id]}"
        yield Finding(clause_id, Weight.AGAINST, why)
    elif asker.says.strip():
        yield Finding("REQ-2", Weight.WEAK, f"They say, and nobody has confirmed it: “{asker.says.strip()}”")
    for claim in asker.claims:
        yield Finding("REQ-3", Weight.WEAK, f"They wrote to the school: “{claim}”", hints=True)


def _of_secrets(evidence: RollEvidence) -> Iterator[Finding]:
    if not no_contact_is_restricted(evidence).allowed:
        why = "Contact with the child or a sibling is restricted. Tell nobody outside the office."
        yield Finding("REQ-2", Weight.BLOCKS, why, secret=True)
    if not pupils_are_never_admitted(evidence).allowed:
        yield Finding("ACC-6", Weight.BLOCKS, "The roll has a pupil of this name or address.", secret=True)
    if evidence.restricted_namesake == "same":
        why = "Somebody of this name may not have contact with a child. Tell nobody outside the office."
        yield Finding("REQ-2", Weight.BLOCKS, why, secret=True)
    if evidence.restricted_namesake == "alike":
        why = "Their name or address looks like that of somebody who may not have contact with a child."
        yield Finding("REQ-2", Weight.AGAINST, why, secret=True)
    if not contact_is_known_to_be_free(evidence).allowed:
        why = "The roll does not say whether contact with the child is restricted."
        yield Finding("REQ-2", Weight.AGAINST, why, secret=True)


def _of_the_match(evidence: RollEvidence) -> Iterator[Finding]:
    if evidence.matched_kind == "personal":
        yield Finding("REQ-4", Weight.WEAK, "The roll has this address as a personal one.")
    if evidence.matched_kind == "work":
        yield Finding("REQ-5", Weight.BLOCKS, "The roll has this address as one from work.")
    if evidence.matched_kind is None:
        yield Finding("REQ-2", Weight.AGAINST, "The roll does not have this address.")


def _of_resemblance(evidence: RollEvidence) -> Iterator[Finding]:
    for by, what in (("name", "The name that they gave"), ("address", "The address")):
        whom = [f"{other.who} ({other.what})" for other in evidence.resembles if other.by == by]
        if whom:
            others = f" and {len(whom) - NAMED} more" if len(whom) > NAMED else ""
            why = f"{what} looks like {', '.join(whom[:NAMED])}{others}. A likeness alone is never enough."
            yield Finding("REQ-2", Weight.WEAK, why, hints=True)


def _of_a_child(child: ChildOnRoll, evidence: RollEvidence, values: SchoolValues) -> Finding:
    who = f"The roll has them as {child.relationship.strip().lower() or 'a contact'} of a child"
    if not the_child_is_in_a_year_of_the_feed(child, values).allowed:
        where = f"in {year_name(child.year_group)}" if child.on_roll else "who is not on roll"
        return Finding("ACC-2", _beside(evidence, values), f"{who} {where}.")
    if not relatives_go_to_the_headteacher(child, values).allowed:
        why = f"{who}, not as principal carer. This is for the {values.headteacher_title} to decide."
        return Finding("ACC-4", _beside(evidence, values), why)
    if not the_carer_answers_for_the_child(child).allowed:
        unknown = child.parental_responsibility is None
        but = "does not say whether with" if unknown else "says that it is without"
        return Finding("ACC-2", Weight.WEAK, f"{who}, but {but} parental responsibility.", hints=True)
    return Finding("ACC-2", _strength(evidence), f"{who} on roll in {year_name(child.year_group)}.")


def _of_a_staff_entry(entry: StaffEntry, evidence: RollEvidence, values: SchoolValues) -> Finding:
    if not the_entry_is_of_current_staff(entry).allowed:
        why = f"The staff list has no current entry as {entry.category}."
        return Finding("ACC-3", _beside(evidence, values), why)
    return Finding("ACC-3", _strength(evidence), f"The staff list has them as {entry.category}.")


def _beside(evidence: RollEvidence, values: SchoolValues) -> Weight:
    """What admits nobody by itself: against, unless another child or post admits. Then it harms nothing."""
    by_a_child = any(child_admits(child, values).allowed for child in evidence.children)
    by_a_post = any(the_entry_is_of_current_staff(entry).allowed for entry in evidence.staff)
    return Weight.WEAK if by_a_child or by_a_post else Weight.AGAINST


def _strength(evidence: RollEvidence) -> Weight:
    """Strong only if the roll has the very address as a personal one. A name that looks alike is weak."""
    return Weight.STRONG if evidence.matched_kind == "personal" else Weight.WEAK
