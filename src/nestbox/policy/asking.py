"""What somebody who asks to follow is told at once. It never depends on the roll, for it would tell of it."""

from nestbox.policy.access import nobody_under_the_minimum_age_is_admitted
from nestbox.policy.decision import Decision, allow, first_objection
from nestbox.policy.facts import Asker
from nestbox.policy.governance import the_policy_in_force_is_accepted
from nestbox.policy.requests import (
    the_address_is_not_from_work,
    the_address_is_personal,
    the_address_is_verified,
)
from nestbox.policy.values import SchoolValues


def may_ask(asker: Asker, values: SchoolValues, version_in_force: int) -> Decision:
    """Whether a follow request can be made. An unknown domain may ask: the office will mark it."""
    return first_objection(
        the_address_is_verified(asker),
        the_address_is_not_from_work(asker, values),
        the_address_is_personal(asker),
        nobody_under_the_minimum_age_is_admitted(asker, values),
        the_policy_in_force_is_accepted(asker.accepted_version, version_in_force),
        allow("REQ-1", "You can ask to follow. The school's office will decide."),
    )
