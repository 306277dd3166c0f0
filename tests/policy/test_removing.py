import pytest

from nestbox.policy.permissions import Role
from nestbox.policy.removing import may_remove


@pytest.mark.clause("COM-4")
@pytest.mark.parametrize("is_comment", [True, False])
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.HEADTEACHER])
def test_the_administrator_and_the_headteacher_remove_with_a_reason(role: Role, is_comment: bool) -> None:
    assert may_remove({role}, "It names a child.", is_comment=is_comment).allowed


@pytest.mark.clause("COM-4")
@pytest.mark.parametrize("is_comment", [True, False])
@pytest.mark.parametrize("roles", [[], [Role.TEACHER, Role.OFFICE_MANAGER]])
def test_nobody_else_removes(roles: list[Role], is_comment: bool) -> None:
    assert may_remove(roles, "It names a child.", is_comment=is_comment).outcome == "refuse"


@pytest.mark.clause("COM-4")
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_removal_has_a_reason(reason: str) -> None:
    assert may_remove({Role.ADMINISTRATOR}, reason, is_comment=True).missing == "a reason"


@pytest.mark.clause("COM-4")
def test_whoever_may_not_remove_is_not_asked_for_a_reason() -> None:
    assert may_remove([], "", is_comment=True).outcome == "refuse"
