"""One tap: "We have arrived safely.\""""

from datetime import date

import pytest

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError, RefusedError
from nestbox.policy.permissions import Role
from nestbox.policy.trips import Direction
from nestbox.posts import actions as posts
from nestbox.posts import reads
from nestbox.records.models import AuditEntry, Draft, Post, TripSaying
from nestbox.schools import actions as schools
from nestbox.schools import policies
from nestbox.trips.saying import direction_of, say
from tests.at_once import at_once, needs_two_writers
from tests.trips.conftest import at
from tests.world import OTHER_TEACHER, follower

COLLEAGUE = Member("Asha Rao", "asha.rao@gmail.com", "A second teacher.", Role.TEACHER)


def arrives(world: World, trip_id: int, member: Member = cast.TEACHER) -> int:
    return say(world.viewer(member), trip_id, Direction.ARRIVED)


@pytest.mark.clause("PUR-2")
def test_one_tap_is_a_post_of_the_trip_that_followers_read(world: World, lakes: int, on_day_2: None) -> None:
    follower(world)
    post_id = arrives(world, lakes)

    assert Post.objects.values_list("id", "text", "trip_id").get() == (
        post_id,
        "We have arrived safely.",
        lakes,
    )
    assert [card.id for card in reads.home(world.viewer(cast.FOLLOWER), "").cards] == [post_id]
    assert AuditEntry.objects.filter(verb="post published").count() == 1


@pytest.mark.clause("PUR-2")
def test_a_second_tap_is_the_same_post_whoever_taps(world: World, lakes: int, on_day_2: None) -> None:
    world.joins_team(COLLEAGUE)
    taps = {arrives(world, lakes), arrives(world, lakes), arrives(world, lakes, COLLEAGUE)}

    assert (len(taps), Post.objects.count(), Draft.objects.filter(ended_at=None).count()) == (1, 1, 0)


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_two_phones_at_once_are_one_post(transactional_db: None) -> None:
    from tests.world import redbourn

    world = redbourn()
    world.joins_team(COLLEAGUE)
    trip_id = world.trip("The Lakes", "", clock.now().date(), clock.now().date())
    at_once(lambda: arrives(world, trip_id), lambda: arrives(world, trip_id, COLLEAGUE))

    assert Post.objects.count() == 1


def test_there_and_back_are_two_posts(world: World, lakes: int, on_day_2: None) -> None:
    teacher = world.viewer(cast.TEACHER)
    there, back = (say(teacher, lakes, direction) for direction in Direction)

    assert [Post.objects.get(pk=post_id).text for post_id in (there, back)] == [
        "We have arrived safely.",
        "We are on our way home.",
    ]


def test_what_was_removed_can_be_said_again(world: World, lakes: int, on_day_2: None) -> None:
    first = arrives(world, lakes)
    posts.remove(world.viewer(cast.HEADTEACHER), first, "Not there yet.", "PUR-2")
    second = arrives(world, lakes)

    assert first != second
    assert TripSaying.objects.get().post_id == second


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 6, 6)])
def test_nobody_arrives_on_other_days(world: World, lakes: int, day: date) -> None:
    with clock.standing_at(at(day)), pytest.raises(RefusedError):
        arrives(world, lakes)
    assert (Post.objects.count(), Draft.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "member", [cast.FOLLOWER, cast.OFFICE_MANAGER, COLLEAGUE, OTHER_TEACHER], ids=lambda m: m.name
)
def test_only_a_leader_who_posts_says_it(
    world: World, elsewhere: World, lakes: int, on_day_2: None, member: Member
) -> None:
    from nestbox.trips import actions

    follower(world)
    world.joins_team(COLLEAGUE)
    teacher = world.viewer(cast.TEACHER)
    actions.choose_leaders(teacher, lakes, [teacher.account_id])

    with pytest.raises(NotFoundError):
        arrives(world, lakes, member)
    assert Post.objects.count() == 0


@pytest.mark.clause("NAM-1")
def test_the_schools_words_pass_the_same_gate_as_every_post(world: World, lakes: int, on_day_2: None) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = policies.text_in_force(administrator, world.school_id)
    text = text.replace('arrived = "We have arrived safely."', f'arrived = "{"We are here. " * 9}"')
    schools.change_policy(administrator, world.school_id, text.replace("\nlength = 140", "\nlength = 140"))
    post_id = arrives(world, lakes)

    assert Post.objects.get(pk=post_id).text == ("We are here. " * 9).strip()


def test_there_is_no_third_direction() -> None:
    with pytest.raises(NotFoundError):
        direction_of("lost")
