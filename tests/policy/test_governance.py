from dataclasses import replace
from datetime import date, timedelta

import pytest

from nestbox.policy.facts import StaffEntry
from nestbox.policy.governance import group_of, review_reminder, the_policy_in_force_is_accepted
from tests.policy.cast import FATHER, GOVERNOR, NOBODY

TEACHER = StaffEntry("teacher", current=True)


@pytest.mark.clause("GOV-1")
def test_whoever_accepted_the_version_in_force_goes_on() -> None:
    assert the_policy_in_force_is_accepted(2, version_in_force=2).allowed


@pytest.mark.clause("GOV-1")
@pytest.mark.parametrize("accepted", [None, 1, 3])
def test_any_other_version_is_asked_again(accepted: int | None) -> None:
    decision = the_policy_in_force_is_accepted(accepted, version_in_force=2)
    assert (decision.outcome, decision.missing) == ("ask", "acceptance of the policy in force")


@pytest.mark.clause("GOV-2")
def test_a_parent_belongs_to_the_parents_and_carers() -> None:
    assert group_of(FATHER) == "parent/carer"


@pytest.mark.clause("GOV-2")
def test_a_governor_belongs_to_the_governors() -> None:
    assert group_of(GOVERNOR) == "governor"


@pytest.mark.clause("GOV-2")
def test_a_parent_who_is_a_governor_belongs_to_the_governors() -> None:
    assert group_of(replace(GOVERNOR, children=FATHER.children)) == "governor"


@pytest.mark.clause("GOV-2")
def test_a_governor_who_teaches_belongs_to_the_staff() -> None:
    assert group_of(replace(GOVERNOR, staff=(*GOVERNOR.staff, TEACHER))) == "staff"


@pytest.mark.clause("GOV-2")
def test_a_parent_who_once_taught_here_belongs_to_the_parents_and_carers() -> None:
    assert group_of(replace(FATHER, staff=(replace(TEACHER, current=False),))) == "parent/carer"


@pytest.mark.clause("GOV-2")
def test_a_person_whom_the_roll_does_not_know_has_no_group() -> None:
    with pytest.raises(ValueError, match="belongs to no group"):
        group_of(NOBODY)


@pytest.mark.clause("GOV-1")
@pytest.mark.parametrize(
    ("left", "reminder"), [(57, None), (56, 56), (15, 56), (14, 14), (1, 14), (0, 0), (-400, 0)]
)
def test_the_next_review_is_brought_to_mind_before_its_day(left: int, reminder: int | None) -> None:
    day = date(2028, 12, 1)
    assert review_reminder(day - timedelta(days=left), day) == reminder
