"""The names of a school's roll are found in text by the roll as it is."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nestbox.demo.world import World
from nestbox.records.models import Pupil
from nestbox.roll.naming import finder, names_of_school
from tests.world import hollybush


def found(world: World, text: str) -> list[str]:
    return [one.text for one in finder(world.school_id)(text)]


def test_a_child_of_the_school_is_found_by_the_row_of_the_roll(world: World) -> None:
    ivy = world.child("Olivia", "Okafor", 5)

    assert [(one.text, one.pupil) for one in finder(world.school_id)("Well done Olivia!")] == [
        ("Olivia", ivy)
    ]


def test_a_child_who_joins_is_found_at_once(world: World) -> None:
    world.child("Olivia", "Okafor", 5)
    assert found(world, "Olivia and Zainab") == ["Olivia"]

    world.child("Zainab", "Hussain", 6)
    assert found(world, "Olivia and Zainab") == ["Olivia", "Zainab"]


def test_a_child_who_is_renamed_is_found_by_the_new_name_at_once(world: World) -> None:
    ivy = world.child("Olivia", "Okafor", 5)
    assert found(world, "Olivia and Zainab") == ["Olivia"]

    Pupil.objects.filter(pk=ivy).update(forename="Zainab")
    assert found(world, "Olivia and Zainab") == ["Zainab"]


def test_a_child_is_found_by_the_surname_that_the_school_uses_too(world: World) -> None:
    child = world.child("Olivia", "Okafor", 5)
    assert found(world, "Bravo Lindqvist, bravo Okafor") == ["Okafor"]

    Pupil.objects.filter(pk=child).update(preferred_surname="Lindqvist")
    assert found(world, "Bravo Lindqvist, bravo Okafor") == ["Lindqvist", "Okafor"]
    assert found(world, "Bravo Olivia Lindqvist") == ["Olivia Lindqvist"]


def test_a_child_of_another_school_is_not_found(world: World) -> None:
    elsewhere = hollybush()
    elsewhere.child("Olivia", "Okafor", 5)

    assert (found(world, "Olivia"), found(elsewhere, "Olivia")) == ([], ["Olivia"])


def test_a_finder_costs_two_queries_whatever_the_roll(world: World) -> None:
    for name in ("Olivia", "Zainab", "Jakub"):
        world.child(name, "Okafor", 5)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        finder(world.school_id)("Olivia and Zainab, Jakub")
    assert len(queries) == 2


def test_a_word_in_a_picture_is_found_in_whatever_use(world: World) -> None:
    world.child("Will", "Okafor", 5)

    assert names_of_school(world.school_id)("WE WILL WIN") == "will"
