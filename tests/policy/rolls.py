"""A small school's roll as plain values, for the tests that match people with it."""

from datetime import date

from nestbox.policy.index import RollIndex
from nestbox.policy.matching import Match, match
from nestbox.policy.roll import Address, Carer, Pupil, Responsibility, Roll, StaffMember

TODAY = date(2026, 6, 1)

IVY = Pupil("ivy", "Ivy", "Rogers", year_group=5)
ADA = Pupil("ada", "Ada", "Rogers", year_group=2)
LEO = Pupil("leo", "Leo", "Okafor", year_group=6, school_email="L.Okafor@pupils.example")

BIRT = Carer("birt", "Birt Rogers", (Address("birt@home.example"),))
TOM = Carer("tom", "Tom Rogers", (Address("tom@home.example"),))


def mother(carer: Carer, pupil: Pupil, *, restricted: bool | None = False) -> Responsibility:
    return Responsibility(
        pupil.key,
        carer.key,
        "Mother",
        parental_responsibility=True,
        principal_carer=True,
        contact_restricted=restricted,
    )


def family(*lines: tuple[Carer, Pupil, Responsibility], staff: tuple[StaffMember, ...] = ()) -> Roll:
    """A roll of these people, each once."""
    carers = {carer.key: carer for carer, _, _ in lines}
    pupils = {pupil.key: pupil for _, pupil, _ in lines}
    return Roll(tuple(pupils.values()), tuple(carers.values()), tuple(line for *_, line in lines), staff)


def held(
    carer: Carer, *pupils: Pupil, restricted: bool | None = False
) -> list[tuple[Carer, Pupil, Responsibility]]:
    """One carer of these children."""
    return [(carer, pupil, mother(carer, pupil, restricted=restricted)) for pupil in pupils]


def found(roll: Roll, email: str, name: str = "") -> Match:
    return match(RollIndex(roll), email, name, TODAY)
