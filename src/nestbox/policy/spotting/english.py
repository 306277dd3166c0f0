"""What is a word of English, and how common: the lists of the folder data, read once."""

from functools import cache

from nestbox.policy.spotting.data import lines_of, words_for

COMMON = 35  # SCOWL's level of everyday words
ORDINARY = 60  # the rarest level that a school might write

# Words only by the dictionary's letter ("a tom", "the john"): whoever writes them means somebody.
CHIEFLY_NAMES = words_for("chiefly_names")


@cache
def _levels() -> dict[str, int]:
    rows = (line.split() for line in lines_of("english.txt"))
    levels = {word: int(row[0]) for row in rows if row[0].isdigit() for word in row[1:]}
    for name in CHIEFLY_NAMES:
        levels.pop(name, None)
        levels.pop(f"{name}s", None)
    return levels


@cache
def places() -> frozenset[str]:
    """Places that are written of, in one word each."""
    return frozenset(word for line in lines_of("places.txt") for word in line.split())


@cache
def personal() -> frozenset[str]:
    """Forenames and their short forms, as far as the list of diminutives has them."""
    return frozenset(word for line in lines_of("diminutives.txt") for word in line.split())


@cache
def _typed() -> frozenset[str]:
    return frozenset(word for line in lines_of("vocabulary.txt") for word in line.split())


@cache
def _proper() -> frozenset[str]:
    rows = (line.split() for line in lines_of("english.txt"))
    return frozenset(word for row in rows if not row[0].isdigit() for word in row[1:]) - personal()


@cache
def _words() -> frozenset[str]:
    return frozenset(_levels()) | _typed() | places()


def level(word: str) -> int | None:
    """How common a word is, from 10 (the commonest) to 60; None if it is none."""
    return _levels().get(word)


def is_word(word: str) -> bool:
    """Whether a word is English, a place, or what people type: it can be ordinary, and is no slip."""
    return word in _words()


def is_proper(word: str) -> bool:
    """Whether a word that is no forename's alone has its capital always: a place, a day, a month, an age."""
    return word in places() or word in words_for("capitals")


def is_known(word: str) -> bool:
    """Whether a word needs no explanation: as ``is_word``, or the name of something that is no forename."""
    return word in _words() or word in _proper()


@cache
def common() -> frozenset[str]:
    """The words of everyday."""
    return frozenset(word for word, level in _levels().items() if level <= COMMON)


def is_common(word: str) -> bool:
    """Whether a word is one of everyday."""
    return word in common()
