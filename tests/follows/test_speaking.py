"""Who may answer for which child."""

from dataclasses import replace

from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.follows.speaking import children_of, is_a_carer, spoken_for_by, spokespeople
from nestbox.records.models import Account, Pupil, Responsibility
from tests.world import follower


def children(world: World, member: cast.Member = cast.FOLLOWER) -> list[str]:
    return [child.name for child in children_of(world.viewer(member))]


def test_a_carer_who_follows_answers_for_their_children_by_name(world: World) -> None:
    world.child("Ada", "Okafor", 6, carer(cast.FOLLOWER))
    follower(world)
    world.child("Mia", "Bennett", 6, carer(cast.MOTHER))

    assert children(world) == ["Ada Okafor", "Leo Okafor"]


def test_a_child_goes_by_the_preferred_name(world: World) -> None:
    follower(world)
    Pupil.objects.update(preferred_name="Lenny")

    assert children(world) == ["Lenny Okafor"]


def test_a_carer_who_does_not_follow_answers_for_nobody(world: World) -> None:
    world.child("Leo", "Okafor", 5, carer(cast.FOLLOWER))
    world.signs_up(cast.FOLLOWER)

    assert (children(world), is_a_carer(world.viewer(cast.FOLLOWER))) == ([], False)


def test_nor_does_one_whose_follow_has_ended(world: World) -> None:
    world.ends(follower(world))

    assert (children(world), is_a_carer(world.viewer(cast.FOLLOWER))) == ([], False)


def test_the_team_answers_for_nobody(world: World) -> None:
    follower(world)

    assert (children(world, cast.HEADTEACHER), is_a_carer(world.viewer(cast.HEADTEACHER))) == ([], False)


def test_a_yes_and_a_no_take_known_parental_responsibility(world: World) -> None:
    follower(world)
    world.child("Ada", "Okafor", 6, replace(carer(cast.FOLLOWER), parental_responsibility=None))
    world.child("Ida", "Okafor", 6, replace(carer(cast.FOLLOWER), parental_responsibility=False))

    assert children(world) == ["Leo Okafor"]


def test_a_court_order_ends_it_for_that_child(world: World) -> None:
    follower(world)
    Responsibility.objects.update(contact_restricted=True)

    assert (children(world), spoken_for_by(account(cast.FOLLOWER).pk)) == ([], set())


def test_nobody_answers_for_a_child_who_has_left(world: World) -> None:
    follower(world)
    Pupil.objects.update(on_roll=False)

    assert (children(world), spokespeople(world.school_id)) == ([], [])


def test_nobody_answers_for_a_child_of_whom_the_roll_names_them_no_more(world: World) -> None:
    follower(world)
    Responsibility.objects.update(current=False)

    assert (children(world), spokespeople(world.school_id)) == ([], [])


def test_the_spokespeople_of_a_school_are_its_carers_who_follow(world: World, elsewhere: World) -> None:
    follower(world)
    follower(world, cast.MOTHER)
    follower(elsewhere, cast.ENDED)
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))

    found = spokespeople(world.school_id)
    assert [person.account for person in found] == [account(cast.FOLLOWER), account(cast.MOTHER)]


def test_of_one_child_only_its_own_are_named(world: World) -> None:
    follower(world)
    follower(world, cast.MOTHER)
    bennett = Pupil.objects.get(surname="Bennett").pk

    found = spokespeople(world.school_id, {bennett})
    assert [(person.account, person.pupil_id) for person in found] == [(account(cast.MOTHER), bennett)]


def account(member: cast.Member) -> Account:
    return Account.objects.get(email=member.email)
