"""Names of people as the systems write them."""

import unicodedata

from nestbox.roll.files import limits
from nestbox.roll.files.rows import folded

TITLES = frozenset(
    {
        "mr",
        "mrs",
        "miss",
        "ms",
        "mx",
        "dr",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "sir",
        "lady",
        "lord",
    }
)


class RowError(Exception):
    """A row, or a contact in it, that cannot be taken. `why` is a sentence for the office."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def checked(name: str, whose: str, longest: int = limits.NAME) -> str:
    """A name that can be one. Raises ``RowError`` for what is an address, a number or far too long."""
    if len(name) > longest:
        raise RowError(f"The name of the {whose} is longer than {longest} characters.")
    if name and ("@" in name or not any(unicodedata.category(char)[0] == "L" for char in name)):
        raise RowError(f"What stands where the name of the {whose} should be is not a name.")
    return name


def said(name: str) -> str:
    """A full name as it is said, without its title: "Rogers, Mrs Birt" is Birt Rogers."""
    last, comma, first = name.partition(",")
    ordered = f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip(" ,")
    parts = [part for part in ordered.split() if not _in_brackets(part)] or ordered.split()
    while len(parts) > 1 and folded(parts[0]).strip("().") in TITLES:
        parts.pop(0)
    return " ".join(parts)


def _in_brackets(part: str) -> bool:
    return part.startswith("(") and folded(part).strip("().") in TITLES


def split(name: str) -> tuple[str, str]:
    """Forename and surname of a full name: by its comma, otherwise the first word and the rest."""
    last, comma, first = name.partition(",")
    if comma:
        return first.strip(), last.strip()
    forename, _, surname = name.partition(" ")
    return forename, surname.strip()
