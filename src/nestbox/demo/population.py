"""Fills the demonstration: Redbourn in the middle of its Lake District week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.roll.actions import Contact
from nestbox.schools.installation import declare_demonstration
from nestbox.schools.reads import is_set_up

PHOTOS = Path(__file__).parent / "photos"


@dataclass(frozen=True, slots=True)
class Scene:
    """One post: days before today, the time, the words, and photos by name with what they show."""

    days_ago: int
    at: time
    text: str
    photos: tuple[tuple[str, str], ...] = ()


SCENES: tuple[Scene, ...] = (
    Scene(
        2, time(9, 10), "Bags in, everyone on the coach, and the singing has started. Next stop: the Lakes."
    ),
    Scene(
        2,
        time(14, 35),
        "We have arrived safely. Nobody was ill on the coach, which is a school record.",
        (("lake-at-dusk", "A lake and fells just after sunset, seen from a jetty."),),
    ),
    Scene(
        2,
        time(20, 5),
        "Tents up, cocoa on. Good night from all of us ⛺",
        (("camp-under-the-stars", "Three tents and a campfire under a sky full of stars."),),
    ),
    Scene(1, time(8, 20), "Porridge eaten, boots on. Two groups today: canoes and caves."),
    Scene(
        1,
        time(12, 15),
        "Nobody fell in. Well, nobody fell in twice.",
        (("canoe-in-the-mist", "Two paddlers in a red canoe, from behind, in the mist."),),
    ),
    Scene(
        1,
        time(17, 40),
        "Eleven miles of mud between us. The boots come home in a bag of their own. https://www.lakedistrict.gov.uk",
        (("muddy-boots", "Coats on pegs and five pairs of very muddy boots."),),
    ),
    Scene(
        1,
        time(20, 30),
        "An astronaut came to the camp fire and answered every question, even that one.",
        (("a-visitor", "An astronaut in an orange suit. Her face is covered."),),
    ),
    Scene(
        0,
        time(7, 50),
        "Packed lunches ready. Today: the waterfall and back.",
        (
            ("packed-lunch", "Sandwiches, apples and biscuits on a gingham cloth."),
            ("forest-trail", "A path through a green wood, with a waymark."),
        ),
    ),
    Scene(
        0,
        time(11, 45),
        "The crew on the shore. Hats on, spirits up.",
        (("the-crew", "Five people in bobble hats on the shore. Their faces are covered."),),
    ),
)


def populate() -> None:
    """Fill an empty demonstration; a filled one stays as it is. All of it, or nothing."""
    if is_set_up():
        return
    with transaction.atomic():
        declare_demonstration()
        with clock.standing_at(_days_ago(9, time(9))):
            world = _school()
        with clock.standing_at(_days_ago(8, time(10))):
            _families(world)
            followers = _followers(world)
        _posts(world)
        _requests(world)
        world.ends(
            followers[cast.ENDED],
            "Your child has moved to another school. Thank you for having been with us.",
        )
        run_waiting()


def _days_ago(days: int, at: time) -> datetime:
    today = timezone.localtime(clock.now()).date()
    return datetime.combine(today - timedelta(days=days), at, timezone.get_current_timezone())


def _school() -> World:
    world = World(settings.EXAMPLE_VALUES.read_text(encoding="utf-8"))
    world.staff(cast.GOVERNOR, "governor")
    world.staff(cast.TEACHER, "teacher")
    return world


def _parent(member: cast.Member, relationship: str) -> Contact:
    return Contact(
        member.name,
        member.email,
        relationship,
        parental_responsibility=True,
        principal_carer=True,
        contact_restricted=False,
    )


def _families(world: World) -> None:
    sam = _parent(cast.FOLLOWER, "father")
    world.child("Ada", "Okafor", 6, sam)
    world.child("Leo", "Okafor", 5, sam)
    world.child("Mia", "Bennett", 6, _parent(cast.MOTHER, "mother"))
    world.child("Ivy", "Rogers", 5, _parent(cast.PENDING, "mother"))
    world.child("Oskar", "Kowalski", 6, _parent(cast.ENDED, "mother"))
    world.child("Emil", "Fischer", 5, _parent(cast.UNKNOWN_DOMAIN, "mother"))
    world.child("Nell", "Fielding", 6, _parent(cast.NEWCOMER, "mother"))
    grandmother = Contact(
        cast.GRANDMOTHER.name,
        cast.GRANDMOTHER.email,
        "grandmother",
        principal_carer=False,
        contact_restricted=False,
    )
    world.child("Rowan", "Whitfield", 5, grandmother)
    restricted = Contact(cast.RESTRICTED.name, cast.RESTRICTED.email, "father", contact_restricted=True)
    world.child("Poppy", "Hale", 6, restricted)


def _followers(world: World) -> dict[cast.Member, int]:
    people = (cast.FOLLOWER, cast.MOTHER, cast.GOVERNOR, cast.ENDED)
    for person in (*people, cast.NEWCOMER, cast.PENDING, cast.REFUSED, cast.GRANDMOTHER):
        world.signs_up(person)
    for person in (cast.UNKNOWN_DOMAIN, cast.STRANGER, cast.RESTRICTED):
        world.signs_up(person)
    return {person: world.follows(person) for person in people}


def _posts(world: World) -> None:
    start = _days_ago(2, time(9)).date()
    trip = world.trip("Years 5 and 6 in the Lake District", "Hawse End", start, start + timedelta(days=4))
    kept: list[int] = []
    for scene in SCENES:
        with clock.standing_at(_moment(scene)):
            kept.append(world.posts(scene.text, _pictures(scene), trip))
        for person in (cast.FOLLOWER, cast.MOTHER, cast.GOVERNOR)[: 1 + len(kept) % 3]:
            world.likes(person, kept[-1])
    with clock.standing_at(_days_ago(1, time(19, 2))):
        world.comments(cast.MOTHER, kept[4], "What a day. Thank you all for looking after them so well.")
        world.comments(
            cast.FOLLOWER, kept[4], "The best twelve minutes of my lunch break. More canoes please 🛶"
        )
    with clock.standing_at(_days_ago(2, time(21, 30))):
        world.comments(cast.GOVERNOR, kept[2], "Sleep well, everybody. It looks wonderful.")


def _moment(scene: Scene) -> datetime:
    """When the scene was written; early in the day, today's are some minutes old rather than to come."""
    latest = clock.now() - timedelta(minutes=7 * (len(SCENES) - SCENES.index(scene)))
    return min(_days_ago(scene.days_ago, scene.at), latest)


def _pictures(scene: Scene) -> list[tuple[bytes, str]]:
    return [((PHOTOS / f"{name}.jpg").read_bytes(), alt) for name, alt in scene.photos]


def _requests(world: World) -> None:
    world.refuses(world.asks(cast.REFUSED, "A friend of the family."))
    says = {
        cast.PENDING: "I am the mother of a child in Year 5.",
        cast.GRANDMOTHER: "I am a grandmother and often look after my grandchild after school.",
        cast.UNKNOWN_DOMAIN: "Mother of a Year 5 child.",
        cast.STRANGER: "I would love to see the photos.",
        cast.RESTRICTED: "I am the father of a child in Year 6.",
    }
    for hours, (person, words) in enumerate(says.items(), start=1):
        with clock.standing_at(clock.now() - timedelta(hours=6 - hours)):
            world.asks(person, words)
