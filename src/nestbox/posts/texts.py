"""The texts that leave the school with a post, and what is found in them (NAM-1, SAF-4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nestbox.policy.facts import Named, TextFacts
from nestbox.policy.finding import Place, Where
from nestbox.policy.hashtags import hashtags
from nestbox.policy.naming import NameFound, rewording
from nestbox.posts import words
from nestbox.records.models import Draft, Photo
from nestbox.roll.naming import finder
from nestbox.schools import children
from nestbox.schools.trips import places_of


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a draft. ``photo_id`` for a description."""

    place: Place
    text: str
    photo_id: int | None = None


def texts_of(draft: Draft, photos: Iterable[Photo]) -> list[Text]:
    """Every text that followers would read. File names are not kept; text in a photo is an area of it."""
    texts = [Text(Place(Where.POST), draft.text)]
    if draft.trip is not None:
        texts.append(Text(Place(Where.TRIP_TITLE), draft.trip.title))
        texts.append(Text(Place(Where.TRIP_PLACE), draft.trip.place))
    descriptions = (
        Text(Place(Where.ALT_TEXT, photo=number), photo.alt, photo.pk)
        for number, photo in enumerate(photos, start=1)
    )
    return [*texts, *descriptions]


def facts_of(draft: Draft, photos: Iterable[Photo]) -> tuple[TextFacts, ...]:
    """What is found in each of a draft's texts. Children of the trip are read only where a name is found."""
    find = finder(draft.feed.school_id, places_of(draft.trip) if draft.trip is not None else ())
    found = [(text, find(text.text)) for text in texts_of(draft, photos)]
    named = _naming(draft) if any(names for _, names in found) else None
    return tuple(
        TextFacts(
            place=text.place,
            names=tuple(named(text, name) for name in names) if named is not None else (),
            hashtags=hashtags(text.text),
        )
        for text, names in found
    )


def _naming(draft: Draft) -> Callable[[Text, NameFound], Named]:
    confirmed = words.confirmed_in(draft)
    going = children.of_trip(draft.feed.school_id, draft.trip_id)
    years = [child.year_group for child in going]

    def named(text: Text, name: NameFound) -> Named:
        key = words.key_of(text.place.where, text.photo_id, text.text, name.start, name.end)
        return Named(name, key in confirmed, rewording(name, years))

    return named
