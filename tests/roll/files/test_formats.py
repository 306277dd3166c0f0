"""Every format that the office has is recognised without being told."""

import pytest

from nestbox.policy.roll import Address
from nestbox.roll.files.reading import Kind, read
from tests.roll.files.exports import (
    EXPORTS,
    TODAY,
    carers,
    export,
    held,
    names,
    oneroster,
    reading,
    whys,
    workbook,
)

KINDS = {
    "arbor_guardians.csv": Kind.CONTACTS,
    "arbor_pupils.csv": Kind.PUPILS,
    "bromcom_contacts.csv": Kind.CONTACTS,
    "bromcom_pupils.csv": Kind.PUPILS,
    "ctf.xml": Kind.CTF,
    "governors.csv": Kind.STAFF,
    "integris_contacts.csv": Kind.CONTACTS,
    "scholarpack_contacts.csv": Kind.CONTACTS,
    "sims_contacts.csv": Kind.CONTACTS,
    "sims_pupils.csv": Kind.PUPILS,
    "staff.csv": Kind.STAFF,
}


def test_every_export_is_recognised_for_what_it_is() -> None:
    assert {name: reading(name).kind for name in EXPORTS} == KINDS


@pytest.mark.parametrize("name", ["sims_pupils.csv", "arbor_pupils.csv", "bromcom_pupils.csv"])
def test_a_list_of_pupils_gives_their_year_groups(name: str) -> None:
    assert [pupil.year_group for pupil in reading(name).roll.pupils][:2] == [5, 6]


@pytest.mark.parametrize("name", ["sims_pupils.csv", "arbor_pupils.csv", "bromcom_pupils.csv"])
def test_a_list_of_pupils_gives_their_upns(name: str) -> None:
    assert [pupil.upn for pupil in reading(name).roll.pupils][:2] == ["A820200120001", "B820200120002"]


@pytest.mark.parametrize(
    "name",
    ["arbor_guardians.csv", "bromcom_contacts.csv", "integris_contacts.csv", "scholarpack_contacts.csv"],
)
def test_a_list_of_contacts_gives_the_pupil_and_the_mother(name: str) -> None:
    found = reading(name)

    assert (names(found)[0], carers(found)[0], found.roll.carers[0].addresses[0]) == (
        "Ada Rogers",
        "Birt Rogers",
        Address("birtrogers@gmail.com"),
    )


def test_sims_repeats_its_headers_for_the_contact() -> None:
    found = reading("sims_contacts.csv")

    assert (names(found)[0], carers(found)[0]) == ("Ada Rogers", "Birt Rogers")


def test_sims_flags_make_the_first_contact_at_home_the_principal_carer() -> None:
    found = held(reading("sims_contacts.csv"), "Birt Rogers", "Ada")

    assert (found.parental_responsibility, found.principal_carer) == (True, True)


def test_sims_court_order_restricts_the_contact() -> None:
    assert held(reading("sims_contacts.csv"), "Marcus Hale", "Ada").contact_restricted is True


def test_arbor_says_who_is_the_primary_and_the_legal_guardian() -> None:
    found = held(reading("arbor_guardians.csv"), "Birt Rogers", "Ada")

    assert (found.relationship, found.parental_responsibility, found.principal_carer) == (
        "mother",
        True,
        True,
    )


def test_arbor_says_who_is_not_the_primary_guardian() -> None:
    found = held(reading("arbor_guardians.csv"), "Grace Whitfield", "Ada")

    assert (found.relationship, found.parental_responsibility, found.principal_carer) == (
        "Grandmother",
        None,
        False,
    )


def test_bromcom_sets_contacts_side_by_side() -> None:
    found = reading("bromcom_contacts.csv")

    assert (carers(found), held(found, "Al Rogers", "Ada").relationship) == (
        ["Birt Rogers", "Al Rogers", "Ade Okafor"],
        "father",
    )


def test_scholarpacks_second_address_is_the_same_persons() -> None:
    assert reading("scholarpack_contacts.csv").roll.carers[0].addresses == (
        Address("birtrogers@gmail.com"),
        Address("birt@home.example"),
    )


def test_scholarpacks_contact_order_is_no_court_order() -> None:
    assert held(reading("scholarpack_contacts.csv"), "Birt Rogers", "Ada").contact_restricted is None


def test_integris_work_address_stands_behind_the_personal_ones() -> None:
    assert reading("integris_contacts.csv").roll.carers[0].addresses == (
        Address("birtrogers@gmail.com"),
        Address("birt@home.example"),
        Address("birt@bank.example", "work"),
    )


def test_a_transfer_file_gives_pupils_with_preferred_names() -> None:
    ada = reading("ctf.xml").roll.pupils[0]

    assert (ada.forename, ada.surname, ada.year_group) == ("Ada", "O'Neill-Rogers", 5)
    assert (ada.preferred_name, ada.preferred_surname) == ("Addie", "Rogers")


def test_a_guest_of_a_transfer_file_is_not_on_roll() -> None:
    assert [(pupil.forename, pupil.on_roll) for pupil in reading("ctf.xml").roll.pupils] == [
        ("Ada", True),
        ("Ben", True),
        ("Gil", False),
    ]


def test_the_codes_of_a_transfer_file_are_relationships() -> None:
    found = reading("ctf.xml")

    assert (
        held(found, "Birt Rogers", "Ben").relationship,
        held(found, "Grace Whitfield", "Ada").relationship,
    ) == (
        "mother",
        "other relative",
    )


def test_oneroster_gives_the_pupils_that_are_enrolled() -> None:
    found = read(oneroster(), "roster.zip", today=TODAY)

    assert [(pupil.forename, pupil.year_group, pupil.on_roll) for pupil in found.roll.pupils] == [
        ("Ada", 5, True),
        ("Ben", 0, True),
        ("Cleo", 6, False),
        ("Dot", 6, False),
    ]


def test_oneroster_gives_the_contacts_that_are_not_deleted() -> None:
    found = read(oneroster(), "roster.zip", today=TODAY)

    assert (carers(found), held(found, "Birt Rogers", "Ben").relationship) == (["Birt Rogers"], "parent")


def test_oneroster_gives_staff_and_refuses_a_role_that_nobody_knows() -> None:
    found = read(oneroster(), "roster.zip", today=TODAY)

    assert ([(one.name, one.category) for one in found.roll.staff], whys(found)) == (
        [("Tom Bryant", "teacher")],
        [(9, "The role “parrot” is none that Nestbox knows.")],
    )


def test_the_name_of_a_file_doesnt_decide_what_it_is() -> None:
    assert read(export("ctf.xml"), "staff.xlsx", today=TODAY).kind is Kind.CTF


def test_a_workbook_is_read_like_its_text() -> None:
    found = read(
        workbook(
            ["Forename", "Surname", "UPN", "Year", "Reg"], ["Ada", "Rogers", "A820200120001", 5.0, "5K"]
        ),
        "pupils.xlsx",
    )

    assert found.roll == read(b"Forename,Surname,UPN,Year,Reg\nAda,Rogers,A820200120001,5,5K\n", "x").roll


@pytest.mark.parametrize(
    ("name", "covers"),
    [
        ("sims_pupils.csv", {"pupils"}),
        ("sims_contacts.csv", {"carers"}),
        ("arbor_guardians.csv", {"pupils", "carers"}),
        ("ctf.xml", {"pupils", "carers"}),
        ("staff.csv", {"staff"}),
    ],
)
def test_a_file_says_of_what_it_is_the_whole_list(name: str, covers: set[str]) -> None:
    assert reading(name).covers == covers
