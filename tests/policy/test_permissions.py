import pytest
from hypothesis import given

from nestbox.policy.permissions import PERMISSIONS_OF, Permission, Role, holds
from tests.policy.worlds import roles


def test_permissions_are_in_alphabetical_order() -> None:
    names = [permission.name for permission in Permission]
    assert names == sorted(names)


def test_every_role_is_in_the_table() -> None:
    assert set(PERMISSIONS_OF) == set(Role)


def test_no_role_holds_no_permission() -> None:
    assert [holds([], permission) for permission in Permission] == [False] * len(Permission)


def test_one_of_several_roles_is_enough() -> None:
    assert holds([Role.TEACHER, Role.OFFICE_MANAGER], Permission.DECIDE_REQUESTS)


def test_a_teacher_posts_and_plans_trips_and_nothing_more() -> None:
    assert PERMISSIONS_OF[Role.TEACHER] == {Permission.PLAN_TRIPS, Permission.POST}


@pytest.mark.clause("COM-4")
def test_the_administrator_removes_but_does_not_admit() -> None:
    held = PERMISSIONS_OF[Role.ADMINISTRATOR]
    assert Permission.REMOVE_COMMENTS in held
    assert Permission.DECIDE_REQUESTS not in held
    assert Permission.SEE_ROLL not in held


@pytest.mark.clause("REQ-1")
def test_the_office_manager_decides_but_does_not_post() -> None:
    held = PERMISSIONS_OF[Role.OFFICE_MANAGER]
    assert Permission.DECIDE_REQUESTS in held
    assert Permission.POST not in held


def test_the_headteacher_leaves_only_the_settings_to_the_administrator() -> None:
    assert set(Permission) - PERMISSIONS_OF[Role.HEADTEACHER] == {Permission.MANAGE_SCHOOL}


@given(held=roles)
def test_what_a_person_may_is_what_any_of_their_roles_may(held: frozenset[Role]) -> None:
    together = {permission for role in held for permission in PERMISSIONS_OF[role]}
    assert {permission for permission in Permission if holds(held, permission)} == together
