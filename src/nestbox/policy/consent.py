"""CON: no child is shown without consent, and what may not be shown is covered for good."""

from nestbox.policy.clauses import clause
from nestbox.policy.decision import Decision, allow, ask, first_objection, refuse
from nestbox.policy.facts import AreaFacts, AreaKind, PhotoFacts, Says
from nestbox.policy.standing import NO, Standing

WHY_NOT = {
    Standing.REFUSED: "This child may not be shown: consent was refused.",
    Standing.WITHDRAWN: "This child may not be shown: consent was withdrawn.",
    Standing.EXPIRED: "This child may not be shown: consent has run out, and nobody has answered again.",
    Standing.ASKED: "This child may not be shown: consent was asked for, and nobody has answered yet.",
    Standing.UNKNOWN: "This child may not be shown: nobody has answered yet whether they may.",
}


@clause("CON-1")
def consent_is_on_record(standing: Standing | None) -> Decision:
    """A yes on record. Every other answer, and none at all, is a no."""
    if standing is Standing.GIVEN:
        return allow("CON-1", "Consent was given for this child.")
    return refuse("CON-1", WHY_NOT[standing or Standing.UNKNOWN])


@clause("CON-2")
def may_be_in_the_picture(standing: Standing, *, has_place: bool) -> Decision:
    """Whether a child may be seen in a photo. With a place of their own, as a face has, that takes a yes.

    A child seen from behind is judged only by what was said against it: nobody could cover them.
    """
    given = consent_is_on_record(standing)
    if given.allowed or not (has_place or standing in NO):
        return allow("CON-2", "Nothing that was said speaks against it.")
    return refuse("CON-2", given.why)


@clause("CON-2")
def may_be_uncovered(area: AreaFacts) -> Decision:
    """Whether this part of a picture may be seen. What nobody accounted for may not."""
    if area.kind is AreaKind.TEXT:
        return _text_may_be_uncovered(area)
    if area.says is Says.CHILD:
        return may_be_in_the_picture(area.standing or Standing.UNKNOWN, has_place=True)
    if area.says is Says.ADULT or (area.says is Says.NOT_A_FACE and area.kind is not AreaKind.DRAWN):
        return allow("CON-2", "Staff have said that this is no child.")
    return refuse("CON-2", "Nobody has said who this is, so it stays covered.")


@clause("CON-3")
def text_may_be_uncovered(area: AreaFacts) -> Decision:
    """Text that holds a word of the roll identifies a child; other text is covered when staff say so."""
    if area.names:
        return refuse("CON-3", "This text holds a name from the roll, so it stays covered.")
    if area.says is Says.COVER:
        return refuse("CON-3", "Staff have covered this text.")
    return allow("CON-3", "This text names no child of the school.")


def _text_may_be_uncovered(area: AreaFacts) -> Decision:
    answer = text_may_be_uncovered(area)
    return answer if not answer.allowed else allow("CON-2", answer.why)


@clause("CON-3")
def a_photo_is_redacted_before_publication(photo: PhotoFacts, number: int) -> Decision:
    """Only finished renditions, made of what staff said last, are published. `number` counts from 1."""
    if photo.ready:
        return allow("CON-3", f"Photo {number} is ready.")
    if not photo.usable:
        return refuse("CON-3", f"Photo {number} cannot be used. Please leave it out.")
    return ask(
        "CON-3",
        f"Photo {number} is not ready yet. Faces are covered before any photo is published.",
        missing=f"photo {number}, still being prepared",
    )


@clause("CON-3")
def the_photo_was_looked_at(photo: PhotoFacts, number: int) -> Decision:
    """What was previewed is what is published: a photo that was made anew since is looked at again.

    Instead of a look, whoever took the photo may vouch that nobody in it may not be shown. That carries
    only while every face that was found is covered.
    """
    if photo.seen or not photo.ready:  # one that is not ready is told of already
        return allow("CON-3", f"Photo {number} was looked at.")
    if photo.vouched and not _shows_a_face(photo):
        return allow("CON-3", f"Every face that was found in photo {number} is covered.")
    return ask(
        "CON-3",
        f"Photo {number} has changed since you looked at it. Please look at it once more.",
        missing=f"a look at photo {number}",
    )


def _shows_a_face(photo: PhotoFacts) -> bool:
    return any(not area.covered for area in photo.areas if area.kind is not AreaKind.TEXT)


@clause("CON-2")
def every_area_is_accounted_for(photo: PhotoFacts, number: int) -> Decision:
    """Every part that can be seen in the finished picture may be seen now, as consents stand now."""
    seen = [may_be_uncovered(area) for area in photo.areas if not area.covered]
    objection = first_objection(allow("CON-2", f"Every face in photo {number} is accounted for."), *seen)
    if objection.allowed:
        return objection
    return refuse("CON-2", f"Photo {number} shows somebody who may not be shown. {objection.why}")


@clause("CON-2")
def nobody_else_in_it_is_against_it(photo: PhotoFacts, number: int) -> Decision:
    """Nobody who is in the picture without a place of their own may not be in pictures."""
    allowed = allow("CON-2", f"Nobody else in photo {number} may not be shown.")
    judged = [may_be_in_the_picture(standing, has_place=False) for standing in photo.present]
    objection = first_objection(allowed, *judged)
    if objection.allowed:
        return objection
    why = f"A child without a face in photo {number} is in it. {objection.why}"
    return refuse("CON-2", why)
