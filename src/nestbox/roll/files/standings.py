"""Where a pupil stands with the school, by what the systems say of an enrolment."""

import re
from datetime import date
from enum import IntEnum

from nestbox.roll.files.cells import flag
from nestbox.roll.files.rows import folded


class Standing(IntEnum):
    """The later one wins where two files differ: whoever may have left has left."""

    ON_ROLL = 1
    GONE = 2
    APPLICANT = 3


# C, M and S are the census's codes for registered here: only, mainly, and also.
CURRENT = re.compile(
    r"(c|m|s|current|on roll|enrolled|active|registered|dual)\b|single registration|"
    r"(main|subsidiary|sole)\b.*registra"
)
APPLICANT = re.compile(r"applica|applied|admission|offer|accepted|reserved|prospective|pending|future")
GONE = re.compile(r"leaver|left|former|previous|guest|visitor|inactive|archived|off roll|deleted|p\b|g\b")


def standing(text: str) -> Standing:
    """Where a status puts a pupil. A blank one, or a word that is not known, is not on roll."""
    word = folded(text)
    said = flag(word)
    if said is not None:
        return Standing.ON_ROLL if said else Standing.GONE
    if APPLICANT.search(word):
        return Standing.APPLICANT
    if GONE.match(word) or "not " in word:
        return Standing.GONE
    return Standing.ON_ROLL if CURRENT.match(word) else Standing.GONE


def by_dates(starts: date | None, leaves: date | None, today: date) -> Standing | None:
    """What the first and the last day say; None when they say nothing against being on roll."""
    if leaves and leaves < today:
        return Standing.GONE
    return Standing.APPLICANT if starts and starts > today else None
