"""What a follower's new email address is held against before it takes the place of the old one."""

from nestbox.policy.access import school_issued_addresses_are_never_admitted
from nestbox.policy.decision import Decision, first_objection
from nestbox.policy.facts import Asker
from nestbox.policy.requests import (
    the_address_is_not_from_work,
    the_address_is_personal,
    the_domain_is_marked,
)
from nestbox.policy.values import SchoolValues


def may_change_to(asker: Asker, values: SchoolValues) -> Decision:
    """Whether a person who follows, or has asked to, may take the address in `asker` (REQ-4, REQ-5, ACC-6).

    Nobody at the school looks at a changed address, so an unknown domain will not do here.
    """
    return first_objection(
        the_address_is_not_from_work(asker, values),
        school_issued_addresses_are_never_admitted(asker, values),
        the_address_is_personal(asker),
        the_domain_is_marked(asker),
    )
