"""Names that are taken apart: O l l y, O.l.l.y, O-liv-ia, Ol🎉via, Ol*via."""

from collections.abc import Iterator, Sequence

from nestbox.policy.spotting import english
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spot import Spot
from nestbox.policy.spotting.tokens import Token
from nestbox.policy.spotting.words import Match, match_of

_GAP = 3  # characters between two pieces
_PIECES = 6
_LETTERS = 24
_LEAST = 4
_HIDING = "*#?%$!^~=•"


def spots_in_pieces(tokens: Sequence[Token], names: NamesOfRoll) -> Iterator[Spot]:
    """Names of which the pieces stand apart. Pieces that are words themselves need a reason to be joined."""
    for place in range(len(tokens)):
        yield from _letter_by_letter(tokens, place, names)
        yield from _piece_by_piece(tokens, place, names)


def _letter_by_letter(tokens: Sequence[Token], place: int, names: NamesOfRoll) -> Iterator[Spot]:
    """At least three single letters; where all of them are no name, the first or the last may be a word."""
    if _single(tokens, place - 1) and len(tokens[place].gap) <= _GAP:
        return
    end = place
    while end < place + _LETTERS and _single(tokens, end) and (end == place or len(tokens[end].gap) <= _GAP):
        end += 1
    for start, stop in ((place, end), (place + 1, end), (place, end - 1)):
        if stop - start < 3 and not _two_letters(tokens[start:stop], names):  # noqa: PLR2004  (initials)
            continue
        match = match_of("".join(token.word for token in tokens[start:stop]), names)
        if match and not match.entry.weak and (match.how is not How.MISSPELLING or stop - start > _LEAST):
            yield _spot(tokens[start:stop], match)
            return


def _two_letters(pieces: Sequence[Token], names: NamesOfRoll) -> bool:
    """J.o, B-o, Q🎉i: a forename of two letters in capital and small, which initials are not."""
    return (
        len(pieces) == 2  # noqa: PLR2004  (letters)
        and pieces[0].capital
        and not pieces[1].capital
        and pieces[1].gap != " "
        and pieces[0].word + pieces[1].word in names.given
    )


def _single(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and len(tokens[place].word) == 1 and not tokens[place].number


def _piece_by_piece(tokens: Sequence[Token], place: int, names: NamesOfRoll) -> Iterator[Spot]:
    joined, gaps = tokens[place].word, list[str]()
    for end in range(place + 1, min(place + _PIECES, len(tokens))):
        token = tokens[end]
        if token.number or len(token.gap) > _GAP or len(joined) > _LETTERS or "," in token.gap:
            return
        joined += token.word
        gaps.append(token.gap)
        entry = names.words.get(joined)
        if entry is None and joined not in names.near:
            continue
        pieces = tokens[place : end + 1]
        if not _suspicious(pieces, gaps, names):
            continue
        if entry is not None and len(joined) >= _LEAST - _unlike_text(gaps) and not entry.weak:
            yield _spot(pieces, Match(joined, entry, entry.how, doubtful=entry.ordinary and " " in gaps))
        elif hidden := _with_letters_hidden(pieces, gaps, names):
            yield _spot(pieces, Match(hidden, names.words[hidden], How.SPACED))


def _unlike_text(gaps: Sequence[str]) -> bool:
    """Whether only emoji and the like stand between."""
    return not any(gap.isascii() for gap in gaps)


def _suspicious(pieces: Sequence[Token], gaps: Sequence[str], names: NamesOfRoll) -> bool:
    """Whether a piece is no word by itself, or nobody writes between words what stands there."""
    if all(gap.isascii() == (gap in _HIDING) for gap in gaps):
        return True
    strange = [piece for piece in pieces if not _stands_alone(piece.word, names)]
    if any(" " in gap for gap in gaps):
        return bool(strange) and len(pieces) <= 3 and not any(piece.tail for piece in pieces[:-1])  # noqa: PLR2004  (letters)
    return bool(strange)


def _stands_alone(word: str, names: NamesOfRoll) -> bool:
    return (
        word in {"a", "i"}
        or (len(word) > 1 and english.is_known(word))
        or (len(word) > 1 and word in names.words and not names.words[word].weak)
    )


def _with_letters_hidden(pieces: Sequence[Token], gaps: Sequence[str], names: NamesOfRoll) -> str | None:
    """The name that fits when each sign between the pieces stands for a letter."""
    if not all(gap and (not gap.isascii() or set(gap) <= set(_HIDING) | {"_", "."}) for gap in gaps):
        return None
    joined = "".join(piece.word for piece in pieces)
    for name in names.near.get(joined, ()):
        if len(name) == len(joined) + sum(map(len, gaps)) and _fits(name, pieces):
            return name
    return None


def _fits(name: str, pieces: Sequence[Token]) -> bool:
    at = 0
    for number, piece in enumerate(pieces):
        at += len(piece.gap) if number else 0
        if not name.startswith(piece.word, at):
            return False
        at += len(piece.word)
    return True


def _spot(pieces: Sequence[Token], match: Match) -> Spot:
    return Spot(pieces[0].start, pieces[-1].end, match.entry.key, How.SPACED, match.doubtful)
