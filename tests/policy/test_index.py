from collections.abc import Iterator

import pytest

from nestbox.policy.index import RollIndex
from nestbox.policy.matching import match
from nestbox.policy.roll import Carer, Roll
from tests.policy.rolls import ADA, BIRT, IVY, LEO, TODAY, TOM, family, held, mother

FAMILY = family(*held(BIRT, IVY, ADA), *held(TOM, IVY))


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    ("pupils", "carers", "name", "restricted"),
    [
        (["ivy"], ["tom"], "", True),
        (["ada"], ["tom"], "", True),
        (["leo"], ["tom"], "", False),
        (["ivy"], ["birt"], "", False),
        (["ivy"], ["birt"], "Mr Tom Rogers", True),
        (["nobody"], ["unknown"], "", False),
        ([], [], "", False),
    ],
)
def test_a_restriction_holds_for_the_child_and_its_siblings(
    pupils: list[str], carers: list[str], name: str, restricted: bool
) -> None:
    roll = family(*held(BIRT, IVY, ADA), *held(TOM, IVY, restricted=True), *held(Carer("kit", "Kit"), LEO))
    assert RollIndex(roll).restricted(pupils, carers, name) is restricted


@pytest.mark.clause("REQ-2")
def test_a_restriction_of_a_link_that_the_roll_has_no_more_still_stands() -> None:
    index = RollIndex(FAMILY, [mother(TOM, ADA, restricted=True)])
    facts = match(index, "tom@home.example", "Tom Rogers", TODAY).facts
    assert (facts.sibling_restricted, facts.restricted_namesake) == (True, "same")


def test_a_large_roll_answers_many_questions_without_being_read_for_each() -> None:
    class Counting(tuple[Carer, ...]):
        __slots__ = ()
        readings = 0

        def __iter__(self) -> Iterator[Carer]:
            Counting.readings += 1
            return super().__iter__()

    carers = Counting(Carer(number, f"Kit Marlow{number}") for number in range(50))
    index = RollIndex(Roll(carers=carers))
    match(index, "first@gmail.com", "Kit Marlow", TODAY)
    once = Counting.readings
    for number in range(20):
        match(index, f"kit.{number}@gmail.com", "Tom Rogers", TODAY)
    assert Counting.readings == once
