from dataclasses import replace

import pytest

from nestbox.policy.permissions import Role
from nestbox.policy.purpose import a_post_outside_a_trip_is_confirmed, only_staff_post
from tests.policy.cast import DRAFT, TEACHER


@pytest.mark.clause("PUR-1")
def test_a_teacher_may_post() -> None:
    assert only_staff_post(TEACHER).allowed


@pytest.mark.clause("PUR-1")
@pytest.mark.parametrize("roles", [[], [Role.OFFICE_MANAGER]])
def test_whoever_lacks_the_permission_may_not_post(roles: list[Role]) -> None:
    assert only_staff_post(roles).outcome == "refuse"


@pytest.mark.clause("PUR-1")
def test_a_post_of_a_trip_needs_no_confirmation() -> None:
    assert a_post_outside_a_trip_is_confirmed(DRAFT).allowed


@pytest.mark.clause("PUR-1")
def test_a_post_outside_a_trip_has_to_be_confirmed() -> None:
    decision = a_post_outside_a_trip_is_confirmed(replace(DRAFT, has_trip=False))
    assert (decision.outcome, decision.missing) == ("ask", "a trip, or a confirmation")


@pytest.mark.clause("PUR-1")
def test_a_confirmed_post_outside_a_trip_is_possible() -> None:
    draft = replace(DRAFT, has_trip=False, outside_purpose_confirmed=True)
    assert a_post_outside_a_trip_is_confirmed(draft).allowed
