"""Words before another by which it is a day, a month or a place, or a part of their names."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.setting import Setting
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.tokens import Style, Token
from nestbox.policy.spotting.words import Match

_STEM = 5
_NEVER_A_PLACE = cues.CHEERS | cues.SUBJECTS | cues.ASKING | cues.BEING | cues.LINKS | cues.WAYS | cues.OWNERS


def in_time_or_place(match: Match, setting: Setting, before: Token) -> float:
    """What the word before takes from a name's odds: in May, near Chester, Tower of London, Bolton Abbey."""
    weight = _in_time(setting, before) + _in_a_place(match, setting, before)
    return weight + _of_a_place(setting, before) + _behind_a_capital(match, setting, before)


def is_behind_a_place(setting: Setting) -> bool:
    """Vietnam, India and Wales."""
    other = setting.near(-1) if setting.comma(0) and setting.token.word in english.places() else None
    return other is not None and other.word in english.places() - setting.names.called


def _in_time(setting: Setting, before: Token) -> float:
    """12 May, in May, the end of May, it is May; but proud of May."""
    if setting.token.word not in cues.CALENDAR or setting.token.tail:
        return 0.0
    timed = before.word in cues.OF_TIME and (before.word != "of" or setting.word(-2) in cues.PARTS_OF_TIME)
    timed = timed or (before.word == "for" and setting.word(-2) in cues.PARTS_OF_TIME)
    if before.word == "and" and setting.word(1) in cues.PERSON_VERBS and not _are_months(setting):
        timed = False
    if before.word == "to" and setting.word(-2) in cues.CHEERS | cues.WISHES:
        timed = False
    it_is = before.word + before.tail in {"it's", "its"} or setting.word(-2) + before.word in {
        "itis",
        "itwas",
    }
    dated = before.number or before.word in cues.ORDINALS
    return -4.0 if dated or timed or it_is else 0.0


def _are_months(setting: Setting) -> bool:
    """In May and June are …; but “May and June are …” are two children."""
    return setting.word(-2) in cues.CALENDAR and setting.word(-3) in cues.OF_TIME | {"for"}


def _in_a_place(match: Match, setting: Setting, before: Token) -> float:
    if before.word == "to" and setting.token.word in english.places():
        return 0.0 if setting.word(-2) in cues.CHEERS | cues.WISHES else -3.0
    if (
        before.word == "from"
        and setting.word(-2) in cues.COMING_FROM
        and english.is_proper(setting.token.word)
    ):
        return -5.0  # a school from Bolton
    if before.word in cues.HEADING and setting.token.word in english.places():
        return -3.0
    if before.word not in cues.PLACING:
        return 0.0
    if english.is_proper(setting.token.word):
        return -4.5
    return -1.5 if match.entry.how is How.SURNAME else 0.0


def _of_a_place(setting: Setting, before: Token) -> float:
    """Tower of London, Isle of Skye."""
    other = setting.at(-2)
    if before.word != "of" or other is None or not other.capital or other.word in cues.COMPANY:
        return 0.0
    if setting.style is not Style.MIXED:
        return 0.0  # A PHOTO OF TY
    return -6.0 if other.word in cues.PLACE_NOUNS or (not other.first and english.level(other.word)) else 0.0


def _behind_a_capital(match: Match, setting: Setting, before: Token) -> float:
    """Bolton Abbey, Forest Green, King’s Cross: behind a word with a capital that is no child's name."""
    if before.word in cues.RANKS:
        return 2.0  # Captain Marsh
    if not before.capital or setting.style is not Style.MIXED:
        return 0.0
    if setting.token.word in cues.PLACE_NOUNS and setting.is_name(-1):
        return -4.0  # a forename and the surname of another child: Stanley Park
    if setting.is_name(-1) and before.word not in cues.PLACE_FIRST:
        return 0.0
    if before.first and (before.word in _NEVER_A_PLACE or _ends_as_verb(before.word)):
        return 0.0
    if setting.token.word in cues.PLACE_NOUNS:
        return -4.0
    if before.word in cues.PLACE_FIRST:
        return -3.5
    named = before.tail == "'s" or not english.level(before.word)
    return -2.5 if named and match.entry.how is How.SURNAME else 0.0 if before.first else -0.5


def _ends_as_verb(word: str) -> bool:
    return len(word) > _STEM and word.endswith(("ed", "ing", "ly"))
