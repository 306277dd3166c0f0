"""Whether a draft can be published: every objection at once, so that nobody mends a post twice."""

from collections.abc import Iterable

from nestbox.policy.consent import a_photo_is_redacted_before_publication, every_face_is_accounted_for
from nestbox.policy.decision import Decision, objections
from nestbox.policy.facts import DraftFacts
from nestbox.policy.length import a_post_says_something, the_text_is_short_enough
from nestbox.policy.media import a_photo_is_described, a_post_has_only_so_many_photos
from nestbox.policy.permissions import Role
from nestbox.policy.purpose import a_post_outside_a_trip_is_confirmed, only_staff_post
from nestbox.policy.values import SchoolValues


def findings(draft: DraftFacts, roles: Iterable[Role], values: SchoolValues) -> tuple[Decision, ...]:
    """Everything that stands against publication, in the order in which a person would mend it."""
    of_the_photos = [
        decision
        for number, photo in enumerate(draft.photos, start=1)
        for decision in (
            a_photo_is_redacted_before_publication(photo, number),
            every_face_is_accounted_for(photo, number),
            a_photo_is_described(photo, number),
        )
    ]
    return objections(
        only_staff_post(roles),
        a_post_says_something(draft),
        the_text_is_short_enough(draft.length, values),
        a_post_outside_a_trip_is_confirmed(draft),
        a_post_has_only_so_many_photos(len(draft.photos), values),
        *of_the_photos,
    )


def may_publish(draft: DraftFacts, roles: Iterable[Role], values: SchoolValues) -> bool:
    """Whether nothing stands against publication."""
    return not findings(draft, roles, values)
