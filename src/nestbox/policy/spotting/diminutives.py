"""Short forms of forenames, and what they are short for."""

from collections import defaultdict
from functools import cache

from nestbox.policy.spotting.data import lines_of
from nestbox.policy.spotting.english import is_known, is_word, personal

_VOWELS = "aeiouy"
_ENDINGS = ("y", "ie", "i", "ey")
_SURE = 3
_LEAST, _LONG, _VERY_LONG = 4, 5, 7


@cache
def _both_ways() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    short, formal = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for line in lines_of("diminutives.txt"):
        name, *nicks = line.split()
        short[name].update(nicks)
        for nick in nicks:
            formal[nick].add(name)
    return ({key: frozenset(s) for key, s in short.items()}, {key: frozenset(s) for key, s in formal.items()})


def diminutives_of(name: str) -> set[str]:
    """What a forename is shortened to, what it is short for, and other short forms of the same beginning."""
    short, formal = _both_ways()
    known = set(short.get(name, ())) | set(formal.get(name, ()))
    siblings = {nick for whole in formal.get(name, ()) for nick in short[whole] if nick[:2] == name[:2]}
    return (known | siblings) - {name}


def guessed_of(name: str) -> set[str]:
    """Short forms that no list has and that people make all the same. Weak: a capital must help."""
    guessed = _regular(name) | _clipped(name)
    beginnings = {form for form in guessed if name[:_SURE] == form[:_SURE] and not is_word(form)}
    return beginnings | {form for form in guessed if not is_known(form) and form not in personal()}


def _regular(name: str) -> set[str]:
    """Its first syllable with an ending, as English makes them: Thom|as, Tommy; Okt|avia, Okty."""
    stems = {name[:length] for length in (3, 4, 5) if length < len(name) and name[length - 1] not in _VOWELS}
    made = {stem + ending for stem in stems for ending in _ENDINGS}
    made |= {name[:2] + "z", name[:2] + "zza"}
    made |= {stem + stem[-1] + ending for stem in stems for ending in _ENDINGS if stem[-2] in _VOWELS}
    return made if len(name) >= _LONG else set()


def _clipped(name: str) -> set[str]:
    """The beginning or the end of a long forename: Temi and Tope of Temitope."""
    if len(name) < _LONG:
        return set()
    made = {name[:length] for length in (3, 4, 5) if length <= len(name) - 2}
    if len(name) >= _VERY_LONG:
        made |= {name[-length:] for length in (4, 5) if length <= len(name) - 3}
    made |= {form + "s" for form in made if len(form) <= _LEAST}
    return {form for form in made if set(form) & set(_VOWELS)}
