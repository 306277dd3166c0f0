"""Exceptional circumstances (ACC-4): the Headteacher alone admits, with a reason and an end date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nestbox.policy.access import the_headteacher_decides
from nestbox.policy.deciding import nothing_blocks
from nestbox.policy.decision import Decision, allow, ask, first_objection
from nestbox.policy.facts import Asker, RollEvidence
from nestbox.policy.permissions import Role
from nestbox.policy.requests import (
    contact_is_known_to_be_free,
    nobody_decides_their_own,
    the_domain_is_marked,
)
from nestbox.policy.values import SchoolValues
from nestbox.policy.words import day_in_words


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms an exception is made. `latest_end` is the answer of `exception_ends`."""

    reason: str
    ends_on: date | None
    today: date
    latest_end: date


def may_admit_exceptionally(
    asker: Asker,
    evidence: RollEvidence,
    values: SchoolValues,
    deciders_roles: Iterable[Role],
    own_request: bool,  # noqa: FBT001 - a fact, not a switch
    terms: Terms,
) -> Decision:
    """Whether this person may admit somebody whom the roll does not admit. What blocks, blocks here too."""
    return first_objection(
        the_headteacher_decides(deciders_roles, values),
        nobody_decides_their_own(own_request),
        nothing_blocks(asker, evidence, values),
        the_domain_is_marked(asker),
        contact_is_known_to_be_free(evidence),
        _an_exception_has_a_reason(terms),
        _an_exception_ends(terms),
        allow("ACC-4", f"The {values.headteacher_title} has admitted you in exceptional circumstances."),
    )


def exception_ends(today: date, trip_ends: date | None, values: SchoolValues) -> date:
    """The last day that an exception can have: the trip's or the school year's, whichever comes first.

    A trip that is over counts for nothing.
    """
    this_year = date(today.year, *values.school_year_ends)
    year_ends = this_year if today <= this_year else date(today.year + 1, *values.school_year_ends)
    if trip_ends is None or trip_ends < today:
        return year_ends
    return min(trip_ends, year_ends)


def _an_exception_has_a_reason(terms: Terms) -> Decision:
    if terms.reason.strip():
        return allow("ACC-4", "The reason is kept with the decision.")
    return ask("ACC-4", "Please give a reason. It is kept with the decision.", missing="a reason")


def _an_exception_ends(terms: Terms) -> Decision:
    latest = day_in_words(terms.latest_end)
    if terms.ends_on is None:
        why = f"Please say on which day the exception ends: {latest} at the latest."
        return ask("ACC-4", why, missing="an end date")
    if terms.ends_on < terms.today:
        return ask("ACC-4", "The end date is past. Please choose a later day.", missing="an end date")
    if terms.ends_on > terms.latest_end:
        return ask("ACC-4", f"An exception ends on {latest} at the latest.", missing="an end date")
    return allow("ACC-4", "The exception ends by itself.")
