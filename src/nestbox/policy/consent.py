"""CON: no child is shown without consent. Until consents are recorded, that means no face at all."""

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, refuse
from nestbox.policy.facts import PhotoFacts


@clause("CON-3")
def a_photo_is_redacted_before_publication(photo: PhotoFacts, number: int) -> Decision:
    """Only finished renditions are published. `number` counts the post's photos from 1."""
    if photo.ready:
        return allow("CON-3", f"Photo {number} is ready.")
    return ask(
        "CON-3",
        f"Photo {number} is not ready yet. Faces are blurred before any photo is published.",
        missing=f"photo {number}, still being prepared",
    )


@clause("CON-2")
def every_face_is_accounted_for(photo: PhotoFacts, number: int) -> Decision:
    """As many faces redacted as were found. Any other count means that something went wrong."""
    if photo.faces_redacted == photo.faces_found >= 0:
        return allow("CON-2", f"Every face in photo {number} is blurred.")
    return refuse(
        "CON-2",
        f"Photo {number} cannot be published, because not every face that was found in it is blurred.",
    )
