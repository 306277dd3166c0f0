"""Which of the words in a photo name a child, although reading joins, splits and mistakes them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from nestbox.photos.covers import Box
from nestbox.photos.text import Words

NameIn: TypeAlias = Callable[[str], str | None]

CLOSE: Final = 0.8  # of a line's height: further apart two lines are no forename and surname
SHORTEST_PART: Final = 2  # letters: a name run together with another is looked for from here
MISTAKEN: Final = (
    str.maketrans("01358|!$@9", "olesbiisag"),  # each a character for a letter, as the eye confuses them
    str.maketrans("01358|!$@9", "oiesbllsag"),
)
RUN_TOGETHER: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Text:
    """Words that were read, where, and the word of the roll in them, if any."""

    words: Words
    name: str | None

    @property
    def box(self) -> Box:
        """Where it is."""
        return Box(self.words.x, self.words.y, self.words.width, self.words.height)


def labelled(lines: Sequence[Words], name_in: NameIn, aspect: float) -> tuple[Text, ...]:
    """Each line with the name that it holds, alone or together with a line close by.

    `aspect` is the picture's width by its height. `name_in` tells the word of the roll in a text.
    """
    alone = [_name(line.text, name_in) for line in lines]
    names = list(alone)
    for one, other in combinations(range(len(lines)), 2):
        if _are_close(lines[one], lines[other], aspect):
            together = _name_of_both(lines[one].text, lines[other].text, name_in)
            if together is not None and together not in {alone[one], alone[other]}:
                names[one], names[other] = names[one] or together, names[other] or together
    return tuple(Text(line, name) for line, name in zip(lines, names, strict=True))


def _name_of_both(one: str, other: str, name_in: NameIn) -> str | None:
    """The name that two lines hold together: one after the other, or one word that was read in two parts."""
    joined = (f"{one} {other}", f"{other} {one}", f"{one}{other}", f"{other}{one}")
    return next((name for name in map(name_in, joined) if name is not None), None)


def _name(text: str, name_in: NameIn) -> str | None:
    found = next((name for name in map(name_in, _as_meant(text)) if name is not None), None)
    return found or next(filter(None, (_names_run_together(word, name_in) for word in text.split())), None)


def _as_meant(text: str) -> Iterator[str]:
    """What was read, and what may have been written."""
    yield text
    yield RUN_TOGETHER.sub(" ", text)
    for letters in MISTAKEN:
        yield " ".join(_in_letters(word, letters) for word in text.split())
    yield text.replace("rn", "m").replace("vv", "w").replace("VV", "W")


def _in_letters(word: str, letters: dict[int, int]) -> str:
    """A word with letters in place of what resembles them; a number stays one."""
    return word.translate(letters) if any(map(str.isalpha, word)) else word


def _names_run_together(word: str, name_in: NameIn) -> str | None:
    """Forename and surname without a space between them: only where both halves are names."""
    for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, second = name_in(word[:place]), name_in(word[place:])
        if first is not None and second is not None:
            return f"{first} {second}"
    return None


def _are_close(one: Words, other: Words, aspect: float) -> bool:
    """Whether two lines are next to each other: beside, or one below the other."""
    reach = CLOSE * min(_line_height(one, aspect), _line_height(other, aspect))
    beside = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    below = max(one.y, other.y) - min(one.y + one.height, other.y + other.height)
    return beside * aspect <= reach and below <= reach


def _line_height(line: Words, aspect: float) -> float:
    """In heights of the picture; of a slanting line, that of its upright box's shorter side."""
    return min(line.width * aspect, line.height)
