"""Misspellings: how far two words are apart, and which names are near a word."""

import re
from functools import lru_cache
from itertools import pairwise

SHORTEST = 4
_TWO_SLIPS = 8
_FIRST_LETTER = 6
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("(?<=[^aeiouy])e$"), ""),
    (re.compile("(?<=..)(?:[aeo]r|ah)$"), "a"),
    (re.compile("[ck]h?(?=[aou])|ck|qu?|kh|k"), "k"),
    (re.compile("c(?=[eiy])|sch|sh|sz|z|x$"), "s"),
    (re.compile("(?<=.)x"), "ks"),
    (re.compile("c"), "k"),
    (re.compile("dj|g(?=[eiy])"), "j"),
    (re.compile("gh|h"), ""),
    (re.compile("w"), "v"),
    (re.compile("[aeiouy]+"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)

_UNHEARD = (
    (re.compile("(?<=[^aeiou][^aeiou])e$|(?<=[aeiou]{2}[^aeiou])e$|(?<=[wy])e$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("ph"), "f"),
    (re.compile("ck|c(?=$|[^eiyh])"), "k"),
    (re.compile("(?:ie|ey|i)$"), "y"),
    (re.compile("(?<=.)y(?=.)"), "i"),
)


def slips_allowed(length: int) -> int:
    """How many slips of the fingers still leave a name of so many letters recognisable."""
    return 0 if length < SHORTEST else 1 if length < _TWO_SLIPS else 2


@lru_cache(maxsize=1 << 15)
def slips_between(one: str, other: str, most: int) -> int:
    """Letters left out, put in, exchanged or changed between two words; `most` + 1 if they are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, match in enumerate(other, start=1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != match))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == match:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return min(above[-1], most + 1)


def shortened(word: str, slips: int) -> set[str]:
    """The word, and what is left of it when up to so many of its letters are left out."""
    found = level = {word}
    for _ in range(slips):
        level = {one[:place] + one[place + 1 :] for one in level for place in range(len(one))}
        found = found | level
    return found


@lru_cache(maxsize=1 << 15)
def sound_of(word: str) -> str:
    """A word as it sounds, roughly: vowels are one, silent letters gone. Mohammed and Muhamad are one."""
    head = "a" if word[:1] in "aeiouy" else ""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return head + word.strip("a") + ("a" if word.endswith("a") else "")


def is_misspelt(word: str, name: str) -> bool:
    """Whether a word is most likely this name with a slip or two, or spelled by ear."""
    most = slips_allowed(len(name))
    slips = slips_between(word, name, most + 1)
    if word[0] != name[0]:
        swapped = word[:2] == name[1::-1] and slips == 1
        return swapped or (slips == 1 and len(name) >= _FIRST_LETTER) or _by_ear(word, name)
    return slips <= most or _by_ear(word, name)


def _by_ear(word: str, name: str) -> bool:
    most = 2 if len(name) < _TWO_SLIPS else 3
    return (
        min(len(word), len(name)) > SHORTEST
        and slips_between(word, name, most) <= most
        and (sound_of(word) == sound_of(name))
    )


def letters_repeated(word: str) -> bool:
    """Whether a letter stands three times running, as when somebody cheers."""
    return any(one == other for one, other in pairwise(pairwise(word)) if one[0] == one[1])


@lru_cache(maxsize=1 << 15)
def spoken(word: str) -> str:
    """A word without what is not heard: Scarlet and Scarlett, Brook and Brooke, Robin and Robyn are one."""
    for pattern, letter in _UNHEARD:
        word = pattern.sub(letter, word)
    return word


def squeezed(word: str) -> str:
    """Each run of one letter as one."""
    return re.sub(r"(.)\1+", r"\1", word)
