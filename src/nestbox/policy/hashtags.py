"""Hashtags: what is one, and whether the carers of every child in the pictures have agreed (SAF-4).

A `#` makes a hashtag where a word with a letter in it follows at once, as Mastodon and X count them: "#1" is
a number, "#1stDay" is not. Full-width and small number signs count too, and nothing invisible between the
sign and the word hides it. Unlike there, a sign in the middle of a word counts: when in doubt, it is one.
The part of a link behind its `#` is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_SIGNS = "#\uff03\ufe5f"
_SIGN = re.compile(f"[{_SIGNS}]")
_FRAGMENT = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+[^\s<>\"#]*#[^\s<>\"]*", re.IGNORECASE)
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
KEYCAP = "\u20e3"


@dataclass(frozen=True, slots=True)
class Hashtag:
    """A hashtag: its characters of the text from the sign on, and its word as hashtags are compared."""

    start: int
    end: int
    word: str


class Answer(StrEnum):
    """Where a carer's answer to the question of a hashtag stands. YES alone is an agreement."""

    YES = "yes"
    NO = "no"
    WAITING = "waiting"
    TOO_LATE = "too late"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the carers of one child in the pictures say: everybody who may speak for the child, each once."""

    answers: tuple[Answer, ...]

    @property
    def is_given(self) -> bool:
        """Everybody who may speak says yes. Where nobody may, nobody has agreed."""
        return bool(self.answers) and all(answer is Answer.YES for answer in self.answers)


def hashtags(text: str) -> tuple[Hashtag, ...]:
    """Every hashtag of a text, in order."""
    links = [match.span() for match in _FRAGMENT.finditer(text)]
    found = (
        _hashtag(text, match.start()) for match in _SIGN.finditer(text) if not _within(links, match.start())
    )
    return tuple(tag for tag in found if tag is not None)


def _within(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _hashtag(text: str, at: int) -> Hashtag | None:
    word = "".join(_word(text[at + 1 :]))
    kept = "".join(char for char in word if unicodedata.category(char) not in _UNSEEN)
    if KEYCAP in word or not any(char.isalpha() for char in kept):
        return None
    return Hashtag(at, at + 1 + len(word), unicodedata.normalize("NFKC", kept).casefold())


def _word(text: str) -> Iterator[str]:
    for char in text:
        if not (char.isalnum() or char == "_" or unicodedata.category(char) in _UNSEEN):
            return
        yield char


def tags_of(text: str) -> str:
    """The hashtags of a text as one word to compare: what carers agree to. Empty where there is none."""
    return " ".join(sorted({tag.word for tag in hashtags(text)}))


def without_signs(text: str) -> str:
    """A text without the signs that make hashtags of its words. The words stay."""
    signs = {tag.start for tag in hashtags(text)}
    kept = "".join(char for place, char in enumerate(text) if place not in signs)
    return without_signs(kept) if hashtags(kept) else kept
