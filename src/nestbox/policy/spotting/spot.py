"""A stretch of folded letters that may name a child."""

from dataclasses import dataclass

from nestbox.policy.roll import Key
from nestbox.policy.spotting.shapes import How


@dataclass(frozen=True, slots=True)
class Spot:
    """As a ``NameFound``, with `start` and `end` in folded characters."""

    start: int
    end: int
    pupil: Key
    how: How
    ordinary: bool
