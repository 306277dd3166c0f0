"""Who is on the demonstration's roll, and what their carers have said of photos."""

from __future__ import annotations

from dataclasses import dataclass

from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.policy.standing import Standing
from nestbox.roll.actions import Contact

GIVEN, REFUSED, ASKED = Standing.GIVEN, Standing.REFUSED, None


@dataclass(frozen=True, slots=True)
class Family:
    """A child with one carer, who is not in the cast; ``answer`` None: nobody has heard of them yet."""

    forename: str
    surname: str
    year_group: int
    carer: str
    answer: Standing | None


OTHERS: tuple[Family, ...] = (
    Family("Aisha", "Rahman", 6, "Nadia", GIVEN),
    Family("Anastasia", "Featherstonehaugh-Lindqvist", 5, "Henrietta", ASKED),
    Family("Callum", "Fraser", 5, "Morag", GIVEN),
    Family("Elsie", "Hartley", 6, "Beth", REFUSED),
    Family("Ffion", "Davies", 5, "Carys", GIVEN),
    Family("Hugo", "Lindqvist", 6, "Astrid", GIVEN),
    Family("Jakub", "Zielinski", 6, "Ewa", ASKED),
    Family("Kofi", "Mensah", 5, "Abena", GIVEN),
    Family("Mabel", "Thornton", 5, "Ruth", GIVEN),
    Family("Noah", "Adeyemi", 6, "Folake", GIVEN),
    Family("Priya", "Nair", 5, "Latha", GIVEN),
    Family("Zainab", "Hussain", 6, "Samira", GIVEN),
)


def families(world: World) -> dict[str, int]:
    """Put everybody on the roll, with what was said of them on paper; ids by forename."""
    sam = carer(cast.FOLLOWER, "father")
    children = {
        "Ada": world.child("Ada", "Okafor", 6, sam),
        "Leo": world.child("Leo", "Okafor", 5, sam),
        "Mia": world.child("Mia", "Bennett", 6, carer(cast.MOTHER)),
        "Oskar": world.child("Oskar", "Kowalski", 6, carer(cast.ENDED)),
        "Nell": world.child("Nell", "Fielding", 6, carer(cast.NEWCOMER)),
        "Ivy": world.child("Ivy", "Rogers", 5, carer(cast.PENDING)),
        "Emil": world.child("Emil", "Fischer", 5, carer(cast.UNKNOWN_DOMAIN)),
        "Rowan": world.child("Rowan", "Whitfield", 5, _grandmother()),
        "Poppy": world.child("Poppy", "Hale", 6, _restricted()),
    }
    for forename in ("Ada", "Mia", "Oskar", "Nell"):
        world.answers(children[forename])
    world.answers(children["Emil"], REFUSED)
    return children | {family.forename: _add(world, family) for family in OTHERS}


def _add(world: World, family: Family) -> int:
    member = cast.Member(
        f"{family.carer} {family.surname}",
        f"{family.carer}.{family.surname}@gmail.com".lower(),
        "On the roll, and never signed up.",
    )
    child = world.child(family.forename, family.surname, family.year_group, carer(member))
    if family.answer:
        world.answers(child, family.answer)
    return child


def _grandmother() -> Contact:
    who = cast.GRANDMOTHER
    return Contact(who.name, who.email, "grandmother", principal_carer=False, contact_restricted=False)


def _restricted() -> Contact:
    return Contact(cast.RESTRICTED.name, cast.RESTRICTED.email, "father", contact_restricted=True)
