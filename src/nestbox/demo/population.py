"""Fills the demonstration: Redbourn in the middle of its Lake District week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast, leading, waiting
from nestbox.demo.families import families
from nestbox.demo.scenes import DRAFT, PAST, PLANS, SCENES, Scene, Tap
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.schools.installation import declare_demonstration
from nestbox.schools.reads import is_set_up

PHOTOS = Path(__file__).parent / "photos"
AT_HOME = ("Jakub", "Poppy")  # of the right years, and not on the trip


def populate() -> None:
    """Fill an empty demonstration; a filled one stays as it is. All of it, or nothing."""
    if is_set_up():
        return
    with transaction.atomic():
        declare_demonstration()
        with clock.standing_at(_days_ago(9, time(9))):
            world = _school()
        with clock.standing_at(_days_ago(8, time(10))):
            children = families(world)
            followers = _followers(world)
            world.consents(cast.FOLLOWER, children["Ada"])
            world.consents(cast.MOTHER, children["Mia"])
        _past_trip(world)
        _trip(world, children)
        waiting.requests(world)
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


def _followers(world: World) -> dict[cast.Member, int]:
    people = (cast.FOLLOWER, cast.MOTHER, cast.GOVERNOR, cast.ENDED)
    for person in (*people, cast.NEWCOMER, cast.PENDING, cast.REFUSED, cast.GRANDMOTHER):
        world.signs_up(person)
    for person in (cast.UNKNOWN_DOMAIN, cast.STRANGER, cast.RESTRICTED):
        world.signs_up(person)
    return {person: world.follows(person) for person in people}


def _past_trip(world: World) -> None:
    day = _days_ago(7, time(9)).date()
    trip = world.trip("Year 5 in Roman Verulamium", "St Albans", day, day, years=(5,))
    leading.plans(world, trip, day, ["The museum, the theatre, and a picnic in the park"])
    _tell(world, trip, PAST)
    leading.chooses_picture(world, trip)


def _trip(world: World, children: dict[str, int]) -> None:
    start = _days_ago(2, time(9)).date()
    trip = world.trip("Years 5 and 6 in the Lake District", "Hawse End", start, start + timedelta(days=4))
    leading.plans(world, trip, start, PLANS)
    leading.leads(world, trip)
    leading.goes(world, trip, (child for name, child in children.items() if name not in AT_HOME))
    kept = _tell(world, trip, SCENES)
    leading.chooses_picture(world, trip)
    _react(world, kept)
    with clock.standing_at(_moment(DRAFT)):
        waiting.draft(world, trip, DRAFT.text, _pictures(DRAFT), (children["Ada"], children["Mia"]))


def _tell(world: World, trip: int, scenes: Iterable[Scene | Tap]) -> list[int]:
    kept = []
    for scene in scenes:
        with clock.standing_at(_moment(scene)):
            kept.append(_post(world, trip, scene))
    return kept


def _post(world: World, trip: int, scene: Scene | Tap) -> int:
    if isinstance(scene, Tap):
        return leading.says(world, trip, scene.direction)
    return world.posts(scene.text, _pictures(scene), trip, faces=scene.faces)


def _react(world: World, kept: list[int]) -> None:
    for place, post_id in enumerate(kept):
        for person in (cast.FOLLOWER, cast.MOTHER, cast.GOVERNOR)[: 1 + place % 3]:
            world.likes(person, post_id)
    _, _, _, night, _, canoes, *_ = kept
    with clock.standing_at(_days_ago(2, time(21, 30))):
        world.comments(cast.GOVERNOR, night, "Sleep well, everybody. It looks wonderful.")
    with clock.standing_at(_days_ago(1, time(19, 2))):
        world.comments(cast.MOTHER, canoes, "What a day. Thank you all for looking after them so well.")
        world.comments(
            cast.FOLLOWER, canoes, "The best twelve minutes of my lunch break. More canoes please 🛶"
        )
        world.comments(cast.MOTHER, canoes, "Is that our Mia with the white hat?")  # held: it names a child


def _moment(scene: Scene | Tap) -> datetime:
    """When the scene was written; early in the day, today's are some minutes old rather than to come."""
    after = SCENES[SCENES.index(scene) :] if scene in SCENES else ()
    latest = clock.now() - timedelta(minutes=7 * (1 + len(after)))
    return min(_days_ago(scene.days_ago, scene.at), latest)


def _pictures(scene: Scene) -> list[tuple[bytes, str]]:
    return [((PHOTOS / f"{name}.jpg").read_bytes(), alt) for name, alt in scene.photos]
