"""When an email address or a name looks like somebody's name. By rules, and never a proof of anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nestbox.policy.names import folded

Likeness = Literal["whole", "surname"]

# A surname this short stands in many words: it counts only beside the forename or its initial.
SHORTEST_ALONE = 4
SHORTEST_GROWN_TOGETHER = 5

_NO_LETTERS = re.compile(r"[\W\d_]+")
_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "prof", "rev", "sir"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name to compare with: folded forenames, and the surname, a double one without its gap."""

    forenames: tuple[str, ...]
    surname: str

    @property
    def whole(self) -> str:
        """The name in one piece, to look up: nobody knows where another writes a gap or a hyphen."""
        return "".join((*self.forenames, self.surname))


def person_name(name: str) -> PersonName:
    """A name in one text. What follows the last space is the surname; titles are dropped."""
    words = [_joined(word) for word in name.split()]
    kept = [word for word in words if word and word not in _TITLES]
    return PersonName(tuple(kept[:-1]), kept[-1] if kept else "")


def pupil_name(forename: str, surname: str) -> PersonName:
    """A name whose surname is known as such, also one of several words."""
    return PersonName(tuple(folded(forename).split()), _joined(surname))


def surnames_of(name: PersonName, written: str) -> set[str]:
    """Under which surnames a name is looked up: the whole one, and each long enough part of a double one."""
    parts = {part for part in folded(written).split() if len(part) >= SHORTEST_ALONE}
    return {name.surname, *(part for part in parts if part in name.surname)} - {""}


@dataclass(frozen=True, slots=True)
class LocalPart:
    """The part of an address before the @: its words, without figures and what follows a plus sign."""

    words: tuple[str, ...]

    @property
    def joined(self) -> str:
        """All letters in one piece."""
        return "".join(self.words)

    def possible_surnames(self) -> set[str]:
        """Every word, and every beginning and end of the words and of the whole."""
        texts = (*self.words, self.joined)
        cuts = {text[:end] for text in texts for end in range(2, len(text) + 1)}
        return cuts | {text[begin:] for text in texts for begin in range(len(text) - 1)}


def local_part(email: str) -> LocalPart:
    """Take an address apart."""
    written = email.rpartition("@")[0].partition("+")[0]
    return LocalPart(tuple(folded(_NO_LETTERS.sub(" ", written)).split()))


def address_resembles(local: LocalPart, name: PersonName, surname: str) -> Likeness | None:
    """Whether an address looks like a whole name (forename or initial too), like a surname, or neither."""
    if any(rest in _beside(name) for rest in _rests(local, surname)):
        return "whole"
    if surname in local.words and len(surname) >= SHORTEST_ALONE:
        return "surname"
    grown = local.joined.startswith(surname) or local.joined.endswith(surname)
    return "surname" if grown and len(surname) >= SHORTEST_GROWN_TOGETHER else None


def names_resemble(one: PersonName, other: PersonName) -> bool:
    """Whether surnames are the same, and one forename begins as the other: Kat and Katharine, or K."""
    if not one.forenames or not other.forenames or one.surname != other.surname:
        return False
    first, second = one.forenames[0], other.forenames[0]
    return first.startswith(second) or second.startswith(first)


def _rests(local: LocalPart, surname: str) -> Iterator[str]:
    """What else there is in the address beside the surname."""
    if local.joined.startswith(surname):
        yield local.joined[len(surname) :]
    if local.joined.endswith(surname):
        yield local.joined[: -len(surname)]
    if surname in local.words:
        yield from (word for word in local.words if word != surname)


def _beside(name: PersonName) -> set[str]:
    """What makes a surname a whole name: a forename, all of them, its initial, or all initials."""
    initials = "".join(forename[0] for forename in name.forenames)
    return {*name.forenames, "".join(name.forenames), initials[:1], initials} - {""}


def _joined(word: str) -> str:
    return folded(word).replace(" ", "")
