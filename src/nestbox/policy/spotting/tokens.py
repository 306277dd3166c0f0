"""A folded text as words and numbers, each with what stands before it."""

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import Enum

from nestbox.policy.spotting.letters import Letters

_TOKEN = re.compile(r"[Aa]+(?:'[Aa]+)*'?|0+")
_TAILS = ("'s", "'ll", "'d", "'ve", "'re", "'m")
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "st", "rev", "prof"})
_ENDS = re.compile(r"[^\w ,'&/@#’-]|\n|[-\u2013\u2014] | [-\u2013\u2014]")
MOST_OF_THEM = 0.7
_FEW = 2


class Style(Enum):
    """How a text uses capitals."""

    MIXED = "mixed"
    LOWER = "lower"
    NO_HELP = "all capitals, or a capital in every word"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number. `start` and `end` count folded characters; the tail ('s) is within.

    `word` has neither apostrophes nor tail. `gap` is what stands between it and the token before.
    """

    start: int
    end: int
    word: str
    tail: str
    kinds: str
    gap: str
    first: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.kinds[0] == "A"

    @property
    def shouted(self) -> bool:
        """Whether it is capitals alone."""
        return "a" not in self.kinds and len(self.word) > 1

    @property
    def number(self) -> bool:
        """Whether it is digits."""
        return self.kinds[0] == "0"

    @property
    def joined(self) -> bool:
        """Whether nothing but a space or a hyphen stands before it."""
        return self.gap in {" ", "-", "", "_", "  "}


def tokens_of(letters: Letters) -> list[Token]:
    """Every word and number, in order."""
    found: list[Token] = []
    behind = 0
    for match in _TOKEN.finditer(letters.kinds):
        start, end = match.span()
        raw = letters.plain[start:end]
        if raw.endswith("'") and not raw.endswith("s'"):
            raw, end = raw[:-1], end - 1
        tail = "'" if raw.endswith("s'") else next((tail for tail in _TAILS if raw.endswith(tail)), "")
        word = raw.removesuffix(tail).replace("'", "")
        gap = letters.plain[behind:start]
        first = _begins(found, gap, letters.kinds[behind:start])
        found.append(Token(start, end, word, tail, letters.kinds[start:end], gap, first))
        behind = end
    return found


def _begins(before: list[Token], gap: str, kinds: str) -> bool:
    """Whether a sentence, a line or a quotation begins here, so that a capital says little."""
    if not before:
        return True
    if gap.strip() == "." and before[-1].word in _TITLES:
        return False
    return "\n" in kinds or bool(_ENDS.search(gap))


def style_of(tokens: list[Token], names: Container[str] = ()) -> Style:
    """How the words use capitals, all in all. What is among `names` says nothing of the rest."""
    words = [token for token in tokens if not token.number]
    if not any(token.capital for token in words):
        return Style.LOWER
    if len(words) > 1 and sum(token.shouted for token in words) > MOST_OF_THEM * len(words):
        return Style.NO_HELP
    inner = [one for one in words if not one.first and len(one.word) > 3 and one.word not in names]  # noqa: PLR2004  (letters)
    if len(inner) > _FEW and sum(token.capital for token in inner) > MOST_OF_THEM * len(inner):
        return Style.NO_HELP
    return Style.MIXED
