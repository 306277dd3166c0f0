"""A word of a text as a name of the roll: as it stands, in the plural, cheered, or misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nestbox.policy.spotting import english
from nestbox.policy.spotting.index import Entry, NamesOfRoll
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spelling import (
    SHORTEST,
    is_misspelt,
    letters_repeated,
    shortened,
    slips_allowed,
    slips_between,
    sound_of,
    spoken,
    squeezed,
)

LONGEST = 24  # letters of a word that is looked at for slips
LEAST_OF_A_KNOWN = 5  # letters of a forename for which a known name may be a slip, and more
_VOWELS = frozenset("aeiouy")  # shhh is no slip


@dataclass(frozen=True, slots=True)
class Match:
    """A word that may be a name. `form` is the roll's word; `doubtful` needs the sentence's help."""

    form: str
    entry: Entry
    how: How
    plural: bool = False
    doubtful: bool = False


def match_of(word: str, names: NamesOfRoll) -> Match | None:
    """Which name of the roll a word may be, or None. The word is folded, without a tail ('s)."""
    return without_slips(word, names) or (_alike if english.is_word(word) else _misspelt)(word, names)


def without_slips(word: str, names: NamesOfRoll) -> Match | None:
    """As ``match_of``, but misspellings are none."""
    if word in names.words and not names.words[word].weak:
        return _plain(word, names)
    for stem in _singulars(word):
        if stem in names.words and not names.words[stem].weak:
            match = _plain(stem, names)
            doubtful = english.is_known(word) or (match.doubtful and len(stem) < SHORTEST)
            return Match(stem, match.entry, match.how, plural=True, doubtful=doubtful)
    if word in names.words:  # but Theo's first, and then a guess at Theodore
        return _plain(word, names)
    if cheered := _cheered(word, names):
        doubtful = names.words[cheered].ordinary
        return Match(cheered, names.words[cheered], How.REPEATED_LETTERS, doubtful=doubtful)
    return None


def _cheered(word: str, names: NamesOfRoll) -> str | None:
    """The name that a word is with its letters repeated, or short of a double letter: Izy, for Izzy."""
    if letters_repeated(word):
        return names.squeezed.get(squeezed(word))
    if len(word) != SHORTEST - 1 or english.is_known(word):
        return None
    name = names.squeezed.get(word)
    return name if name and len(name) == SHORTEST else None


def _alike(word: str, names: NamesOfRoll) -> Match | None:
    """A word that is pronounced like a forename: scarlet and Scarlett, brook and Brooke."""
    name = names.alike.get(spoken(word)) if len(word) >= SHORTEST else None
    return Match(name, names.words[name], How.MISSPELLING, doubtful=True) if name else None


def _plain(word: str, names: NamesOfRoll) -> Match:
    entry = names.words[word]
    return Match(word, entry, entry.how, doubtful=entry.ordinary or entry.weak or len(word) <= 2)  # noqa: PLR2004  (letters)


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("s") and len(word) >= SHORTEST:
        yield word[:-1]
        if word.endswith("es") and len(word) > SHORTEST:
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"


def _misspelt(word: str, names: NamesOfRoll) -> Match | None:
    if not SHORTEST <= len(word) <= LONGEST or _VOWELS.isdisjoint(word):
        return None
    for one in _spelled(word):
        known = english.is_known(one)
        near = set(names.sounds.get(sound_of(one), ()))
        for rest in shortened(one, slips_allowed(len(one) + 1)):
            near.update(names.near.get(rest, ()))
        fitting = [
            name
            for name in sorted(near)
            if is_misspelt(one, name)
            and not _too_little(one, name, names)
            and (not known or _is_rather(one, name, names))
        ]
        if fitting:
            best = min(fitting, key=lambda name: (slips_between(one, name, 5), -len(name), name))
            else_known = known and sound_of(one) != sound_of(best)
            doubtful = else_known or _may_be_typo(one) or _is_two_words(one)
            return Match(best, names.words[best], How.MISSPELLING, plural=one != word, doubtful=doubtful)
    return None


def _spelled(word: str) -> Iterator[str]:
    """Ways to spell it for which slips are looked for."""
    yield word
    if word.endswith("s") and len(word) > SHORTEST + 1:
        yield word[:-1]
    if "ph" in word:
        yield word.replace("ph", "f")


def _is_rather(word: str, name: str, names: NamesOfRoll) -> bool:
    """Whether a word that names somebody or something else is rather this forename: Christoper, Danial."""
    sounds = sound_of(word) == sound_of(name)
    slip = len(name) > LEAST_OF_A_KNOWN and word[0] == name[0] and slips_between(word, name, 1) == 1
    return sounds or (slip and name in names.called)


def _too_little(word: str, name: str, names: NamesOfRoll) -> bool:
    """Names of four letters, and short forms, leave hardly anything to recognise once misspelt."""
    short = len(name) == SHORTEST or (names.words[name].how is How.DIMINUTIVE and len(name) <= SHORTEST + 1)
    return short and ((len(word) == SHORTEST and word[-1] != name[-1]) or word[0] != name[0])


@lru_cache(maxsize=1 << 12)
def _may_be_typo(word: str) -> bool:
    """Whether an everyday word is a slip away, too."""
    return not english.common().isdisjoint(_neighbours(word))


def _is_two_words(word: str) -> bool:
    """Whether two everyday words are written as one: greenteam is no Grantham."""
    places = range(SHORTEST, len(word) - SHORTEST + 1)
    return any(english.is_common(word[:place]) and english.is_common(word[place:]) for place in places)


def _neighbours(word: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            yield head + letter + tail[1:]
