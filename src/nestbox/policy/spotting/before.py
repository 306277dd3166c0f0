"""What stands before a word, and what that says of its being a name."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.setting import Setting, is_everyday, is_thing
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.tokens import Style, Token
from nestbox.policy.spotting.words import Match


def weight_before(match: Match, setting: Setting) -> float:
    """The odds that the words before add to a name's, or take from them."""
    before = setting.at(-1)
    weight = 0.75 if setting.comma(0) and setting.is_name(-1) else 0.0
    if before is None:
        return weight
    if before.word in {"both", "neither", "either"} and setting.word(1) in cues.LINKS | {"nor"}:
        return weight + 1.5
    if match.plural and _are_counted(setting, before):
        return weight + 3.0
    if before.word in cues.ARTICLES and not _is_pointed_at(setting, before):
        if match.plural and setting.token.capital:
            return weight + 1.5
        behind = setting.at(1)
        if behind and behind.word in cues.FAMILY and setting.token.capital:
            return weight + 1.0
        return weight - (4.5 if behind and is_thing(behind) else 3.0)
    if before.word in cues.OWNERS:
        return weight - (1.0 if setting.token.capital else 2.0)
    weight += _in_time(setting, before) + _in_a_place(match, setting, before)
    weight += _of_a_place(setting, before)
    return weight + _behind_a_word(match, setting, before) + _behind_a_capital(match, setting, before)


def _are_counted(setting: Setting, before: Token) -> bool:
    """Two Graces at one table; but two roses, and two Roses in a text that has no other capitals."""
    return setting.style is Style.MIXED and setting.token.capital and before.word in cues.COUNTS


def _is_pointed_at(setting: Setting, before: Token) -> bool:
    """That’s Rose, and “is this Rose?” too."""
    return bool(before.tail) or (before.word in {"that", "this"} and setting.word(-2) in {"is", "was"})


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
    if before.word in cues.HEADING and setting.token.word in english.places():
        return -3.0
    if before.word not in cues.PLACING:
        return 0.0
    if english.is_proper(setting.token.word):
        return -4.5
    return -1.5 if match.entry.how is How.SURNAME else 0.0


def _behind_a_word(match: Match, setting: Setting, before: Token) -> float:
    token, word, weight = setting.token, before.word, 0.0
    if is_addressed(setting):
        weight += 2.0 if match.entry.how is not How.SURNAME else 0.0
    elif word in cues.SUBJECTS and not token.capital:
        weight -= 2.0
    if word in cues.CHEERS:
        weight += 1.0
    if word in cues.ASKING and token.capital:
        weight += 0.5
    if word in cues.LINKS and setting.is_name(-2):
        weight += 1.5
    if not token.capital and match.entry.how is not How.SURNAME:
        weight += 3.0 if is_told(setting) or _is_asked_about(setting, before) else 0.0
    return weight + (1.5 if _is_bare(match, setting, word) else 0.0)


def is_told(setting: Setting) -> bool:
    """Tell bill his dad has it; ask grace to ring."""
    return setting.word(-1) in cues.TELLING and setting.word(1) in cues.TOLD


def _is_asked_about(setting: Setting, before: Token) -> bool:
    """Did ray get his glasses back? is frank ok? A thing that can be counted would have its article."""
    asking, behind = setting.word(-2), setting.word(1)
    if not (before.first or asking in cues.QUESTIONING):
        return False
    if setting.token.word in cues.UNCOUNTED | cues.CALENDAR and asking != "who":
        return False
    if before.word in cues.DOING:
        return behind in cues.DEEDS
    doing = behind.endswith("ing") and behind not in cues.NO_DOING
    return before.word in cues.BEING and (behind in cues.FEELING or doing)


def is_addressed(setting: Setting) -> bool:
    """Whether somebody is spoken to, or thanked: “well done grace”, “proud of you hope”."""
    before = setting.word(-1)
    pair = f"{setting.word(-2)} {before}"
    wished = before in {"to", "for", "from"} and setting.word(-2) in cues.WISHES
    return wished or pair in cues.ADDRESSING or (pair == "of you" and setting.at(1) is None)


def _is_bare(match: Match, setting: Setting, before: str) -> bool:
    """Here comes poppy, served by jay: a thing that can be counted would have its article."""
    if before in cues.LINKS and not setting.is_name(-2) and setting.style is Style.MIXED:
        return False  # amber and ruby leaves
    behind = setting.at(1)
    apart = behind is None or behind.word in cues.WAYS or behind.word in cues.PERSON_VERBS
    return (
        apart
        and before in cues.CHEERS | cues.ASKING | cues.BEING
        and match.entry.how is not How.SURNAME
        and not is_everyday(match.form)
    )


def _behind_a_capital(match: Match, setting: Setting, before: Token) -> float:
    """Bolton Abbey, Forest Green, King’s Cross: behind a word with a capital that is no child's name."""
    if before.word in {"miss", "master"}:
        return 2.0
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


def _of_a_place(setting: Setting, before: Token) -> float:
    """Tower of London, Isle of Skye."""
    other = setting.at(-2)
    if before.word != "of" or other is None or not other.capital or other.word in cues.COMPANY:
        return 0.0
    return -6.0 if other.word in cues.PLACE_NOUNS or (not other.first and english.level(other.word)) else 0.0


_STEM = 5
_NEVER_A_PLACE = cues.CHEERS | cues.SUBJECTS | cues.ASKING | cues.BEING | cues.LINKS | cues.WAYS | cues.OWNERS
