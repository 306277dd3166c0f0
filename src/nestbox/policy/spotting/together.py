"""Names that are run together with other words, as in handles and hashtags: #GoOlivia, teamolly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.data import words_for
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spot import Spot
from nestbox.policy.spotting.tokens import Token

SHORTEST = 5  # letters of a run that is taken apart
LONGEST = 120  # letters that are taken apart at once
_PLAIN = 4  # letters of a name that is no accident
_PIECE = 20  # letters of its longest piece
_HUMP = re.compile("A+(?!a)|Aa+|a+")
_LINK = re.compile("(?<=...)and(?=...)")
_SHORT = words_for("short")
_CHEER = words_for("cheer")
_FILLING = _CHEER | _SHORT | words_for("person_verbs")


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to take a run apart: how many pieces, and where names are among them."""

    pieces: tuple[tuple[int, int], ...] = ()
    names: tuple[tuple[int, int], ...] = ()

    @property
    def cost(self) -> tuple[int, int]:
        """How much it takes to believe it: the less, the likelier."""
        return len(self.pieces), sum(start - end for start, end in self.names)


def spots_together(token: Token, names: NamesOfRoll, *, tagged: bool) -> Iterator[Spot]:
    """The names within a word that no list knows. `tagged`: a # or @ stands before it."""
    yield from _side_by_side(token, names)
    humps = [match.span() for match in _HUMP.finditer(token.kinds)]
    if len(humps) > 1 and "'" not in token.kinds:
        yield from _in_humps(token, names, humps, tagged=tagged)
    word, proper = token.word, not tagged and token.capital and "A" not in token.kinds[1:]
    for begin in range(0, max(1, len(word) - LONGEST // 2), LONGEST // 2) if len(word) >= SHORTEST else ():
        for start, end in _names_in(word[begin : begin + LONGEST], names, tagged=tagged, proper=proper):
            yield _spot(token, begin + start, begin + end, names, word[begin + start : begin + end])
    yield from _with_an_initial(token, names)


def _side_by_side(token: Token, names: NamesOfRoll) -> Iterator[Spot]:
    """Graceandhope: two forenames, and nothing else."""
    first, *second = _LINK.split(token.word, maxsplit=1)
    if second and first in names.given and second[0] in names.given:
        yield _spot(token, 0, len(first), names, first)
        yield _spot(token, len(token.word) - len(second[0]), len(token.word), names, second[0])


def _in_humps(
    token: Token, names: NamesOfRoll, humps: list[tuple[int, int]], *, tagged: bool
) -> Iterator[Spot]:
    words = [token.word[start:end] for start, end in humps]
    for place, (start, _) in enumerate(humps):
        if _is_modal(words[place:]):
            continue
        for width in (2, 1):
            word = "".join(words[place : place + width])
            entry = names.words.get(word) if len(word) > 1 else None
            if entry is None or entry.weak or place + width > len(humps):
                continue
            beside = {*words[max(0, place - 1) : place], *words[place + width : place + width + 1]}
            if (
                not entry.ordinary
                or any(_points_to_a_name(one, names) for one in beside)
                or (tagged and width == len(words))
            ):
                yield _spot(token, start, humps[place + width - 1][1], names, word)


def _is_modal(words: Sequence[str]) -> bool:
    """#WillItEverStop, #MayWeStay."""
    return words[0] in cues.MODALS and words[1:2] != [] and words[1] in cues.FOLLOWING_MODALS


def _points_to_a_name(word: str, names: NamesOfRoll) -> bool:
    """Go, team, birthdaygirl, (10)th: what is said to a person, or another person."""
    if word == "th" or _may_name(word, names, tagged=False):
        return True
    return word in _CHEER or any(len(cheer) >= _PLAIN and word.startswith(cheer) for cheer in _CHEER)


def _spot(token: Token, start: int, end: int, names: NamesOfRoll, word: str) -> Spot:
    entry = names.words[word]
    if len(token.word) != token.end - token.start - len(token.tail):  # an apostrophe within
        return Spot(token.start, token.end, entry.key, How.RUN_TOGETHER, entry.ordinary)
    return Spot(token.start + start, token.start + end, entry.key, How.RUN_TOGETHER, entry.ordinary)


def _names_in(
    run: str, names: NamesOfRoll, *, tagged: bool, proper: bool = False
) -> tuple[tuple[int, int], ...]:
    """Where names are when the whole run is names and everyday words, and no fewer words explain it."""
    plain: list[_Way | None] = [_Way(), *[None] * len(run)]
    named: list[_Way | None] = [None] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _PIECE), end):
            piece = run[start:end]
            is_word, name = piece in _plain_words(), _name_in(piece, names, tagged=tagged)
            if not (is_word or name or _may_cheer(piece, names)):
                continue
            without, within = _longer(plain[start], (start, end)), _longer(named[start], (start, end))
            if is_word:
                plain[end] = _fewer(plain[end], without)
                named[end] = _fewer(named[end], within)
            elif name:
                named[end] = _fewer(_fewer(named[end], _naming(within, name)), _naming(without, name))
            if _may_cheer(piece, names) and _cheered(run, without):
                named[end] = _fewer(named[end], _naming(without, piece))
    without, found = plain[-1], named[-1]
    if found is None or (without is not None and len(without.pieces) < len(found.pieces) + (not tagged)):
        return ()
    unknown = tagged and without is None
    return found.names if _is_likely(run, found, names, unknown=unknown, proper=proper) else ()


def _fewer(there: _Way | None, way: _Way | None) -> _Way | None:
    """The one of fewer pieces, and then the one with more of it in names."""
    return way if way and (there is None or way.cost < there.cost) else there


def _longer(way: _Way | None, piece: tuple[int, int]) -> _Way | None:
    return way and _Way((*way.pieces, piece), way.names)


def _naming(way: _Way | None, name: str) -> _Way | None:
    """The same way, its last piece beginning with a name."""
    if way is None:
        return None
    start = way.pieces[-1][0]
    return _Way(way.pieces, (*way.names, (start, start + len(name))))


@cache
def _plain_words() -> frozenset[str]:
    return _SHORT | _CHEER | {word for word in english.common() if len(word) > 2}  # noqa: PLR2004  (letters)


def _name_in(piece: str, names: NamesOfRoll, *, tagged: bool) -> str:
    """The name that a piece is, perhaps with an s behind it (inayasmum); or ""."""
    either = (piece, piece.removesuffix("s"))
    return next((word for word in either if _may_name(word, names, tagged=tagged)), "")


def _may_name(piece: str, names: NamesOfRoll, *, tagged: bool) -> bool:
    entry = names.words.get(piece)
    enough = len(piece) > 2 or (tagged and len(piece) == 2 and piece in names.given)  # noqa: PLR2004  (letters)
    return entry is not None and enough and not (entry.weak or entry.ordinary)


def _may_cheer(piece: str, names: NamesOfRoll) -> bool:
    entry = names.words.get(piece)
    return entry is not None and len(piece) > 2 and entry.ordinary and not entry.weak  # noqa: PLR2004  (letters)


def _cheered(run: str, way: _Way | None) -> bool:
    """An ordinary word is a name here only behind cheers: teamgrace."""
    if way is None:
        return False
    before = [run[start:end] for start, end in way.pieces[:-1]]
    return bool(before) and all(word in _CHEER for word in before)


def _is_likely(run: str, way: _Way, names: NamesOfRoll, *, unknown: bool, proper: bool) -> bool:
    """Short names and short forms are not enough among words that have nothing to do with cheering.

    `unknown`: it is a hashtag that nothing else explains, as #BringEceHome; `proper`: it is written like a
    name of its own, as Carisbrooke is, which holds no Brooke.
    """
    begin = {start for start, _ in way.names}
    others = {run[start:end] for start, end in way.pieces if start not in begin}
    found = [run[start:end] for start, end in way.names]
    if unknown and others <= english.common() and min(map(len, others), default=0) >= _PLAIN:
        return True
    sure = any(len(word) > _PLAIN - (names.words[word].how is not How.DIMINUTIVE) for word in found)
    return len(way.pieces) > 1 and (others <= _CHEER or (sure and (not proper or others <= _FILLING)))


def _with_an_initial(token: Token, names: NamesOfRoll) -> Iterator[Spot]:
    """ookafor, oliviao: a name with the first letter of the other one; but Oliver is no Olive R."""
    word = token.word
    if word in english.personal():
        return
    for rest, letter, of, side in (
        (word[1:], word[:1], names.family, 0),
        (word[:-1], word[-1:], names.given, 1),
    ):
        entry = names.words.get(rest)
        if entry is None or entry.weak or len(rest) < SHORTEST - 1 or (side and letter == "s"):
            continue
        if any(letter in names.initials[key][side] for key in of.get(rest, ())):
            yield Spot(token.start, token.end, entry.key, How.RUN_TOGETHER, ordinary=False)
