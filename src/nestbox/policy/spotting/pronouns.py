"""A sentence that goes on with “he” or “she”, and who can be meant by it."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.setting import Setting
from nestbox.policy.spotting.tokens import Token


def is_meant_later(setting: Setting) -> bool:
    """We had to carry summer, her blisters hurt: nobody else stands there whom “her” could mean."""
    tokens, place = setting.tokens, setting.place
    begin = next(at for at in range(place, -1, -1) if tokens[at].first)
    for at in range(place + 1, len(tokens)):
        if tokens[at].first:
            return False
        if tokens[at].word in cues.PRONOUNS:
            others = (tokens[one] for one in range(begin, at) if one != place)
            return not any(_is_somebody(other, setting.names) for other in others)
    return False


def _is_somebody(token: Token, names: NamesOfRoll) -> bool:
    word = token.word
    entry = names.words.get(word)
    named = entry is not None and not (entry.ordinary or entry.weak)
    foreign = token.capital and not token.first and word != "i" and not english.is_proper(word)
    return named or foreign or word in cues.PRONOUNS | cues.PERSONS
