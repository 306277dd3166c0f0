"""Finding the names of a roll in a text."""

from nestbox.policy.spotting.gathering import spots_in
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.letters import Letters, folded_letters
from nestbox.policy.spotting.shapes import NameFound
from nestbox.policy.spotting.spot import Spot


def find_names(text: str, names: NamesOfRoll) -> tuple[NameFound, ...]:
    """Every stretch of `text` that may name a child, in order, not overlapping. Any text at all is taken."""
    letters = folded_letters(text)
    return tuple(_found(text, letters, spot) for spot in _apart(spots_in(letters, names)))


def _apart(spots: list[Spot]) -> list[Spot]:
    """The widest of those that overlap, in order of the text."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (one.start, -one.end, one.ordinary)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
        elif spot.end - spot.start > kept[-1].end - kept[-1].start:
            kept[-1] = spot
    return kept


def _found(text: str, letters: Letters, spot: Spot) -> NameFound:
    start, end = letters.span(spot.start, spot.end)
    return NameFound(start, end, text[start:end], spot.pupil, spot.how, spot.ordinary)
