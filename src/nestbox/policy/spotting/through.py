"""What is let through: the staff's names, the places of a trip, and names that everybody knows."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from nestbox.policy.spotting.data import lines_of, words_for
from nestbox.policy.spotting.forms import words_of
from nestbox.policy.spotting.tokens import Token

ADULT = words_for("adult")
TITLES = ADULT | {"miss"}
_SAINTS = frozenset({"st", "saint", "santa"})
_AND, _JOINED = " & ", "&"  # only a phrase that has the sign itself goes on over it
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetThrough:
    """Runs of words by their first, and the words that a title makes a member of staff, with these titles."""

    runs: dict[str, tuple[Run, ...]] = field(default_factory=dict)
    titled: dict[str, frozenset[str]] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def let_through(staff: Iterable[str], places: Iterable[str]) -> LetThrough:
    """What a school's staff list and a trip's list of places let through."""
    runs, titled = defaultdict[str, list[Run]](list), defaultdict[str, set[str]](set)
    alone, single = set[str](), set[str]()
    for name in staff:
        words = tuple(word for word in words_of(name) if word not in TITLES)
        titles = TITLES.intersection(words_of(name)) or TITLES
        for word in {*words, "".join(words[1:])} - {""}:
            titled[word].update(titles)
        alone.update(words if len(words) == 1 and titles is TITLES else ())
        for run in _ways(words):
            runs[run[0]].append(run)
    for place in places:
        words = words_of(place)
        single.update(words if len(words) == 1 else ())
        if len(words) > 1:
            runs[words[0]].append(words)
    return LetThrough(
        {first: tuple(sorted(of, key=len, reverse=True)) for first, of in runs.items()},
        {word: frozenset(titles) for word, titles in titled.items()},
        frozenset(alone),
        frozenset(single),
    )


def _ways(words: Run) -> Iterator[Run]:
    if len(words) > 1:
        yield words
        yield (words[0][0], *words[1:])
    if len(words) > 2:  # noqa: PLR2004  (a name in the middle)
        yield (words[0], words[-1])
        yield (words[0][0], words[-1])


@cache
def _phrases() -> dict[str, tuple[Run, ...]]:
    found = defaultdict[str, list[Run]](list)
    for line in lines_of("phrases.txt"):
        words = tuple(line.replace(_AND, f" {_JOINED}").split())
        found[words[0]].append(words)
    return {first: tuple(sorted(of, key=len, reverse=True)) for first, of in found.items()}


def masked(
    tokens: Sequence[Token], through: LetThrough, given: Container[str] = ()
) -> tuple[set[int], set[int]]:
    """The tokens that are let through: as staff or place, and as a name that everybody knows.

    `given` are children's forenames: with no staff list, Miss Patel is believed to be staff, Miss Olivia not.
    """
    own, known = set[int](), set[int]()
    for place, token in enumerate(tokens):
        own.update(_run_at(tokens, place, through.runs))
        known.update(_known_at(tokens, place, given))
        if token.word in TITLES:
            own.update(_titled(tokens, place, through, given))
        elif token.word in _SAINTS and (token.gap or not place):  # not 1st
            known.update({place, place + 1} if _follows(tokens, place + 1) else ())
    return own, known


def _known_at(tokens: Sequence[Token], place: int, given: Container[str]) -> range:
    """What everybody knows; but Holly and Ivy are two children where the roll has both."""
    run = _run_at(tokens, place, _phrases())
    both = [tokens[at].word for at in run if tokens[at].word in given]
    joined = any(tokens[at].word == "and" or tokens[at].gap == _AND for at in run)
    things = any(tokens[at].word == "the" for at in run)  # the holly and the ivy
    return range(0) if len(both) > 1 and joined and not things else run


def _run_at(tokens: Sequence[Token], place: int, runs: dict[str, tuple[Run, ...]]) -> range:
    for run in (*runs.get(tokens[place].word, ()), *runs.get(_spoken(tokens[place]), ())):
        end = place + len(run)
        if _said(tokens[place:end]) == run and all(
            _follows(tokens, at) or tokens[at].gap == _AND for at in range(place + 1, end)
        ):
            return range(place, end)
    return range(0)


def _said(tokens: Sequence[Token]) -> Run:
    """These words as a run has them: the last without its 's, and what "&" joins with the sign before it."""
    words = [*map(_spoken, tokens[:-1]), *(token.word for token in tokens[-1:])]
    return tuple(_JOINED + word if at and tokens[at].gap == _AND else word for at, word in enumerate(words))


def _spoken(token: Token) -> str:
    return token.word + token.tail.strip("'")


def _follows(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and len(tokens[place].gap) <= 2 and not tokens[place].first  # noqa: PLR2004  (a full stop and a space)


def _titled(tokens: Sequence[Token], place: int, through: LetThrough, given: Container[str]) -> Iterator[int]:
    """Mrs Patel, Mr and Mrs Wood, Miss van der Berg: the title's words when the staff list has them.

    Without any staff list a title of adults is believed.
    """
    little = place > 0 and tokens[place - 1].word == "little"
    small = not any(token.capital for token in tokens)  # typed on a phone
    at = place + 1
    while at < len(tokens) and at <= place + 3 and (tokens[at].word == "and" or tokens[at].word in TITLES):
        at += 1
    for width in (3, 2, 1):
        run = tokens[at : at + width]
        if len(run) < width or not all(_follows(tokens, at + step) for step in range(width)):
            continue
        joined = "".join(token.word for token in run)
        title = tokens[place].word
        adult = title in ADULT or not (joined in given or little)
        named = width == 1 or (width == 2 and not run[0].tail and run[1].word not in given)  # noqa: PLR2004  (two names)
        believed = not through.titled and named and adult and all(token.capital or small for token in run)
        if believed or title in through.titled.get(joined, ()):
            yield from range(place, at + width)
            return
