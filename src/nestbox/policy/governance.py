"""GOV: the policy in force, and whom it binds."""

from datetime import date
from enum import StrEnum

from nestbox.policy.access import the_entry_is_of_current_staff
from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask
from nestbox.policy.facts import RollEvidence


class Group(StrEnum):
    """The groups of GOV-2 that can hold a follow. Children are bound too, but have no account."""

    PARENT_CARER = "parent/carer"
    STAFF = "staff"
    GOVERNOR = "governor"


@clause("GOV-1")
def the_policy_in_force_is_accepted(accepted_version: int | None, version_in_force: int) -> Decision:
    """A changed policy is a new version, and its acceptance is asked again."""
    if accepted_version == version_in_force:
        return allow("GOV-1", "You have accepted the policy in force.")
    return ask(
        "GOV-1",
        "Please read the school's policy and accept it. If you have done so before, it has changed since.",
        missing="acceptance of the policy in force",
    )


@clause("GOV-2")
def group_of(evidence: RollEvidence) -> Group:
    """The group that a follow belongs to: staff before governor before parent, the closest tie first.

    Raises ValueError when the roll connects the person with nothing, for then there is nothing to follow on.
    """
    current = {entry.category for entry in evidence.staff if the_entry_is_of_current_staff(entry).allowed}
    if current - {"governor"}:
        return Group.STAFF
    if current:
        return Group.GOVERNOR
    if evidence.children:
        return Group.PARENT_CARER
    raise ValueError("a person whom the roll does not know belongs to no group")


REMINDERS = (56, 14, 0)
"""Days before the next review on which it is brought to mind."""


@clause("GOV-1")
def review_reminder(today: date, next_review: date) -> int | None:
    """Which of the reminders is the newest that is due: so many days before the review; None before them."""
    left = (next_review - today).days
    return min((days for days in REMINDERS if left <= days), default=None)
