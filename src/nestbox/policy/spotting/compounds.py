"""Words with capitals side by side that are the name of one thing."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.setting import Setting
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.tokens import Style, Token
from nestbox.policy.spotting.words import Match


def before_a_capital(match: Match, setting: Setting, behind: Token) -> float:
    """Hope Valley, London Eye, Prince’s Trust: a word with a capital, that is no child's surname, follows."""
    if setting.style is not Style.MIXED:
        return -3.0 if behind.word in cues.SITES else 0.0
    if not setting.token.capital or not behind.capital:
        return 0.0
    if behind.word in setting.names.given or _may_be_surname(match, setting, behind):
        return 0.0
    if behind.word in cues.PLACE_NOUNS:
        return -5.0
    if setting.token.word in cues.PLACE_FIRST:
        return -4.0  # Lake Windermere
    return (
        -3.0
        if english.level(behind.word) and behind.word not in cues.COMPANY and len(behind.word) > 1
        else 0.0
    )


def _may_be_surname(match: Match, setting: Setting, behind: Token) -> bool:
    """London Bridge is a place where London and Bridge are two children, and Rose Bridge might be Rose."""
    alone = setting.token.word in english.places() or match.entry.how is How.SURNAME
    placed = alone and behind.word in cues.PLACE_NOUNS
    return behind.word in setting.names.family and not placed
