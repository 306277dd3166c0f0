"""A sentence that goes on with “he” or “she”, and who can be meant by it."""

from collections.abc import Callable, Sequence

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.setting import Setting
from nestbox.policy.spotting.tokens import Token


def is_meant_later(setting: Setting) -> bool:
    """We had to carry summer, her blisters hurt: nobody else stands there whom “her” could mean."""
    behind = _up_to(
        lambda token: token.first or token.word in cues.PRONOUNS, setting.tokens[setting.place + 1 :]
    )
    if not behind or behind[-1].first:
        return False
    before = _up_to(lambda token: token.first, setting.tokens[setting.place :: -1])[1:]
    return behind[-1].word in cues.PRONOUNS and not any(
        _is_somebody(one, setting.names) for one in (*before, *behind[:-1])
    )


def _up_to(ends: Callable[[Token], bool], tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to the one with which it ends, that one too."""
    places = (place for place, token in enumerate(tokens) if ends(token))
    return tokens[: next(places, len(tokens)) + 1]


def _is_somebody(token: Token, names: NamesOfRoll) -> bool:
    word = token.word
    entry = names.words.get(word)
    named = entry is not None and not (entry.ordinary or entry.weak)
    foreign = token.capital and not token.first and word != "i" and not english.is_proper(word)
    return named or foreign or word in cues.PRONOUNS | cues.PERSONS
