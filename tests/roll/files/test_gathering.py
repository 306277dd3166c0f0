"""The same person is recognised again, and two who merely share a name are not."""

import pytest

from nestbox.policy.roll import Address
from nestbox.roll.files.reading import UnreadableError, read_together
from tests.roll.files.exports import TODAY, carers, export, held, names, of, oneroster, together, whys

HEAD = "UPN,Forename,Surname,Year,Form,Contact ID,Contact Name,Relationship,Email,Mobile,Court Order\n"
ADA = "A820200120001,Ada,Rogers,5,5K"
BEN = "B820200120002,Ben,Rogers,6,6J"
CLEO = "C820200120003,Cleo,Rogers,2,2A"
PUPILS = "Forename,Surname,UPN,Year,Reg\n"
ALIKE = "Two pupils have this name, and neither a UPN, a number, a form nor a date of birth tells them apart."


def family(*contacts: str) -> str:
    pupils = (ADA, BEN, CLEO)
    return HEAD + "".join(f"{pupil},{contact}\n" for pupil, contact in zip(pupils, contacts, strict=False))


def test_a_parent_of_three_appears_once() -> None:
    found = of(family(*["7,Birt Rogers,Mother,b@gmail.com,,"] * 3))

    assert (carers(found), len(found.roll.responsibilities), found.merged) == (["Birt Rogers"], 3, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (",Birt Rogers,Mother,b@gmail.com,,", ",BIRT ROGERS,Mother,b@gmail.com,,"),
        ("7,Birt Rogers,Mother,,,", "7,Birt Rogers,Mother,,,"),
        ("7,Birt Rogers,Mother,b@gmail.com,,", "8,Birt Rogers,Mother,b@gmail.com,,"),
        (",Birt Rogers,Mother,,07700 900001,", ",Birt Rogers,Mother,other@gmail.com,07700900001,"),
        (",Birt O’Neill,Mother,b@gmail.com,,", ",Birt O'Neill,Mother,b@gmail.com,,"),
    ],
)
def test_one_person_is_known_by_number_address_or_household(one: str, other: str) -> None:
    assert len(of(family(one, other)).roll.carers) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (",John Smith,Father,,,", ",John Smith,Father,,,"),
        (",John Smith,Father,a@gmail.com,,", ",John Smith,Father,b@gmail.com,,"),
        ("7,John Smith,Father,,07700 900001,", "8,John Smith,Father,,07700 900001,"),
        (",John Smith,Father,,07700 900001,", ",John Smith,Grandfather,,07700 900001,"),
        (",Birt Rogers,Mother,b@gmail.com,,", ",Al Rogers,Father,b@gmail.com,,"),
        ("7,Birt Rogers,Mother,,,", "7,Marcus Hale,Father,,,"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert len(of(family(one, other)).roll.carers) == 2


def test_a_father_without_address_is_known_by_the_childrens_mother() -> None:
    mother, father = ",Birt Rogers,Mother,b@gmail.com,,", ",John Rogers,Father,,,"
    text = HEAD + "".join(f"{pupil},{contact}\n" for pupil in (ADA, BEN) for contact in (mother, father))

    assert carers(of(text)) == ["Birt Rogers", "John Rogers"]


def test_fathers_of_one_name_in_two_families_stay_two() -> None:
    mothers = (",Birt Rogers,Mother,b@gmail.com,,", ",Jane Bell,Mother,j@gmail.com,,")
    rows = [
        f"{pupil},{one}\n{pupil},,John Smith,Father,,,\n"
        for pupil, one in zip((ADA, BEN), mothers, strict=True)
    ]

    assert carers(of(HEAD + "".join(rows))) == ["Birt Rogers", "John Smith", "Jane Bell", "John Smith"]


def test_a_number_that_two_people_have_identifies_neither() -> None:
    found = of(family("7,Birt Rogers,Mother,,,", "7,Marcus Hale,Father,,,"))

    assert [carer.mis_id for carer in found.roll.carers] == ["", ""]


def test_a_contact_listed_twice_has_both_addresses() -> None:
    found = of(f"{HEAD}{ADA},,Birt Rogers,Mother,a@gmail.com,,\n{ADA},,Birt Rogers,Mother,b@gmail.com,,\n")

    assert [carer.addresses for carer in found.roll.carers] == [
        (Address("a@gmail.com"), Address("b@gmail.com"))
    ]


def test_a_court_order_in_one_of_two_rows_counts() -> None:
    text = f"{HEAD}{ADA},,Marcus Hale,Father,m@gmail.com,,N\n{ADA},,Marcus Hale,Father,m@gmail.com,,Y\n"

    assert held(of(text), "Marcus Hale", "Ada").contact_restricted is True


def test_two_pupils_of_one_name_are_told_apart_by_their_upns() -> None:
    found = of(f"{PUPILS}Ada,Rogers,A820200120001,5,5K\nAda,Rogers,B820200120002,5,5K\n")

    assert [pupil.upn for pupil in found.roll.pupils] == ["A820200120001", "B820200120002"]


def test_two_pupils_of_one_name_are_told_apart_by_their_forms() -> None:
    assert [pupil.form for pupil in of(f"{PUPILS}Ada,Rogers,,5,5K\nAda,Rogers,,5,5J\n").roll.pupils] == [
        "5K",
        "5J",
    ]


def test_two_pupils_whom_nothing_tells_apart_are_refused() -> None:
    found = of("Forename,Surname,Year\nAda,Rogers,5\nBen,Bell,5\nAda,Rogers,5\n")

    assert (names(found), whys(found)) == (["Ben Bell"], [(2, ALIKE), (4, ALIKE)])


def test_a_upn_that_belongs_to_somebody_else_refuses_the_row() -> None:
    found = of(f"{PUPILS}Ada,Rogers,A820200120001,5,5K\nBen,Bell,A820200120001,6,6J\n")

    assert (names(found), [row for row, _ in whys(found)]) == (["Ada Rogers"], [3])


CONTACTS = "Pupil ID,Forename,Surname,Form,Contact Name,Email,Court Order\n"


def test_files_are_joined_by_name() -> None:
    found = together(
        f"{PUPILS}Ada,Rogers,A820200120001,5,5K\n", f"{CONTACTS}1,Ada,Rogers,,Birt Rogers,b@gmail.com,\n"
    )

    pupil = found.roll.pupils[0]
    assert (pupil.upn, pupil.mis_id, pupil.year_group, carers(found)) == (
        "A820200120001",
        "1",
        5,
        ["Birt Rogers"],
    )


def test_files_are_joined_by_a_preferred_name() -> None:
    pupils = "Forename,Surname,Preferred Forename,UPN,Year\nAlexandra,Rogers,Sasha,A820200120001,5\n"
    found = together(pupils, f"{CONTACTS}1,Sasha,Rogers,,Birt Rogers,b@gmail.com,\n")

    assert held(found, "Birt Rogers", "Alexandra").relationship == ""


def test_the_order_of_the_files_is_all_the_same() -> None:
    pupils, contacts = f"{PUPILS}Ada,Rogers,,5,5K\n", f"{CONTACTS}1,Ada,Rogers,5K,Birt Rogers,b@gmail.com,\n"

    assert together(pupils, contacts).roll == together(contacts, pupils).roll


def test_a_form_tells_which_of_two_pupils_is_meant() -> None:
    pupils = f"{PUPILS}Ada,Rogers,A820200120001,5,5K\nAda,Rogers,B820200120002,5,5J\n"
    found = together(pupils, f"{CONTACTS}1,Ada,Rogers,5J,Birt Rogers,b@gmail.com,\n")

    assert [one.pupil for one in found.roll.responsibilities] == ["upn B820200120002"]


def test_contacts_of_one_of_two_pupils_are_nobodys_when_nothing_says_whose() -> None:
    pupils = f"{PUPILS}Ada,Rogers,A820200120001,5,5K\nAda,Rogers,B820200120002,5,5J\n"
    found = together(pupils, f"{CONTACTS}1,Ada,Rogers,,Birt Rogers,b@gmail.com,\n")

    assert (carers(found), whys(found)) == (
        [],
        [(2, "2.csv: More than one pupil in the list of pupils can be meant by this row.")],
    )


def test_a_court_order_holds_for_every_pupil_who_may_be_meant() -> None:
    pupils = f"{PUPILS}Ada,Rogers,A820200120001,5,5K\nAda,Rogers,B820200120002,5,5J\n"
    rows = "1,Ada,Rogers,,Marcus Hale,m@gmail.com,Y\n1,Ada,Rogers,,Birt Rogers,b@gmail.com,N\n"
    found = together(pupils, CONTACTS + rows)

    assert (carers(found), [one.contact_restricted for one in found.roll.responsibilities]) == (
        ["Marcus Hale"],
        [True, True],
    )


def test_a_court_order_beside_somebody_elses_upn_holds_for_the_pupil_of_the_upn() -> None:
    found = of(
        f"{family(',Birt Rogers,Mother,b@gmail.com,,N')}A820200120001,Al,Roy,5,5K,,Marcus Hale,Father,,,Y\n"
    )

    assert held(found, "Marcus Hale", "Ada").contact_restricted is True


def test_a_refused_row_with_a_court_order_says_so() -> None:
    found = together(
        f"{PUPILS}Ben,Bell,A820200120001,5,5K\n", f"{CONTACTS}1,Ada,Rogers,,Marcus Hale,m@gmail.com,Y\n"
    )

    assert whys(found)[0][1].endswith("It holds a court order: please put this row right before you import.")


def test_contacts_of_a_pupil_who_is_not_listed_come_in_by_nothing() -> None:
    found = together(
        f"{PUPILS}Ben,Bell,A820200120001,5,5K\n", f"{CONTACTS}1,Ada,Rogers,,Birt Rogers,b@gmail.com,\n"
    )

    assert (names(found), carers(found), whys(found)) == (
        ["Ben Bell"],
        [],
        [(2, "2.csv: This pupil is not in the list of pupils.")],
    )


def test_contacts_of_an_applicant_come_in_by_no_other_file() -> None:
    pupils = "Forename,Surname,UPN,Year,Status\nAda,Rogers,A820200120001,5,Applicant\n"

    assert carers(together(pupils, f"{CONTACTS}1,Ada,Rogers,,Birt Rogers,b@gmail.com,\n")) == []


def test_two_children_of_one_name_in_the_contacts_are_not_one_of_the_list() -> None:
    contacts = f"{CONTACTS}1,Ada,Rogers,,Birt Rogers,b@gmail.com,\n2,Ada,Rogers,,Jane Bell,j@gmail.com,\n"

    assert carers(together(f"{PUPILS}Ada,Rogers,A820200120001,5,5K\n", contacts)) == []


def test_staff_come_along() -> None:
    found = together(f"{PUPILS}Ada,Rogers,,5,5K\n", "Name,Role,Email\nTom Bryant,Teacher,tom@gmail.com\n")

    assert (names(found), [one.name for one in found.roll.staff], set(found.covers)) == (
        ["Ada Rogers"],
        ["Tom Bryant"],
        {"pupils", "staff"},
    )


def test_a_file_that_cannot_be_read_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"^2.csv: This file is empty\.$"):
        together(f"{PUPILS}Ada,Rogers,,5,5K\n", "")


def test_every_key_of_a_responsibility_is_in_the_roll() -> None:
    files = [(export("ctf.xml"), "a"), (export("sims_contacts.csv"), "b"), (oneroster(), "c")]
    roll = read_together(files, today=TODAY).roll

    assert {one.pupil for one in roll.responsibilities} <= {pupil.key for pupil in roll.pupils}
    assert {one.carer for one in roll.responsibilities} == {carer.key for carer in roll.carers}
