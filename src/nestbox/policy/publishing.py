"""Whether a draft can be published: every finding at once, so that nobody mends a post twice."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from nestbox.policy import remedies
from nestbox.policy.consent import (
    a_photo_is_redacted_before_publication,
    every_area_is_accounted_for,
    nobody_else_in_it_is_against_it,
    the_photo_was_looked_at,
)
from nestbox.policy.facts import DraftFacts, PhotoFacts, TextFacts
from nestbox.policy.finding import Finding, Place, Where, span
from nestbox.policy.hashtags import Agreement
from nestbox.policy.length import a_post_says_something, the_text_is_short_enough
from nestbox.policy.media import a_photo_is_described, a_post_has_only_so_many_photos
from nestbox.policy.naming import no_child_is_named
from nestbox.policy.permissions import Role
from nestbox.policy.purpose import a_post_outside_a_trip_is_confirmed, only_staff_post
from nestbox.policy.safety import (
    everybody_in_the_picture_is_known,
    only_the_post_has_hashtags,
    the_hashtags_are_agreed_to,
)
from nestbox.policy.values import SchoolValues

T = TypeVar("T")
DRAFT, POST, TRIP = Place(Where.DRAFT), Place(Where.POST), Place(Where.TRIP)


def findings(draft: DraftFacts, roles: Iterable[Role], values: SchoolValues) -> tuple[Finding, ...]:
    """Everything that stands against publication, in the order in which a person would mend it."""
    judged = (
        *_of_the_post(draft, roles, values),
        *(finding for text in draft.texts for finding in _of_a_text(text, draft.agreements)),
        *_of_hashtags_in_pictures(draft),
        *(finding for number, photo in _numbered(draft.photos) for finding in _of_a_photo(photo, number)),
    )
    return tuple(finding for finding in judged if not finding.decision.allowed)


def may_publish(draft: DraftFacts, roles: Iterable[Role], values: SchoolValues) -> bool:
    """Whether nothing stands against publication."""
    return not findings(draft, roles, values)


def _of_the_post(draft: DraftFacts, roles: Iterable[Role], values: SchoolValues) -> Iterator[Finding]:
    too_long = Place(Where.POST, start=draft.fits, end=draft.ends) if draft.fits is not None else POST
    count = len(draft.photos)
    yield Finding(only_staff_post(roles), DRAFT)
    yield Finding(a_post_says_something(draft), POST, remedies.WRITE)
    yield Finding(the_text_is_short_enough(draft.length, values), too_long, remedies.SHORTEN)
    yield Finding(a_post_outside_a_trip_is_confirmed(draft), TRIP, remedies.PURPOSE)
    yield Finding(a_post_has_only_so_many_photos(count, values), DRAFT, remedies.TOO_MANY)


def _of_a_text(text: TextFacts, agreements: Collection[Agreement]) -> Iterator[Finding]:
    where = text.place.where
    for named in text.names:
        place = span(text.place, named.found.start, named.found.end)
        decision = no_child_is_named(named.found, confirmed=named.confirmed)
        yield Finding(decision, place, remedies.for_a_name(named, where))
    for tag in text.hashtags:
        place = span(text.place, tag.start, tag.end)
        if where is Where.POST:
            yield Finding(the_hashtags_are_agreed_to(agreements), place, remedies.for_hashtags(agreements))
        else:
            yield Finding(only_the_post_has_hashtags(where), place, remedies.for_a_hashtag_elsewhere(where))


def _of_hashtags_in_pictures(draft: DraftFacts) -> Iterator[Finding]:
    if not any(text.hashtags for text in draft.texts):
        return
    for number, photo in _numbered(draft.photos):
        for count, area in _numbered(photo.areas):
            place = Place(Where.AREA, photo=number, area=count)
            yield Finding(everybody_in_the_picture_is_known(area, number), place, remedies.NAME_PEOPLE)


def _of_a_photo(photo: PhotoFacts, number: int) -> Iterator[Finding]:
    place = Place(Where.PHOTO, photo=number)
    not_ready = remedies.WAIT if photo.usable else remedies.UNUSABLE
    yield Finding(a_photo_is_redacted_before_publication(photo, number), place, not_ready)
    for count, area in _numbered(photo.areas):
        alone = replace(photo, areas=(area,))
        where = Place(Where.AREA, photo=number, area=count)
        yield Finding(every_area_is_accounted_for(alone, number), where, remedies.ACCOUNT_FOR)
    yield Finding(nobody_else_in_it_is_against_it(photo, number), place, remedies.COVER_THEM)
    yield Finding(the_photo_was_looked_at(photo, number), place, remedies.LOOK)
    described = Place(Where.ALT_TEXT, photo=number)
    yield Finding(a_photo_is_described(photo, number), described, remedies.DESCRIBE)


def _numbered(things: Iterable[T]) -> Iterator[tuple[int, T]]:
    return enumerate(things, start=1)
