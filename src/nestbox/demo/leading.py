"""What the demonstration's teacher does with a trip: plans it, says who goes, speaks with one tap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from nestbox.demo.cast import HEADTEACHER, TEACHER
from nestbox.demo.world import World
from nestbox.policy.trips import Direction
from nestbox.schools import children
from nestbox.trips import actions, reads, saying


def plans(world: World, trip_id: int, starts: date, days: Iterable[str]) -> None:
    """Say what each day brings, from the first on."""
    planned = {starts + timedelta(days=number): text for number, text in enumerate(days)}
    actions.plan_days(world.viewer(TEACHER), trip_id, planned)


def leads(world: World, trip_id: int) -> None:
    """The teacher and the headteacher lead the trip."""
    leaders = [world.viewer(member).account_id for member in (TEACHER, HEADTEACHER)]
    actions.choose_leaders(world.viewer(TEACHER), trip_id, leaders)


def goes(world: World, trip_id: int, pupil_ids: Iterable[int]) -> None:
    """Say who goes."""
    children.choose(world.viewer(TEACHER), trip_id, set(pupil_ids))


def says(world: World, trip_id: int, direction: Direction) -> int:
    """One tap; returns the post's id."""
    return saying.say(world.viewer(TEACHER), trip_id, direction)


def chooses_picture(world: World, trip_id: int) -> None:
    """Let the trip's first photo stand for it."""
    teacher = world.viewer(TEACHER)
    actions.choose_cover(teacher, trip_id, reads.planning(teacher, trip_id).pictures[-1].id)
