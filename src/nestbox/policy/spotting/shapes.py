"""What is found in a text, and in which way it matched."""

from dataclasses import dataclass
from enum import StrEnum

from nestbox.policy.roll import Key


class How(StrEnum):
    """In which way a stretch of text matched a name of the roll, in words that a person can be shown."""

    FULL_NAME = "full name"
    FORENAME = "forename"
    PREFERRED_NAME = "preferred name"
    SURNAME = "surname"
    DIMINUTIVE = "diminutive"
    INITIALS = "initial with surname"
    MISSPELLING = "misspelling"
    REPEATED_LETTERS = "repeated letters"
    LOOK_ALIKES = "look-alike letters"
    SPACED = "spaced letters"
    RUN_TOGETHER = "run together"


@dataclass(frozen=True, slots=True)
class NameFound:
    """A stretch of a text that may name a child. Offsets are code points into the text exactly as given.

    `pupil` is one of them where several fit. `ordinary`: it can be an ordinary word here, which staff may
    confirm with a reason; where it is False nobody may.
    """

    start: int
    end: int
    text: str
    pupil: Key
    how: How
    ordinary: bool
