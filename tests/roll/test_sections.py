"""A preview in words."""

from dataclasses import replace
from typing import Any

from nestbox.policy.roll import Address, Carer, Pupil, Responsibility, Roll, StaffMember
from nestbox.roll.difference import Change, Difference
from nestbox.roll.sections import SHOWN, sections

ADA = Pupil(1, "Ada", "Okafor", year_group=5)
SAM = Carer(1, "Sam Okafor", (Address("sam@gmail.com"),))
HELD = Responsibility(1, 1, "father", key=1)


def said(after: Roll | None = None, **parts: Any) -> dict[str, tuple[str, ...]]:
    empty: dict[str, Any] = {"pupils": (), "carers": (), "responsibilities": (), "staff": (), "refused": ()}
    changes = Difference(**(empty | parts))
    return {part.title: part.lines for part in sections(changes, after or Roll((ADA,), (SAM,), (HELD,)))}


def test_nothing_is_said_of_what_does_not_change() -> None:
    assert said() == {}


def test_a_child_and_a_carer_with_the_same_number_are_told_apart() -> None:
    assert said(responsibilities=(Change(HELD, None),)) == {
        "No longer a contact": ("Sam Okafor, father of Ada Okafor",)
    }


def test_who_leaves_and_who_moves_up_are_named() -> None:
    leo = Pupil(2, "Leo", "Okafor", year_group=6)
    pupils = (Change(leo, replace(leo, on_roll=False)), Change(ADA, replace(ADA, year_group=6)))
    assert said(pupils=pupils) == {
        "Leave the roll": ("Leo Okafor, Year 6",),
        "Move to another year": ("Ada Okafor: Year 5 to Year 6",),
    }


def test_a_child_is_named_by_law_and_as_the_school_calls_it() -> None:
    addie = Pupil(3, "Ada", "Okafor", preferred_name="Addie", preferred_surname="Bell", year_group=5)
    assert said(pupils=(Change(None, addie),)) == {"New children": ("Ada (Addie) Okafor (Bell), Year 5",)}


def test_a_new_address_is_shown_beside_the_old() -> None:
    moved = replace(SAM, addresses=(Address("s.okafor@nhs.net", "work"),))
    assert said(carers=(Change(SAM, moved),)) == {
        "Contact details changed": ("Sam Okafor: sam@gmail.com becomes s.okafor@nhs.net (work)",)
    }


def test_a_court_order_stands_out() -> None:
    ordered = Change(HELD, replace(HELD, contact_restricted=True))
    assert said(responsibilities=(ordered,))["Court orders recorded"] == ("Sam Okafor, father of Ada Okafor",)


def test_many_lines_are_counted_and_the_first_shown() -> None:
    new = tuple(Change(None, StaffMember(f"new {n}", f"Ann {n:03}", "teacher")) for n in range(SHOWN + 5))
    assert len(said(staff=new)["New staff"]) == SHOWN
