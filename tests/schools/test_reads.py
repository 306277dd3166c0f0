"""Schools and feeds, as far as the one who asks may know of them."""

from dataclasses import asdict

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.schools import reads
from tests.world import OTHER_ADMINISTRATOR, follower


@pytest.mark.clause("SAF-2")
def test_a_search_finds_name_and_handle_and_nothing_else(world: World) -> None:
    follower(world)
    world.posts("Boots on.")

    assert [asdict(found) for found in reads.search("redbourn")] == [
        {
            "id": world.feed_id,
            "school_id": world.school_id,
            "handle": "PrimaryRedbourn",
            "name": "Redbourn Primary School",
        }
    ]


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("text", ["redbourn", "@primaryRED", " School ", "PRIMARY"])
def test_a_feed_is_found_by_part_of_its_name(world: World, text: str) -> None:
    assert [found.handle for found in reads.search(text)] == ["PrimaryRedbourn"]


@pytest.mark.parametrize("text", ["", " ", "@", "%", "_", "Boots", "Okafor", "alex.porter", "\0"])
def test_nothing_else_is_found(world: World, text: str) -> None:
    follower(world)
    world.posts("Boots on.")

    assert reads.search(text) == []


def test_many_feeds_are_cut_off_at_twenty(
    world: World, monkeypatch: pytest.MonkeyPatch, elsewhere: World
) -> None:
    monkeypatch.setattr(reads, "FOUND", 1)

    assert [found.handle for found in reads.search("school")] == ["Hollybush"]


def test_the_only_school_is_known(world: World) -> None:
    assert reads.only_school() == world.school_id


def test_of_two_schools_neither_is_the_only_one(world: World, elsewhere: World) -> None:
    assert reads.only_school() is None


def test_feeds_are_listed_by_name(world: World, elsewhere: World) -> None:
    listed = reads.feeds({world.feed_id, elsewhere.feed_id, 1000})

    assert [found.handle for found in listed] == ["Hollybush", "PrimaryRedbourn"]


def test_the_team_is_listed_by_name(world: World, elsewhere: World) -> None:
    team = reads.team(world.viewer(cast.ADMINISTRATOR), world.school_id)

    assert [(member.name, member.role) for member in team] == [
        ("Alex Porter", "administrator"),
        ("Helen Whitcombe", "headteacher"),
        ("Maggie Osei", "office manager"),
        ("Tom Bryant", "teacher"),
    ]


@pytest.mark.parametrize("member", [cast.TEACHER, cast.OFFICE_MANAGER, OTHER_ADMINISTRATOR])
def test_nobody_else_sees_the_team(world: World, elsewhere: World, member: Member) -> None:
    with pytest.raises(NotFoundError):
        reads.team(world.viewer(member), world.school_id)


@pytest.mark.parametrize("handle", ["nobody", "PrimaryRedbour", "%"])
def test_a_feed_that_does_not_exist_is_not_found(world: World, handle: str) -> None:
    with pytest.raises(NotFoundError):
        reads.feed(handle)
