"""A court's restriction stands above everything else that the roll may say (REQ-2)."""

from dataclasses import replace

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.follows import reads
from nestbox.records.models import Follow
from nestbox.roll.actions import Contact
from tests.world import at_address, refusal


def asks(world: World, member: Member) -> int:
    world.signs_up(member)
    return world.asks(member)


def nobody_follows() -> bool:
    return not Follow.objects.exists()


@pytest.mark.clause("REQ-2")
def test_a_restricted_contact_is_blocked_whatever_else_the_roll_says(world: World) -> None:
    restricted = replace(carer(cast.RESTRICTED, "father"), contact_restricted=True)
    world.child("Poppy", "Hale", 6, restricted)
    world.staff(cast.RESTRICTED, "governor")
    request_id = asks(world, cast.RESTRICTED)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)
    assert nobody_follows()


@pytest.mark.clause("REQ-2")
def test_a_restriction_for_one_child_blocks_the_way_through_a_sibling(world: World) -> None:
    mother = carer(cast.MOTHER)
    world.child("Poppy", "Hale", 6, mother, replace(carer(cast.RESTRICTED), contact_restricted=True))
    world.child("Tim", "Hale", 5, mother, carer(cast.RESTRICTED, "father"))
    request_id = asks(world, cast.RESTRICTED)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


@pytest.mark.clause("REQ-2")
def test_a_restricted_contact_is_known_by_their_name_under_another_address(world: World) -> None:
    mother = carer(cast.MOTHER)
    old = Contact("marcus  hale", "", "father", contact_restricted=True)
    world.child("Poppy", "Hale", 6, mother, old)
    world.child("Tim", "Hale", 5, mother, carer(cast.RESTRICTED, "father"))
    request_id = asks(world, cast.RESTRICTED)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


@pytest.mark.clause("REQ-2")
def test_a_restricted_contact_is_blocked_at_the_address_of_somebody_else(world: World) -> None:
    world.child(
        "Poppy", "Hale", 6, carer(cast.MOTHER), Contact("Marcus Hale", "", "father", contact_restricted=True)
    )
    request_id = asks(world, at_address(cast.RESTRICTED, cast.MOTHER.email))

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


def test_the_other_parent_is_admitted_beside_a_restricted_contact(world: World) -> None:
    world.child(
        "Poppy", "Hale", 6, carer(cast.MOTHER), replace(carer(cast.RESTRICTED), contact_restricted=True)
    )

    assert world.approves(asks(world, cast.MOTHER)) == Follow.objects.get().pk


@pytest.mark.clause("REQ-2")
def test_an_unknown_answer_about_restrictions_has_to_be_completed_first(world: World) -> None:
    world.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), contact_restricted=None))
    request_id = asks(world, cast.PENDING)

    assert refusal(lambda: world.approves(request_id)) == ("REQ-2",)


@pytest.mark.clause("REQ-2")
def test_what_a_restricted_person_is_told_is_what_a_stranger_is_told(world: World) -> None:
    world.child("Poppy", "Hale", 6, replace(carer(cast.RESTRICTED), contact_restricted=True))
    for member in (cast.RESTRICTED, cast.STRANGER):
        world.refuses(
            asks(world, member), "REQ-2", "A court order." if member is cast.RESTRICTED else "Unknown."
        )

    restricted, stranger = (
        reads.standing(world.viewer(member), world.feed_id) for member in (cast.RESTRICTED, cast.STRANGER)
    )

    assert (restricted.clause, restricted.reason) == (stranger.clause, stranger.reason)
