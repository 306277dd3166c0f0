"""Verbs behind a word, of which somebody is the subject."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.setting import BOUND, Setting
from nestbox.policy.spotting.tokens import Style


def is_verb(word: str) -> bool:
    """Whether it is what somebody does: of the list, or a past tense."""
    return word in cues.PERSON_VERBS or _is_past(word)


def _is_past(word: str) -> bool:
    """Whether it is a past tense in -ed: jumped, baked, slipped, tried, but neither seed nor shed."""
    if word.endswith("eed") or word in cues.NO_DOING:
        return False
    stems = (word[:-3] + "y",) if word.endswith("ied") else (word[:-2], word[:-1], word[:-3])
    return word.endswith("ed") and any(len(stem) > BOUND and english.is_common(stem) for stem in stems)


def as_subject(setting: Setting, verb: str) -> float:
    """A verb of a person behind it. “Summer is here” is the season, “Will was” can only be a child."""
    word, later = setting.token.word, setting.word(2)
    passed = verb in cues.BEING | cues.HAVING | {"will"}
    if word in cues.SEASONS and (verb == "leaves" or (passed and _has_come(setting, verb, later))):
        return 0.0
    if passed and later in {"needed", "required", "essential"}:
        return 0.0
    if verb in {"is", "was"} and later == "in" and english.is_proper(word):
        return 0.0  # Florence is in Italy
    if setting.word(-1) in cues.ARTICLES and not setting.token.word.endswith("s"):
        return 0.0  # the King was not at home
    if setting.word(-1) in cues.PLACING | {"to", "of", "from"}:
        return 0.0  # the train to London was full
    bare = setting.style is Style.LOWER and setting.token.first  # a robin, but “robin carried my bag”
    return 3.0 if word in cues.MODALS | cues.ARTICLES else 1.75 + 0.5 * bare


def _has_come(setting: Setting, verb: str, later: str) -> bool:
    last = setting.word(3)
    is_such = verb in cues.BEING and later in cues.OF_SEASONS and last not in cues.BEARERS
    return bool({later, last} & cues.COMING) or is_such
