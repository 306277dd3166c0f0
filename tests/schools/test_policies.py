"""A school's policy: its versions, and the one in force."""

import pytest
from django.db import transaction

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.records.models import PolicyVersion
from nestbox.schools import actions, policies
from tests.world import OTHER_ADMINISTRATOR


def with_length(world: World, length: int) -> str:
    text = policies.text_in_force(world.viewer(cast.ADMINISTRATOR), world.school_id)
    return text.replace("length = 140", f"length = {length}")


@pytest.mark.clause("GOV-1")
def test_the_newest_version_is_in_force(world: World) -> None:
    actions.change_policy(world.viewer(cast.ADMINISTRATOR), world.school_id, with_length(world, 100))
    policy = policies.in_force(world.school_id)

    assert (policy.number, policy.values.post_length) == (2, 100)


def test_a_version_that_was_taken_back_leaves_nothing_behind(world: World) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)

    def change(length: int) -> int:
        actions.change_policy(administrator, world.school_id, with_length(world, length))
        return policies.values(world.school_id).post_length

    def change_and_take_back() -> None:
        with transaction.atomic():
            change(100)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        change_and_take_back()

    assert change(120) == 120


def test_a_school_that_does_not_exist_has_no_policy(world: World) -> None:
    with pytest.raises(NotFoundError):
        policies.values(world.school_id + 1000)


@pytest.mark.parametrize("member", [cast.HEADTEACHER, cast.TEACHER, OTHER_ADMINISTRATOR])
def test_only_the_administrator_reads_the_file_of_values(
    world: World, elsewhere: World, member: Member
) -> None:
    with pytest.raises(NotFoundError):
        policies.text_in_force(world.viewer(member), world.school_id)


@pytest.mark.clause("GOV-1")
def test_a_version_is_accepted_once(world: World) -> None:
    account_id = world.viewer(cast.TEACHER).account_id
    actions.accept_policy(account_id, world.school_id)
    actions.accept_policy(account_id, world.school_id)

    assert policies.accepted_policy(account_id, world.school_id) == 1


@pytest.mark.clause("COM-2")
def test_the_agreement_is_accepted_apart_from_the_policy(world: World) -> None:
    account_id = world.viewer(cast.TEACHER).account_id
    actions.accept_policy(account_id, world.school_id)

    assert policies.accepted_agreement(account_id, world.school_id) is None


def test_every_version_is_kept(world: World) -> None:
    actions.change_policy(world.viewer(cast.ADMINISTRATOR), world.school_id, with_length(world, 100))

    assert list(PolicyVersion.objects.values_list("number", flat=True).order_by("number")) == [1, 2]
