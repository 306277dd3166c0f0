"""What reading a file gives, and how it fails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from nestbox.policy.roll import Roll

WITH_ORDER = "It holds a court order: please put this row right before you import."
Part = Literal["pupils", "carers", "staff", "consents"]


class Kind(StrEnum):
    """What a file was recognised as."""

    PUPILS = "pupils"
    CONTACTS = "contacts"
    STAFF = "staff"
    CTF = "common transfer file"
    ONEROSTER = "oneroster"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken, numbered from 1 as a spreadsheet does, and why in a sentence."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place from 0, what it was taken for (None: unused), up to three values."""

    index: int
    header: str
    field: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was understood.

    `covers` says of what the file is the whole list: who is missing from it has left. `merged` counts the
    entries of contacts that turned out to be somebody already seen. `columns` is () for CTF and OneRoster.
    `fingerprint` is one header row's own: a remembered mapping is found by it.
    """

    kind: Kind
    roll: Roll
    covers: frozenset[Part]
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    merged: int = 0
    columns: tuple[Column, ...] = ()
    fingerprint: str = ""


class UnreadableError(Exception):
    """The whole file cannot be used. `sentence` says why, for the office."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class MappingNeededError(Exception):
    """The columns were not recognised well enough: the office says what they are."""

    def __init__(self, columns: tuple[Column, ...], fingerprint: str) -> None:
        super().__init__("the columns of this file are not known yet")
        self.columns = columns
        self.fingerprint = fingerprint
