"""Which column of a list of staff holds what."""

from collections.abc import Sequence

from nestbox.roll.files.headers import Meaning
from nestbox.roll.files.places import Place, Places

STAFFS = ("name", "forename", "surname", "category", "starts", "ends", "current")
NOT_STAFFS = frozenset({"upn", "relationship", "parental_responsibility", "lives_with"})


def is_staff_list(meanings: Sequence[Meaning]) -> bool:
    """A list with people's category or job and nothing of pupils, or one that names staff and nobody else."""
    told = [found for found in meanings if found.attribute not in {"", "unused", "remark"}]
    attributes = {found.attribute for found in told}
    whose = {found.who for found in told}
    if attributes & NOT_STAFFS or "pupil" in whose:
        return False
    if any(found.attribute == "category" and found.who != "contact" for found in told):
        return True
    return "staff" in whose and "contact" not in whose and "year" not in attributes


def staff_places(meanings: Sequence[Meaning]) -> Places:
    """The columns of a list of staff. A work address is known as such, so that it is never taken."""
    names = [_staff_field(found, meanings) for found in meanings]
    taken: set[str] = set()
    places: list[Place | None] = []
    for name in names:
        places.append(Place(name) if name and name not in taken else None)
        taken.add(name)
    return tuple(places)


def _staff_field(found: Meaning, meanings: Sequence[Meaning]) -> str:
    attribute = "current" if found.attribute == "status" else found.attribute
    if attribute == "title" and not any(other.attribute == "category" for other in meanings):
        return ""
    if attribute in {"email_work", "school_email"}:
        return "staff.email_work"
    if attribute == "email_home":
        return "staff.email"
    if attribute in {"email", "email_other"}:
        return "" if any(other.attribute == "email_home" for other in meanings) else "staff.email"
    return f"staff.{attribute}" if attribute in STAFFS else ""
