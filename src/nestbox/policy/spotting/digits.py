"""Names in which figures and signs pass for letters: 0l1via, Th0m4s, @lfie."""

import re
from collections.abc import Iterator
from itertools import product

from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.letters import Letters
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spot import Spot
from nestbox.policy.spotting.words import without_slips

_READ_AS = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "gb", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "il", "|": "li", "€": "e", "£": "l", "+": "t", "(": "c", "<": "c",
}  # fmt: skip
_RUN = re.compile(r"[a-z0-9@$!|€£+(<]{3,40}")
_LEFT = "@!|+(<$€£"  # signs that one writes before a word,
_RIGHT = "!|+(<@"  # and behind it
_MEASURE = re.compile(
    r"[£$€]?[0-9]+(?:st|nd|rd|th|s|am|pm|a|p|k|g|kg|m|cm|mm|km|ml|l|h|hr|hrs|min|mins|x|d|b|in|ft)"
)
_WAYS = 16


def spots_with_digits(letters: Letters, names: NamesOfRoll) -> Iterator[Spot]:
    """Names that appear when figures and signs within a word are read as letters."""
    for match in _RUN.finditer(letters.plain):
        if match.group().isalpha():
            continue
        for run, start in _trimmed(match.group(), match.start()):
            if (found := _read(run, names)) is not None:
                entry = names.words[found]
                yield Spot(start, start + len(run), entry.key, How.LOOK_ALIKES, ordinary=False)
                break


def _trimmed(run: str, start: int) -> Iterator[tuple[str, int]]:
    bare = run.rstrip(_RIGHT)
    for signs in (_LEFT, _LEFT.translate({ord(sign): None for sign in "@$€"})):
        read = bare.lstrip(signs)
        yield read, start + len(bare) - len(read)


def _read(run: str, names: NamesOfRoll) -> str | None:
    letters = sum(char.isalpha() for char in run)
    if letters == 0 or letters == len(run) or len(run) < 3 or _MEASURE.fullmatch(run):  # noqa: PLR2004  (b4, gr8)
        return None
    ways = [_READ_AS.get(char, char) for char in run]
    many = 1
    for place, way in enumerate(ways):
        many *= len(way)
        if many > _WAYS:
            ways[place] = way[0]
    for letters_read in product(*ways):
        match = without_slips("".join(letters_read), names)
        if match and not match.entry.weak and 2 * letters >= len(match.form) - 2:
            return match.form
    return None
