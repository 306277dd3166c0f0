"""Names of people, compared as people compare them."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")  # accents of European scripts; other scripts' marks are letters
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")


def folded(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens: O’Neill-Gray and Oneill Gray are one name.

    The marks of scripts whose marks are letters stay: they tell names apart.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name))
    bare = _APOSTROPHES.sub("", unicodedata.normalize("NFC", plain).casefold())
    # By category, for to ``re`` the vowel signs of some scripts are no letters.
    letters = (char if unicodedata.category(char)[0] in "LMN" else " " for char in bare)
    return " ".join("".join(letters).split())
