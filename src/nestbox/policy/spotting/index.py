"""The names of a roll, made ready once for looking them up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from nestbox.policy.roll import Key, Pupil
from nestbox.policy.spotting import english
from nestbox.policy.spotting.diminutives import diminutives_of, guessed_of
from nestbox.policy.spotting.forms import PARTICLES, forms_of, spellings_of
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spelling import SHORTEST, shortened, slips_allowed, sound_of, spoken, squeezed
from nestbox.policy.spotting.through import LetThrough, let_through


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a name. `weak` says little by itself; `ordinary` is also a word or a place."""

    key: Key
    how: How
    weak: bool
    ordinary: bool


@dataclass(frozen=True, slots=True)
class NamesOfRoll:
    """What names the children of a roll, by their folded words.

    `given` and `family` tell all the children of a word, `called` are forenames and usual short forms;
    `initials` the first letters of a child's forenames and surnames; `near` which words of the roll a
    shortened word may be, `sounds` and `squeezed` which one sounds or is cheered like that, `alike` which
    forename is pronounced just so.
    """

    words: dict[str, Entry] = field(default_factory=dict)
    given: dict[str, set[Key]] = field(default_factory=dict)
    family: dict[str, set[Key]] = field(default_factory=dict)
    initials: dict[Key, tuple[str, str]] = field(default_factory=dict)
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sounds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    squeezed: dict[str, str] = field(default_factory=dict)
    alike: dict[str, str] = field(default_factory=dict)
    called: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    through: LetThrough = field(default_factory=LetThrough)


def index_of(
    pupils: Iterable[Pupil], *, staff: Iterable[str] = (), places: Iterable[str] = ()
) -> NamesOfRoll:
    """The index of a roll. Names of `staff` ("Mrs Patel") and `places` ("Rose Cottage") are let through."""
    words: dict[str, Entry] = {}
    given, family = defaultdict[str, set[Key]](set), defaultdict[str, set[Key]](set)
    initials: dict[Key, tuple[str, str]] = {}
    begins = set[str]()
    for pupil in sorted(pupils, key=lambda one: str(one.key)):
        first, last = _ways(pupil.forename), _ways(pupil.surname) | _ways(pupil.preferred_surname)
        called = _ways(pupil.preferred_name)
        begins |= {way[0] for way in first | last | called if len(way) > 1}
        initials[pupil.key] = ("".join(way[0][0] for way in first | called), "".join(w[0][0] for w in last))
        for ways, how, of in (
            (called, How.PREFERRED_NAME, given),
            (first, How.FORENAME, given),
            (last, How.SURNAME, family),
        ):
            for form in {form for way in ways for form in forms_of(way)}:
                of[form].add(pupil.key)
                _put(words, form, pupil.key, how)
        for one, other in product(first | called, last):
            _put(words, "".join((*one, *other)), pupil.key, How.FULL_NAME)
            _put(words, "".join((*other, *one)), pupil.key, How.FULL_NAME)
    _add_short_forms(words, given)
    near, sounds = _misspellings(words)
    return NamesOfRoll(
        words=words,
        given=dict(given),
        family=dict(family),
        initials=initials,
        near=near,
        sounds=sounds,
        alike={spoken(word): word for word in given if _is_whole(words[word])},
        squeezed={squeezed(word): word for word in words if not words[word].weak},
        called=frozenset(word for word in given if not words[word].weak),
        begins=frozenset(begins),
        foreign=frozenset(word for word in words if not word.isascii()),
        through=let_through(staff, places),
    )


_RANK = {How.FORENAME: 0, How.PREFERRED_NAME: 1, How.SURNAME: 2, How.DIMINUTIVE: 3, How.FULL_NAME: 4}


def _ways(name: str) -> set[tuple[str, ...]]:
    return spellings_of(name)


def _put(words: dict[str, Entry], form: str, key: Key, how: How, *, weak: bool = False) -> None:
    there = words.get(form)
    if there is None or (there.weak, _RANK[there.how]) > (weak, _RANK[how]):
        ordinary = english.is_word(form) or form in PARTICLES
        words[form] = Entry(key, how, weak, ordinary)


def _is_whole(entry: Entry) -> bool:
    return entry.how in {How.FORENAME, How.PREFERRED_NAME}


def _add_short_forms(words: dict[str, Entry], given: dict[str, set[Key]]) -> None:
    for form, keys in list(given.items()):
        key = words[form].key if words[form].key in keys else min(keys, key=str)
        known = diminutives_of(form)
        for short in known | guessed_of(form):
            given[short] |= keys
            _put(words, short, key, How.DIMINUTIVE, weak=short not in known)


def _misspellings(words: dict[str, Entry]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    near, sounds = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for word, entry in words.items():
        short = entry.how is How.DIMINUTIVE and len(word) <= SHORTEST
        if len(word) < SHORTEST or entry.weak or short or entry.how is How.FULL_NAME:
            continue
        sounds[sound_of(word)].append(word)
        for rest in shortened(word, slips_allowed(len(word))):
            near[rest].append(word)
    return ({key: tuple(v) for key, v in near.items()}, {key: tuple(v) for key, v in sounds.items()})
