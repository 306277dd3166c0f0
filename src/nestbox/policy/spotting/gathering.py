"""Every stretch of a text that may name a child, in whichever way: they may overlap."""

from collections.abc import Iterator, Sequence

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.digits import spots_with_digits
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.letters import Letters
from nestbox.policy.spotting.pieces import spots_in_pieces
from nestbox.policy.spotting.setting import Setting
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spot import Spot
from nestbox.policy.spotting.through import masked
from nestbox.policy.spotting.together import spots_together
from nestbox.policy.spotting.tokens import Style, Token, style_of, tokens_of
from nestbox.policy.spotting.uses import names_something_else, reads_as_name
from nestbox.policy.spotting.whole import full_name, with_initial
from nestbox.policy.spotting.words import Match, match_of

_GAP = 3
_PARTS = 4
_BEGINNINGS = frozenset({"mac", "mc", "o", "al", "el", "de", "la", "von", "van"})


def spots_in(letters: Letters, names: NamesOfRoll) -> list[Spot]:
    """All of them."""
    tokens = tokens_of(letters)
    own, known = masked(tokens, names.through, names.called)
    style = style_of(tokens, names.words)
    spots = list(spots_with_digits(letters, names))
    spots += spots_in_pieces(tokens, names)
    for place, token in enumerate(tokens):
        if not token.number:
            spots += _of_words(Setting(tokens, place, style, names), known, letters)
            spots += _of_letters(letters, token, names)
    through = [(tokens[place].start, tokens[place].end) for place in own]
    return [
        spot for spot in spots if not any(start < spot.end and spot.start < end for start, end in through)
    ]


def _of_words(setting: Setting, known: set[int], letters: Letters) -> Iterator[Spot]:
    tokens, place, names = setting.tokens, setting.place, setting.names
    yield from _in_parts(tokens, place, names)
    match = match_of(tokens[place].word, names)
    if match is None:
        return
    token = tokens[place]
    small = setting.style is Style.LOWER
    if match.doubtful and not match.entry.weak and letters.disguised(token.start, token.end):
        yield Spot(token.start, token.end, match.entry.key, How.LOOK_ALIKES, ordinary=False)
    elif whole := full_name(tokens, place, names, small=small) or with_initial(
        tokens, place, names, small=small
    ):
        yield whole
    elif (
        place not in known
        and not _let_through(match, setting)
        and (reads_as_name(match, setting) if match.doubtful else not names_something_else(match, setting))
    ):
        yield Spot(token.start, token.end, match.entry.key, match.how, match.doubtful)


def _in_parts(tokens: Sequence[Token], place: int, names: NamesOfRoll) -> Iterator[Spot]:
    """Names of several words: van der Berg, Mary-Jane, O Neill."""
    if tokens[place].word not in names.begins and tokens[place].word not in _BEGINNINGS:
        return
    joined = tokens[place].word
    for end in range(place + 1, min(place + _PARTS, len(tokens))):
        if len(tokens[end].gap) > _GAP or "." in tokens[end].gap or "," in tokens[end].gap:
            return
        joined += tokens[end].word
        entry = names.words.get(joined) or names.words.get(joined.removesuffix("s"))
        if entry is not None:
            yield Spot(tokens[place].start, tokens[end].end, entry.key, entry.how, ordinary=False)


def _let_through(match: Match, setting: Setting) -> bool:
    """A place of one word, where one can be; a member of staff of one name, unless a child has it too."""
    through, token = setting.names.through, setting.token
    exact = match.how in {How.FORENAME, How.PREFERRED_NAME, How.SURNAME} and match.form == token.word
    if token.word in through.places:
        before = setting.at(-1)
        return not exact or (before is not None and before.word in cues.GOING)
    return token.word in through.alone and not exact


def _of_letters(letters: Letters, token: Token, names: NamesOfRoll) -> Iterator[Spot]:
    """What a word holds that is no word by itself."""
    word = token.word
    if not word.isascii():
        yield from _of_other_scripts(token, names)
    elif not english.is_known(word) and word not in names.words:
        tagged = token.start > 0 and letters.plain[token.start - 1] in "#@"
        yield from spots_together(token, names, tagged=tagged)


def _of_other_scripts(token: Token, names: NamesOfRoll) -> Iterator[Spot]:
    """Scripts that write no spaces, or join small words to a name."""
    lengths = {len(name) for name in names.foreign}
    for start in range(len(token.word)):
        for length in lengths:
            name = token.word[start : start + length]
            if name in names.foreign and len(name) == length and (length > 2 or name > "\u2e80"):  # noqa: PLR2004  (letters)
                entry = names.words[name]
                yield Spot(
                    token.start + start, token.start + start + length, entry.key, entry.how, ordinary=False
                )
