"""Rows of cells, wherever they come from."""

import re
import unicodedata
from dataclasses import dataclass

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


def folded(text: str) -> str:
    """For comparing: without case, kinds of apostrophe and hyphen, or doubled space."""
    if text.isascii():
        return " ".join(text.casefold().replace("`", "'").split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE).split())


_HIDDEN = {"Cc", "Cf"}
_ALIKE = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "–": "-"})
