"""What stands behind a word, and what that says of its being a name."""

from nestbox.policy.spotting import cues, english
from nestbox.policy.spotting.compounds import before_a_capital
from nestbox.policy.spotting.setting import Setting, is_everyday, is_thing
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.subjects import as_subject, is_verb
from nestbox.policy.spotting.tokens import Style, Token
from nestbox.policy.spotting.words import Match

_FIGURE_WITHIN = 7  # words


def weight_behind(match: Match, setting: Setting) -> float:
    """The odds that the words behind add to a name's, or take from them."""
    token, behind = setting.token, setting.at(1)
    certain = 3.0 if token.word in cues.MODALS else 1.0  # “Will’s”, “Will, …”: no verb stands so
    weight = certain if token.tail else 0.0
    if setting.comma(1) and (token.first or setting.is_name(1)):
        weight += -1.5 if _begins_a_list_of_things(setting) else certain
    if setting.comma(1) and setting.tokens[setting.place + 1].word in {"he", "hes", "she", "shes"}:
        weight += 2.5  # sun cream on summer, she burns
    if _is_measured(setting) or _is_a_figure(setting):
        return -4.0
    if behind is None:
        return weight
    if token.tail in {"'s", "'"}:
        return weight + _owning(match, setting, behind)
    if behind.number or behind.word in cues.OF_DAYS:
        weight -= 4.0 if token.word in cues.CALENDAR else 0.0
    return weight + _followed_by(match, setting, behind)


def _is_measured(setting: Setting) -> bool:
    """Max 12 people, min temp tonight."""
    after = setting.near(1) if setting.token.word in cues.MEASURES else None
    return after is not None and (after.number or after.word in cues.MEASURED)


def _is_a_figure(setting: Setting) -> bool:
    """Miles walked this week: 27; but “Miles: 27”."""
    if setting.token.word not in cues.FIGURES:
        return False
    later = setting.tokens[setting.place + 1 : setting.place + _FIGURE_WITHIN]
    ends = next((token for token in later if token.first), None)
    return ends is not None and ends is not later[0] and ends.number and ends.gap.strip() == ":"


def _begins_a_list_of_things(setting: Setting) -> bool:
    """Iris, foxglove and bluebell; but “Iris, well done” and “Iris, foxgloves are poisonous”."""
    other, link = (*setting.tokens[setting.place + 1 : setting.place + 3], None, None)[:2]
    if other is None or setting.style is not Style.MIXED:
        return False
    named = other.word in english.places() | cues.FAITHS
    if other.capital and named and other.word not in setting.names.called:
        return True
    listed = link is not None and (link.gap.strip() == "," or link.word in cues.LINKS)
    return other.word == setting.token.word or (listed and is_thing(other))


def _owning(match: Match, setting: Setting, behind: Token) -> float:
    """King’s Cross, Carter’s yard; but Grace’s room."""
    yard = behind.word in cues.PLACE_NOUNS - cues.OWN_PLACES
    return -2.0 if yard and not behind.capital else before_a_capital(match, setting, behind)


def _followed_by(match: Match, setting: Setting, behind: Token) -> float:
    token, word = setting.token, behind.word
    certain = (
        before_a_capital(match, setting, behind)
        or _as_several(match, setting, behind)
        or _bound(setting, behind)
        or (-2.5 if f"{word} {setting.word(2)}" in cues.OF_A_PLACE else 0.0)
    )
    if certain:
        return certain
    if is_verb(word) or (word in cues.ADVERBS and is_verb(setting.word(2))):
        return as_subject(setting, word)
    if f"{word} {setting.word(2)}" in cues.OF_A_PERSON or (word == "you" and setting.word(2) in cues.PRAISE):
        return 1.5
    if word in cues.VERB_OBJECTS or (word in cues.FOLLOWING_MODALS and token.word in cues.INVERTED):
        return -2.5 if token.first or not token.capital else 0.0
    if word in cues.LINKS:
        return _against(setting) if word in cues.AGAINST else _beside(setting)
    if token.word in english.places() and _is_on_the_way(setting):
        return -2.0
    if word in cues.WAYS:
        return _on_a_way(match, setting)
    return _doing(match, setting, word) or _before_a_thing(setting, behind)


def _against(setting: Setting) -> float:
    """Grace v Hope; but Chelsea v Arsenal."""
    other = setting.at(2)
    team = other is not None and other.capital and other.word not in setting.names.words
    return -2.0 if team and setting.token.word in english.places() else 1.5


def _doing(match: Match, setting: Setting, word: str) -> float:
    """Robin climbing, Willow weaving a basket; but river crossing, hill walking, willow weaving."""
    if not word.endswith(("ing", "ly")) or word in cues.NO_DOING:
        return 0.0
    after = setting.at(2)
    if after is not None and after.word in {"is", "was"}:
        return -2.0  # willow weaving was harder than it looked
    if word in cues.DONE_TO_THINGS and (after is None or after.word in cues.WAYS | cues.PLACING):
        return -2.0
    if after is not None and after.word in {"a", "an", "the"} | cues.OWNERS and _is_one(match, setting):
        return 1.0
    return -0.5 if match.entry.how is How.SURNAME or is_everyday(setting.token.word) else 0.75


def _is_one(match: Match, setting: Setting) -> bool:
    """Precious teaching our partners a game; but rain making the path slippery."""
    return match.entry.how is not How.SURNAME and setting.token.word not in cues.UNCOUNTED


def _before_a_thing(setting: Setting, behind: Token) -> float:
    if behind.word in cues.CLOSING and setting.at(2) is None:
        return 0.75 if setting.token.word not in cues.WEATHER else -1.0  # rose again! but sunny again!
    if behind.word in cues.STATES:
        return 1.0  # Bill asleep on the coach
    if behind.capital or behind.word in cues.CLOSING or not english.is_common(behind.word):
        return 0.0
    return -1.5 if setting.token.first else -0.5


def _bound(setting: Setting, behind: Token) -> float:
    """Poppy, who missed her mum; rose-tinted."""
    if behind.word in {"who", "whose"}:
        return 2.0
    if behind.word.endswith("s") and setting.word(2) in {"are", "were"}:
        return -1.5  # holly leaves are prickly
    return -3.0 if behind.gap == "-" and not behind.capital else 0.0


def _on_a_way(match: Match, setting: Setting) -> float:
    """Robin on the zip wire, will on the zip wire; but “to Chester by train”, “rain in the night”."""
    if setting.token.word in cues.MODALS:
        return 2.5
    counted = setting.token.word not in cues.UNCOUNTED and not match.plural
    if setting.token.first and counted and match.entry.how is not How.SURNAME:
        return 1.25  # one of them would have its article
    return 0.5 if setting.token.capital and setting.word(-1) not in cues.PLACING else 0.0


def _is_on_the_way(setting: Setting) -> bool:
    """York on Friday, Paris by boat, Holland on the way, Devon last year."""
    words = [setting.word(step) for step in (1, 2, 3)]
    if words[0] in {"last", "next", "this"} and words[1] in cues.PARTS_OF_TIME | {"year", "time"}:
        return True
    return words[1] in cues.CALENDAR | cues.ON_THE_WAY or words == ["on", "the", "way"]


def _as_several(match: Match, setting: Setting, behind: Token) -> float:
    """Daisies grow, roses in the garden; but the Fields won, and “Roses tent”, its apostrophe forgotten."""
    family = match.entry.how is How.SURNAME and setting.word(-1) in cues.ARTICLES
    things = match.plural and not family and (is_verb(behind.word) or behind.word in cues.WAYS)
    return (-1.5 if setting.token.first else -3.0) if things else 0.0


def _beside(setting: Setting) -> float:
    """What stands on the other side of an "and": a name, a place beside a place, or a thing."""
    word, other = setting.token.word, setting.near(2)
    if other is None or word in cues.MODALS:
        return 3.0 if word in cues.MODALS else 0.0
    if setting.is_name(2):
        return _beside_a_name(setting, other)
    if other.word in {"his", "her"}:
        return 1.5
    if other.word == "the":
        return _beside_the(setting, setting.near(3))
    if other.word in english.places() and word in english.places():
        return -1.5
    if other.capital and setting.style is Style.MIXED:
        return 1.0
    if setting.style is Style.MIXED and is_thing(other):
        return -1.0
    return -0.25 if is_everyday(word) or not setting.token.first else 0.25


def _beside_a_name(setting: Setting, other: Token) -> float:
    """Moon and Frost are washing up: a capital within a sentence makes it sure."""
    return 2.0 if setting.style is Style.MIXED and other.capital and not other.first else 1.5


def _beside_the(setting: Setting, other: Token | None) -> float:
    """Hope and the others; Princess and the Pea."""
    if other is None:
        return 0.0
    title = other.capital and setting.style is Style.MIXED and other.word not in cues.COMPANY
    return 1.5 if other.word in cues.COMPANY else -1.5 if title else -0.25
