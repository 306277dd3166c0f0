"""What stands before a word, and what that says of its being a name."""

from nestbox.policy.spotting import cues
from nestbox.policy.spotting.placed import in_time_or_place, is_behind_a_place
from nestbox.policy.spotting.setting import Setting, is_everyday, is_thing
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.subjects import is_verb
from nestbox.policy.spotting.tokens import Style, Token
from nestbox.policy.spotting.words import Match

_POINTING = frozenset({"that", "this"})


def weight_before(match: Match, setting: Setting) -> float:
    """The odds that the words before add to a name's, or take from them."""
    before = setting.at(-1)
    weight = 0.75 if setting.comma(0) and setting.is_name(-1) else 0.0
    weight -= 2.5 if is_behind_a_place(setting) else 0.0
    if before is None:
        return weight
    if before.word in {"both", "neither", "either"} and setting.word(1) in cues.LINKS | {"nor"}:
        return weight + 1.5
    if before.number or before.word in cues.COUNTS:
        weight += _counted(match, setting)
    pointed_at = _is_pointed_at(setting, before)
    weight += 1.0 if pointed_at and before.word in _POINTING else 0.0
    if before.word in cues.ARTICLES and not (pointed_at or _begins_a_clause(setting, before)):
        if match.plural and setting.token.capital:
            return weight + 1.5
        behind = setting.at(1)
        if behind and behind.word in cues.FAMILY and setting.token.capital:
            return weight + 1.0
        return weight - (4.5 if behind and is_thing(behind) else 3.0)
    if before.word in cues.OWNERS:
        return weight - (1.0 if setting.token.capital else 2.0)
    return weight + _behind_a_word(match, setting, before) + in_time_or_place(match, setting, before)


def _counted(match: Match, setting: Setting) -> float:
    """Two Graces at one table; but two roses, seven miles, and two Roses in a text without other capitals."""
    token = setting.token
    if match.plural and setting.style is Style.MIXED and token.capital:
        return 3.0
    return -3.0 if not token.capital and token.word.endswith("s") and is_everyday(token.word) else 0.0


def _is_pointed_at(setting: Setting, before: Token) -> bool:
    """That’s Rose, and “is this Rose?” too."""
    return bool(before.tail) or (before.word in _POINTING and setting.word(-2) in {"is", "was"})


def _begins_a_clause(setting: Setting, before: Token) -> bool:
    """I am told that Nick recited it; but that May, that Summer."""
    capital = setting.style is Style.MIXED and setting.token.capital
    return before.word == "that" and capital and setting.token.word not in cues.CALENDAR | cues.SEASONS


def _behind_a_word(match: Match, setting: Setting, before: Token) -> float:
    token, word, weight = setting.token, before.word, 0.0
    if is_addressed(setting):
        weight += 2.0 if match.entry.how is not How.SURNAME else 0.0
    elif word in cues.SUBJECTS and not token.capital:
        weight -= 2.0
    if word in cues.CHEERS or f"{setting.word(-2)} {word}" == "next to":
        weight += 1.0
    if match.entry.how is not How.SURNAME and _is_related(setting, word):
        weight += 1.0 if token.capital else 4.0
    if word in cues.ASKING and token.capital:
        weight += 0.5
    if word in cues.LINKS and setting.is_name(-2):
        weight += 1.5
    if not token.capital and match.entry.how is not How.SURNAME:
        asked = is_told(setting) or _is_asked_about(setting, before) or _is_given(setting)
        weight += 3.0 if asked else 0.0
    return weight + (1.5 if _is_bare(match, setting, word) else 0.0)


def _is_related(setting: Setting, before: str) -> bool:
    """Mum of rose here; my niece melody."""
    if before == "of":
        return setting.word(-2) in cues.RELATIONS
    is_deed = setting.token.word in cues.MODALS or is_verb(setting.token.word)  # my son will, my son hopes
    return before in cues.YOUNGER and setting.word(-2) in cues.OWNERS and not is_deed


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
    if before.word in cues.HAVING and (is_verb(behind) or behind in cues.PARTICIPLES):
        return True  # has daisy eaten?
    doing = behind.endswith("ing") and behind not in cues.NO_DOING
    return before.word in cues.BEING and (behind in cues.FEELING or doing)


def _is_given(setting: Setting) -> bool:
    """Give rose a hug; lend frank your torch."""
    return setting.word(-1) in cues.GIVING and setting.word(1) in cues.ARTICLES | cues.OWNERS | {"some"}


def is_addressed(setting: Setting) -> bool:
    """Whether somebody is spoken to, or thanked: “well done grace”, “proud of you hope”."""
    before = setting.word(-1)
    if setting.token.word == "hope" and setting.word(1) in cues.HOPED_FOR:
        return False  # sleep tight hope you had fun
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
