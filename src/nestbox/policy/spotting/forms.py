"""The ways in which one name of the roll is written: whole, in parts, and as other alphabets spell it."""

from nestbox.policy.spotting.data import words_for
from nestbox.policy.spotting.letters import folded_letters

PARTICLES = words_for("particles")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_PREFIXES = (("mac", "mc"), ("mc", "mac"), ("st", "saint"))
_SAINTS = frozenset({"st", "saint"})
_STEM = 3


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded: O’Neill-Gray is oneill, gray."""
    letters = folded_letters(name)
    kinds = zip(letters.plain, letters.kinds, strict=True)
    kept = "".join(char if kind in "Aa" else "" if kind == "'" else " " for char, kind in kinds)
    return tuple(kept.split())


def spellings_of(name: str) -> set[tuple[str, ...]]:
    """A name's words, in each way that its letters fold: as written, in capitals, and with ue for ü."""
    ways = {name, name.upper(), name.lower(), name.translate(_UMLAUTS)}
    return {words for way in ways if (words := words_of(way))}


def forms_of(words: tuple[str, ...]) -> set[str]:
    """What of a name tells whose it is: the whole in one word, and each part that is no particle."""
    whole = "".join(words)
    inner = {word for word in words if len(word) > 1 and word not in PARTICLES and words[0] not in _SAINTS}
    tails = {"".join(words[place:]) for place in range(1, len(words))} if words[0] in PARTICLES else set()
    return {form for form in {whole, *inner, *tails, *_prefixed(words)} if len(form) > 1}


def _prefixed(words: tuple[str, ...]) -> set[str]:
    whole = "".join(words)
    return {
        other + whole[len(prefix) :]
        for prefix, other in _PREFIXES
        if whole.startswith(prefix) and len(whole) >= len(prefix) + _STEM
    }
