"""MED: photos of a post."""

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.facts import PhotoFacts
from nestbox.policy.values import SchoolValues


@clause("MED-1")
def a_post_has_only_so_many_photos(count: int, values: SchoolValues) -> Decision:
    """At most the school's number of photos."""
    if count <= values.photos_per_post:
        return allow("MED-1", "The post has room for these photos.")
    most = values.photos_per_post
    return refuse("MED-1", f"A post can have at most {most} {'photo' if most == 1 else 'photos'}.")


@clause("MED-1")
def a_photo_is_described(photo: PhotoFacts, number: int) -> Decision:
    """A description (alt text) for people who cannot see the photo. `number` counts from 1."""
    if photo.alt_text.strip() or not photo.usable:  # one that has to be left out needs none
        return allow("MED-1", f"Photo {number} has a description, or none is needed.")
    return ask(
        "MED-1",
        f"Please describe photo {number} for people who cannot see it.",
        missing=f"a description of photo {number}",
    )
