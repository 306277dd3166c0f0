"""A forename and a surname of one child side by side, and either with the other's first letter."""

from collections.abc import Sequence

from nestbox.policy.roll import Key
from nestbox.policy.spotting import cues
from nestbox.policy.spotting.index import NamesOfRoll
from nestbox.policy.spotting.shapes import How
from nestbox.policy.spotting.spot import Spot
from nestbox.policy.spotting.tokens import Token

_GAP = 3
_LIKE_WORDS = frozenset("ai")
_TYPED = frozenset("abciknoruxy")  # what people type for a word


def full_name(tokens: Sequence[Token], place: int, names: NamesOfRoll, *, small: bool = False) -> Spot | None:
    """Olivia Okafor, Okafor, Olivia: the two as one. Ordinary words (Will Young) need their capitals.

    Where the text has none at all (`small`), they are a thing behind another word: “the rose garden”.
    """
    if place + 1 >= len(tokens):
        return None
    one, other = tokens[place], tokens[place + 1]
    if len(other.gap) > _GAP or other.gap.strip(" ,-_\n") not in {"", "."}:
        return None
    both = _of_one_child(one.word, other, names)
    certain = other.gap in {".", "_"} or _sure(one, names) or _sure(other, names)
    doubtful = not (certain or (one.capital and other.capital))
    if not both or (doubtful and not (small and one.first)):
        return None
    return Spot(one.start, other.end, min(both, key=str), How.FULL_NAME, ordinary=doubtful)


def _of_one_child(word: str, behind: Token, names: NamesOfRoll) -> set[Key]:
    found = set[Key]()
    for other in (behind.word, behind.word.removesuffix("s")):
        found |= names.given.get(word, set()) & names.family.get(other, set())
        found |= names.family.get(word, set()) & names.given.get(other, set())
    return found


def _sure(token: Token, names: NamesOfRoll) -> bool:
    entry = names.words.get(token.word)
    return entry is not None and not (entry.ordinary or entry.weak)


def with_initial(
    tokens: Sequence[Token], place: int, names: NamesOfRoll, *, small: bool = False
) -> Spot | None:
    """O. Okafor and Olivia O., when the letter is that of the same child. `small`: no letter is a capital."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if before and _is_initial(before, token.gap, small=small):
        for key in sorted(names.family.get(token.word, ()), key=str):
            if before.word in names.initials[key][0]:
                return Spot(before.start, token.end, key, How.INITIALS, ordinary=False)
    asks = behind is not None and behind.word == "i" and token.word in cues.INVERTED  # May I
    if behind and not asks and _is_initial(behind, "" if small else ".", small=small):
        for key in sorted(names.given.get(token.word, ()), key=str):
            if len(behind.gap) == 1 and behind.gap in " .-_" and behind.word in names.initials[key][1]:
                return Spot(token.start, behind.end, key, How.INITIALS, ordinary=False)
    return None


def _is_initial(token: Token, gap: str, *, small: bool) -> bool:
    if len(token.word) != 1 or not (token.capital or small) or gap not in {"", " ", ". ", ".", "-", "_"}:
        return False
    return "." in gap or token.word not in (_TYPED if small else _LIKE_WORDS)
