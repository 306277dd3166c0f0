"""NAM: no child is named."""

import re
from collections.abc import Iterable

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.resembling import names_resemble, person_name
from nestbox.policy.spotting.finding import find_names
from nestbox.policy.spotting.index import NamesOfRoll, index_of
from nestbox.policy.spotting.rewording import rewording
from nestbox.policy.spotting.seen import matching_word
from nestbox.policy.spotting.shapes import How, NameFound

__all__ = [
    "How",
    "NameFound",
    "NamesOfRoll",
    "a_confirmation_has_a_reason",
    "a_shown_name_is_its_owners",
    "find_names",
    "index_of",
    "is_in_a_place",
    "matching_word",
    "no_child_is_named",
    "rewording",
]


@clause("NAM-1")
def no_child_is_named(found: NameFound, *, confirmed: bool = False) -> Decision:
    """A name is refused. What can be an ordinary word goes through once staff confirm it, with a reason."""
    if not found.ordinary:
        return refuse("NAM-1", f"“{found.text}” may name a child. Posts name no child.")
    if confirmed:
        return allow("NAM-1", f"“{found.text}” is an ordinary word here: staff have confirmed it.")
    return ask(
        "NAM-1",
        f"“{found.text}” is an ordinary word, and also a child's name.",
        missing="a confirmation, with a reason, that it is the ordinary word",
    )


@clause("NAM-1")
def a_confirmation_has_a_reason(reason: str) -> Decision:
    """Why a word names nobody is kept with the confirmation, so an empty reason will not do."""
    if reason.strip():
        return allow("NAM-1", "The reason is kept with the confirmation.")
    return ask("NAM-1", "Please say in a few words why this names nobody. It is kept.", missing="a reason")


@clause("NAM-1")
def a_shown_name_is_its_owners(name: str, found: Iterable[NameFound], owned: Iterable[str]) -> Decision:
    """The name beside a comment, which every follower reads, is its owner's on the roll, or is asked about.

    ``found`` are the children whom it may name, ``owned`` the owner's names on the roll. A surname alone is
    the family's. A child's full name is the owner's only where the roll has it word for word: an initial on
    the roll proves nothing.
    """
    ways = {one.how for one in found}
    given, known = person_name(name), [person_name(one) for one in owned]
    if ways <= {How.SURNAME} or any(given.whole == one.whole for one in known):
        return allow("NAM-1", "The name beside the comment is an adult's.")
    if How.FULL_NAME not in ways and any(names_resemble(given, one) for one in known):
        return allow("NAM-1", "The name beside the comment is an adult's.")
    return ask("NAM-1", "The name beside the comment may be a child's.", missing="a look at the name")


def is_in_a_place(text: str, found: NameFound, places: Iterable[str]) -> bool:
    """Whether a name is part of a place of the trip: "Rose" of "Rose Cottage".

    A place of one word lets a surname alone through ("Buxton"), and none lets a child's full name through.
    """
    if found.how is How.FULL_NAME:
        return False
    alone = found.how is How.SURNAME
    phrases = [re.escape(place) for place in places if alone or len(place.split()) > 1]
    found_in = [re.finditer(rf"(?<!\w){phrase}(?!\w)", text, re.IGNORECASE) for phrase in phrases]
    spans = [match.span() for matches in found_in for match in matches]
    return any(start <= found.start and found.end <= end for start, end in spans)
