"""Verbs behind a word, of which somebody is the subject."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.setting import BOUND, Setting
from nestbox.policy.spotting.tokens import Style

_SAID = 7  # words of what is said of a place
_AUXILIARIES = cues.BEING | cues.HAVING | {"will"}


def is_verb(word: str) -> bool:
    """Whether it is what somebody does: of the list, or a past tense."""
    return word in cues.PERSON_VERBS or _is_past(word)


def _is_past(word: str) -> bool:
    """Whether it is a past tense in -ed: jumped, baked, slipped, tried, but neither seed nor shed."""
    if word.endswith("eed") or word in cues.NO_DOING:
        return False
    stems = (word[:-3] + "y",) if word.endswith("ied") else (word[:-2], word[:-1], word[:-3])
    return word.endswith("ed") and any(len(stem) > BOUND and english.is_word(stem) for stem in stems)


def as_subject(setting: Setting, verb: str) -> float:
    """A verb of a person behind it. “Summer is here” is the season, “Will was” can only be a child."""
    token, later = setting.token, setting.word(2)
    passed = verb in _AUXILIARIES
    if verb in {"is", "was"} and english.is_proper(token.word) and _is_of_a_place(setting):
        return -1.5
    if _does_nothing(setting, verb, later) or (passed and _is_done_to(setting, verb, later)):
        return 0.0
    told = token.word == "said" and (token.first or token.capital)  # Said took the corner
    if told or token.word in cues.MODALS | cues.ARTICLES:
        return 3.0
    lower = setting.style is Style.LOWER  # a robin, but “robin carried my bag”
    on_something = not passed and later in cues.ARTICLES | cues.OWNERS  # Bird took the best penalty
    bare = lower or (on_something and token.word not in cues.UNCOUNTED)
    return 1.75 + 0.5 * (bare and token.first)


def _is_of_a_place(setting: Setting) -> bool:
    """Florence is where I should be; Skye is a long drive."""
    words = [setting.word(step) for step in range(2, _SAID)]
    return words[0] == "where" or not cues.SAID_OF_PLACES.isdisjoint(words)


def _does_nothing(setting: Setting, verb: str, later: str) -> bool:
    """Whether somebody or something else does what the verb says."""
    word, before = setting.token.word, setting.word(-1)
    if later in {"we", "i", "they"} or (word in cues.SEASONS and verb == "leaves"):
        return True  # little did we know; autumn leaves
    if before in cues.PLACING | {"to", "of", "from"}:
        return True  # the train to London was full
    pointed = before in cues.ARTICLES
    if word.endswith("s"):
        return verb in cues.OF_SEVERAL and not pointed  # wells were dug by hand; but “the Wells were late”
    return pointed  # the King was not at home


def _is_done_to(setting: Setting, verb: str, later: str) -> bool:
    """Whether it is a thing, a season or a place of which this is said."""
    word = setting.token.word
    if later in {"needed", "required", "essential"}:
        return True
    if verb in {"is", "was"} and later == "in" and english.is_proper(word):
        return True  # Florence is in Italy
    return word in cues.SEASONS and _has_come(setting, verb, later)


def _has_come(setting: Setting, verb: str, later: str) -> bool:
    last = setting.word(3)
    is_such = verb in cues.BEING and later in cues.OF_SEASONS and last not in cues.BEARERS
    return bool({later, last} & cues.COMING) or is_such
