"""Whether an ordinary word is used as somebody's name here: evidence for and against, added up.

The weights are rough odds, tried against sentences (docs/decisions/names.md). In doubt it is a name.
"""

import re

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.before import is_addressed, is_told, weight_before
from nestbox.policy.spotting.behind import weight_behind
from nestbox.policy.spotting.pronouns import is_meant_later
from nestbox.policy.spotting.setting import BOUND, RAREST, Setting, is_everyday, level_of
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.tokens import Style
from nestbox.policy.spotting.words import Match

ENOUGH = 0.5
_UNTIL = frozenset("-\u2013\u2014")
_BEFORE_A_DATE = cues.OF_TIME | cues.CALENDAR | cues.SHORT_MONTHS | {"due"}
_LABEL = re.compile("[:\u2013\u2014]| -")
_OWN = {How.FORENAME, How.PREFERRED_NAME}
_IN_FILE_NAME, _MODAL, _MEANT, _REGISTER = 0.75, 1.5, 2.5, 1.5
_LEVELS = ((20, -1.0), (40, -0.5), (english.ORDINARY, 0.5), (RAREST, 1.5))  # of SCOWL, and what a word weighs
_KINDS = {
    How.FORENAME: 0.5,
    How.PREFERRED_NAME: 0.5,
    How.SURNAME: -0.75,
    How.DIMINUTIVE: -0.5,
    How.FULL_NAME: 0.5,
}


def reads_as_name(match: Match, setting: Setting) -> bool:
    """Whether the word is somebody's name, as far as its sentence tells."""
    weight = _by_itself(match, setting)
    if setting.in_file_name:
        return weight >= -_IN_FILE_NAME
    if setting.token.word in cues.MODALS:
        weight -= _MODAL if not setting.alone else 0.0
    behind = weight_behind(match, setting)
    meant = not setting.token.capital and is_meant_later(setting)
    if meant or is_addressed(setting) or is_told(setting):
        behind = max(behind, 0.0)  # go on miles you can do it
    around = weight_before(match, setting) + behind + _in_a_list(match, setting) + _MEANT * meant
    return weight + _capital(setting) + around >= ENOUGH


def _by_itself(match: Match, setting: Setting) -> float:
    word = setting.token.word
    level = level_of(word)
    known = next(weight for rarest, weight in _LEVELS if level <= rarest)
    against = 1.0 if match.entry.weak else 0.0
    against += 1.5 if len(word) <= BOUND and is_everyday(word) else 0.0
    against += 1.0 if match.form != word else 0.0
    against += 1.0 if match.plural and match.entry.how is not How.SURNAME else 0.0
    return known + _KINDS[match.entry.how] - against


def _in_a_list(match: Match, setting: Setting) -> float:
    """Standing among children's forenames tells something, most of all where capitals do not."""
    small = setting.style is Style.MIXED and not setting.token.capital
    if match.entry.how is How.SURNAME:
        return _REGISTER if setting.in_register else 0.0
    return 0.0 if small else min(setting.listed, 2) * 0.75


def _capital(setting: Setting) -> float:
    token = setting.token
    if setting.style is not Style.MIXED:  # in doubt it is a name
        return 1.75 if setting.alone and ":" in token.gap else 0.5
    if not token.capital:
        return -0.5 if token.first else -2.5
    if setting.alone:
        return 1.5 if ":" in token.gap else 1.0
    if token.shouted:
        return 0.5
    if not token.first:
        return 1.0 if english.is_proper(token.word) else 3.0
    return 0.75 if _LABEL.search(token.gap) else 0.25  # Photo 3 - Bill on the summit


def names_something_else(match: Match, setting: Setting) -> bool:
    """Whether a name that is no ordinary word is part of a date or of a place's name."""
    return _names_a_month(setting) or _names_a_place(match, setting)


def _names_a_month(setting: Setting) -> bool:
    """12 Jun–14 Jun, due 3 Jun; but “Cabin 4 Jun” is a child's."""
    token, before = setting.token, setting.at(-1)
    if token.word not in cues.SHORT_MONTHS or token.tail or before is None or not before.number:
        return False
    after, earlier = setting.near(1), setting.near(-2)
    until = after is not None and after.number and after.gap.strip() in _UNTIL
    return until or (earlier is not None and earlier.word in _BEFORE_A_DATE)


def _names_a_place(match: Match, setting: Setting) -> bool:
    """Cole’s Farm, Charlotte Square."""
    token, before, behind = setting.token, setting.at(-1), setting.at(1)
    if setting.style is not Style.MIXED or not token.capital or match.entry.how is How.FULL_NAME:
        return False
    if before and before.capital and before.word in cues.PLACE_FIRST - setting.names.given.keys():
        return True
    if behind is None or not behind.capital or behind.word not in cues.PLACE_NOUNS - cues.OWN_PLACES:
        return False
    return behind.word not in setting.names.given and (not token.tail or match.how not in _OWN)
