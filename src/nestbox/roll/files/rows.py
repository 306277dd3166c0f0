"""Rows of cells, wherever they come from."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

BELOW = re.compile(
    r"((grand |sub)?-?totals?|count|number of|printed|report|page \d+|end of|generated|exported|run by)\b",
    re.IGNORECASE,
)
FEW = 3
SPACES = re.compile(r"\s+")
JOINERS = "\u200c\u200d"  # letters of some scripts need them


@dataclass(frozen=True, slots=True)
class Row:
    """One row, numbered from 1 as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as text, with what was noticed when it was read."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def plain(text: str) -> str:
    """A cell without surrounding or doubled space and without invisible characters, in NFC."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    spaced = SPACES.sub(" ", text)
    shown = "".join(char for char in spaced if char in JOINERS or unicodedata.category(char) not in _HIDDEN)
    return unicodedata.normalize("NFC", shown).strip()


def is_footer(said: Sequence[str]) -> bool:
    """Whether the cells that hold anything are those of a total or of a printer's line, not of a person."""
    return len(said) <= FEW and any(BELOW.match(first) for first in said[:1])


def folded(text: str) -> str:
    """For comparing: without case, kinds of apostrophe and hyphen, or doubled space."""
    if text.isascii():
        return " ".join(text.casefold().replace("`", "'").split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE).split())


_HIDDEN = {"Cc", "Cf"}
_ALIKE = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "–": "-"})
