"""One thing that stands against publishing: the decision, where exactly it is, and how to put it right."""

from dataclasses import dataclass, replace
from enum import StrEnum

from nestbox.policy.decision import Decision


class Where(StrEnum):
    """What part of a post a finding is about."""

    DRAFT = "draft"
    POST = "post"
    TRIP = "trip"
    TRIP_TITLE = "trip title"
    TRIP_PLACE = "trip place"
    ALT_TEXT = "alt text"
    PHOTO = "photo"
    AREA = "area"


class Do(StrEnum):
    """What puts a finding right. Pages make each of them a button or a link."""

    ACCOUNT_FOR = "account for"
    ASK_CARERS = "ask carers"
    CHOOSE_TRIP = "choose trip"
    CONFIRM_PURPOSE = "confirm purpose"
    CONFIRM_WORD = "confirm word"
    EDIT = "edit"
    EDIT_TRIP = "edit trip"
    LEAVE_OUT = "leave out"
    LOOK = "look"
    REPLACE = "replace"
    TAKE_HASHTAGS_OUT = "take hashtags out"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is. `photo` and `area` count from 1; `start` and `end` are characters of the text.

    The characters are Unicode code points, as Python counts them; `end` is the first one behind.
    """

    where: Where
    photo: int | None = None
    area: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to put it right, in a short sentence. `words` are to stand at the place instead."""

    do: Do
    sentence: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A decision that is not a yes, its place, and the ways to put it right: the shortest comes first."""

    decision: Decision
    place: Place
    remedies: tuple[Remedy, ...] = ()

    @property
    def clause(self) -> str:
        """The clause that it is found under."""
        return self.decision.clause

    @property
    def why(self) -> str:
        """The sentence that the person is shown."""
        return self.decision.why


def span(place: Place, start: int, end: int) -> Place:
    """The same place, narrowed to these characters of its text."""
    return replace(place, start=start, end=end)
