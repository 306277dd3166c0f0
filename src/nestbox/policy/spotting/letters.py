"""A text as plain letters: what looks like a letter is that letter, and what cannot be seen is gone."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nestbox.policy.spotting.data import lines_of

_APOSTROPHES = "'\u2018\u2019\u02bc\u02b9\u2032`\u00b4\uff07\u201b"
_LIGATURES = {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ĳ": "ij"}
_LOOK_ALIKES = {char: line[0] for line in lines_of("look_alikes.txt") for char in line[1:].split()}
_UNSEEN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u115f\u1160"
    "\u17b4\u17b5\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2800\u3164\ufe00-\ufe0f\ufe20-\ufe2f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_LATIN = re.compile(
    r"LATIN (?:LETTER SMALL CAPITAL|(?:SMALL|CAPITAL) LETTER) (?:[A-Z]+ )??([A-Z])(?: WITH .*)?"
)
_BOXED = re.compile(
    r"(?:NEGATIVE|CROSSED).* LATIN CAPITAL LETTER ([A-Z])|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
)


@dataclass(frozen=True, slots=True)
class Letters:
    """A folded text. Its three parts are of one length, a place for each folded character.

    `kinds` says what each is: A and a letters, 0 a digit, ' an apostrophe, a space, a line's end, and . the
    rest. `at` is where in the text it came from; `length` is the text's. `odd` are the places of letters
    that pass for others, or that stand behind something unseen.
    """

    plain: str
    kinds: str
    at: tuple[int, ...]
    length: int
    odd: frozenset[int]

    def disguised(self, start: int, end: int) -> bool:
        """Whether a letter of the stretch passes for another one, or hides something within."""
        return bool(self.odd) and any(place in self.odd for place in range(start + 1, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The text's own offsets of a stretch of folded characters, with the marks that belong to it."""
        behind = self.at[end] if end < len(self.at) else self.length
        return self.at[start], max(behind, self.at[end - 1] + 1)


def folded_letters(text: str) -> Letters:
    """The text folded. Never raises, whatever the characters."""
    plain, kinds, at, odd = list[str](), list[str](), list[int](), set[int]()
    for offset, char in enumerate(text):
        folded = _folded(char)
        if not char.isascii() and (not folded or (folded[0][0].isascii() and _is_odd(char))):
            odd.add(len(plain))
        for letter, kind in folded:
            plain.append(letter)
            kinds.append(kind)
            at.append(offset)
    return Letters("".join(plain), "".join(kinds), tuple(at), len(text), frozenset(odd))


@lru_cache(maxsize=1 << 14)
def _folded(char: str) -> tuple[tuple[str, str], ...]:
    if char in _APOSTROPHES:
        return (("'", "'"),)
    if char.isspace():
        return ((" ", "\n" if char in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" else " "),)
    upper = char.isupper()
    letters = (letter for one in unicodedata.normalize("NFKD", _seen_as(char)) for letter in _lowered(one))
    return tuple((letter, _kind(letter, upper=upper)) for letter in letters)


@lru_cache(maxsize=1 << 12)
def _is_odd(char: str) -> bool:
    """Whether it is no accented letter of a Latin alphabet: wide, fancy, boxed, or of another script."""
    return char.isalpha() and unicodedata.decomposition(char)[:1] in {"", "<"} and char not in _LIGATURES


def _seen_as(char: str) -> str:
    """A letter in a box or a flag, and Latin letters with strokes, hooks and tails, as the plain letter."""
    if char.isascii() or char in _LOOK_ALIKES:
        return _LOOK_ALIKES.get(char, char)
    name = unicodedata.name(char, "")
    if boxed := _BOXED.fullmatch(name):
        return (boxed[1] or boxed[2]).lower()
    return char


def _lowered(char: str) -> str:
    if _UNSEEN.match(char) or unicodedata.category(char) in {"Cf", "Cc", "Me"}:
        return ""
    low = char.casefold()
    if low.isascii():
        return low
    return "".join(_LIGATURES.get(one) or _LOOK_ALIKES.get(one) or _latin(one) for one in low)


def _latin(char: str) -> str:
    latin = _LATIN.fullmatch(unicodedata.name(char, ""))
    return latin[1].lower() if latin else "" if _UNSEEN.match(char) else char


def _kind(letter: str, *, upper: bool) -> str:
    match unicodedata.category(letter)[0]:
        case "L" | "M":
            return "A" if upper else "a"
        case "N":
            return "0"
        case "Z":
            return " "
        case _:
            return "."
