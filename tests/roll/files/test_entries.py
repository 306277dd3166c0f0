"""What the rows of pupils and contacts say."""

import pytest

from nestbox.policy.roll import Address
from tests.roll.files.exports import carers, held, names, of, whys

PUPILS = "Forename,Surname,UPN,Year,Reg"
ADA = "Ada,Rogers,A820200120001,5,5K"
CONTACTS = (
    "ID,Forename,Surname,Title,Forename,Surname,Relationship,Parental responsibility,Home Email,Work Email"
)
BIRT = "1,Ada,Rogers,Mrs,Birt,Rogers,Mother,T,birtrogers@gmail.com,"


def with_status(header: str, value: str) -> bool:
    return of(f"{PUPILS},{header}\n{ADA},{value}\n").roll.pupils[0].on_roll


def with_contact(header: str, value: str) -> str:
    columns = "ID,Forename,Surname,Forename,Surname,Home Email"
    return f"{columns},{header}\n1,Ada,Rogers,Birt,Rogers,b@gmail.com,{value}\n"


@pytest.mark.parametrize(
    ("written", "year"),
    [
        *[
            (text, 5)
            for text in ("5", "Y5", "Year 5", "05", "NCY5", "Yr 5", "year 5", "5.0", "NC Year 5", "Y05")
        ],
        *[(text, 0) for text in ("R", "Reception", "YR", "Year R", "0", "FS2")],
        *[(text, None) for text in ("N1", "N2", "Nursery", "", "5/6", "Kestrels", "55", "-1")],
        ("13", 13),
    ],
)
def test_a_year_group_is_a_number_however_it_is_written(written: str, year: int | None) -> None:
    assert of(f"{PUPILS}\nAda,Rogers,A820200120001,{written},5K\n").roll.pupils[0].year_group == year


@pytest.mark.parametrize(
    "name",
    [
        "O’Neill",
        "O'Neill",
        "Smith-Jones",
        "Nguyễn",
        "李小明",
        "Иванова",
        "الزهراء",
        "van der Berg",
        "Ó Súilleabháin",
    ],
)
def test_a_name_is_kept_as_it_is_written(name: str) -> None:
    assert of(f"{PUPILS}\nAda,{name},A820200120001,5,5K\n").roll.pupils[0].surname == name


def test_a_name_in_separate_accents_is_composed() -> None:
    assert names(of(f"{PUPILS}\nZoe\u0308,Bell,A820200120001,5,5K\n")) == ["Zo\u00eb Bell"]


def test_a_preferred_name_stands_beside_the_forename() -> None:
    found = of("Forename,Surname,Preferred Forename,UPN,Year\nAlexandra,Rogers,Sasha,A820200120001,5\n")

    assert (found.roll.pupils[0].forename, found.roll.pupils[0].preferred_name) == ("Alexandra", "Sasha")


def test_a_preferred_surname_stands_beside_the_surname() -> None:
    found = of("Forename,Legal Surname,Preferred Surname,UPN,Year\nAda,Okafor,Rogers,A820200120001,5\n")

    assert (found.roll.pupils[0].surname, found.roll.pupils[0].preferred_surname) == ("Okafor", "Rogers")


def test_a_preferred_surname_alone_is_the_surname() -> None:
    found = of("Forename,Preferred Surname,UPN,Year\nAda,Rogers,A820200120001,5\n")

    assert (found.roll.pupils[0].surname, found.roll.pupils[0].preferred_surname) == ("Rogers", "")


@pytest.mark.parametrize("name", ['"Rogers, Ada"', "Ada Rogers"])
def test_a_full_name_is_taken_apart(name: str) -> None:
    pupil = of(f"Pupil name,UPN,Year\n{name},A820200120001,5\n").roll.pupils[0]

    assert (pupil.forename, pupil.surname) == ("Ada", "Rogers")


@pytest.mark.parametrize(
    "name",
    ["Mrs Birt Rogers", '"Rogers, Mrs Birt"', '"Rogers, Birt"', "Dr. Birt Rogers", '"Rogers, Birt (Mrs)"'],
)
def test_a_contacts_full_name_is_without_title(name: str) -> None:
    assert carers(of(f"Pupil name,Contact name,Email\nAda Rogers,{name},b@gmail.com\n")) == ["Birt Rogers"]


@pytest.mark.parametrize(
    "status",
    ["C", "M", "S", "Current", "On roll", "Single Registration", "Main – Dual Registration", "C - Current"],
)
def test_who_is_registered_is_on_roll(status: str) -> None:
    assert with_status("Enrolment Status", status) is True


@pytest.mark.parametrize(
    "status",
    [
        "Applicant",
        "Offered",
        "Leaver",
        "Left",
        "G",
        "Guest Pupil",
        "P",
        "O",
        "F",
        "Whatever",
        "",
        "Not on roll",
    ],
)
def test_who_is_not_registered_is_not_on_roll(status: str) -> None:
    assert with_status("Enrolment Status", status) is False


@pytest.mark.parametrize(
    ("header", "value", "on_roll"),
    [
        ("Leaving date", "01/09/2026", False),
        ("Leaving date", "31/12/2026", True),
        ("Leaving date", "", True),
        ("Leaver", "Y", False),
        ("Leaver", "N", True),
        ("On roll", "No", False),
        ("Admission date", "01/09/2027", False),
        ("Admission date", "01/09/2021", True),
        ("Applicant", "T", False),
    ],
)
def test_dates_and_flags_say_who_has_left_or_not_begun(header: str, value: str, on_roll: bool) -> None:
    assert with_status(header, value) is on_roll


def test_a_leaving_date_that_cannot_be_read_refuses_the_row() -> None:
    assert whys(of(f"{PUPILS},Leaving date\n{ADA},soon\n")) == [
        (2, "The leaving date cannot be read as a date.")
    ]


def test_applicants_give_no_contacts() -> None:
    found = of(f"{CONTACTS},Enrolment Status\n{BIRT},Applicant\n")

    assert (names(found), carers(found)) == (["Ada Rogers"], [])


def test_leavers_keep_their_contacts() -> None:
    assert carers(of(f"{CONTACTS},Enrolment Status\n{BIRT},Leaver\n")) == ["Birt Rogers"]


def test_a_deleted_parent_is_not_revived_by_an_old_application() -> None:
    deleted = "1,Ada,Rogers,Mr,Marcus,Hale,Father,T,marcus.hale@gmail.com,"
    found = of(f"{CONTACTS},Enrolment Status\n{BIRT},Current\n{deleted},Applicant\n")

    assert (carers(found), found.roll.pupils[0].on_roll) == (["Birt Rogers"], True)


def test_a_deleted_parent_is_not_revived_by_a_sisters_application() -> None:
    deleted = "2,Bea,Rogers,Mr,Marcus,Hale,Father,T,marcus.hale@gmail.com,"
    found = of(f"{CONTACTS},Enrolment Status\n{BIRT},Current\n{deleted},Applicant\n")

    assert carers(found) == ["Birt Rogers"]


@pytest.mark.parametrize(
    ("value", "restricted"),
    [
        *[(text, True) for text in ("T", "Y", "Yes", "1", "True", "See file", "Non-molestation order 2025")],
        *[(text, False) for text in ("F", "N", "No", "0", "False", "None")],
        *[(text, None) for text in ("", "-", "Unknown")],
    ],
)
def test_a_court_order_is_yes_no_or_unknown(value: str, restricted: bool | None) -> None:
    assert held(of(with_contact("Court Order", value)), "Birt Rogers", "Ada").contact_restricted is restricted


def test_without_a_column_for_court_orders_all_is_unknown() -> None:
    assert held(of(f"{CONTACTS}\n{BIRT}\n"), "Birt Rogers", "Ada").contact_restricted is None


def test_a_missing_column_for_court_orders_is_said() -> None:
    said = "There is no column for court orders: whether contact is restricted stays unknown."
    assert said in of(f"{CONTACTS}\n{BIRT}\n").notes


def test_a_court_order_that_names_no_contact_is_believed_of_all() -> None:
    columns = "Pupil,Contact 1,Contact 1 email,Contact 2,Contact 2 email,Court Order"
    found = of(f"{columns}\nAda Rogers,Birt Rogers,b@gmail.com,Al Rogers,a@gmail.com,Y\n")

    assert [one.contact_restricted for one in found.roll.responsibilities] == [True, True]


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        *[(text, True) for text in ("T", "Y", "Yes", "1", "True", "TRUE", "yes", "Parental Responsibility")],
        *[(text, False) for text in ("F", "N", "No", "0", "False", "None")],
        *[(text, None) for text in ("", "maybe")],
    ],
)
def test_parental_responsibility_is_yes_no_or_unknown(value: str, answer: bool | None) -> None:
    found = held(of(with_contact("Parental Responsibility", value)), "Birt Rogers", "Ada")

    assert found.parental_responsibility is answer


def test_whoever_holds_parental_responsibility_is_a_parent_when_nothing_else_is_said() -> None:
    assert (
        held(of(with_contact("Parental Responsibility", "Y")), "Birt Rogers", "Ada").relationship == "parent"
    )


def test_without_parental_responsibility_nobody_becomes_a_parent() -> None:
    assert held(of(with_contact("Parental Responsibility", "")), "Birt Rogers", "Ada").relationship == ""


def test_a_grandmother_with_parental_responsibility_stays_a_grandmother() -> None:
    found = of(f"{CONTACTS}\n1,Ada,Rogers,Mrs,Grace,Bell,Grandmother,T,g@gmail.com,\n")

    assert held(found, "Grace Bell", "Ada").relationship == "Grandmother"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Mum", "mother"),
        ("FATHER", "father"),
        ("Step Father", "step-father"),
        ("PAM", "mother"),
        ("Parent/Carer", "parent"),
        ("Father's partner", "Father's partner"),
        ("Nan", "Nan"),
    ],
)
def test_a_relationship_is_translated_only_where_it_means_the_same(said: str, meant: str) -> None:
    assert held(of(with_contact("Relationship", said)), "Birt Rogers", "Ada").relationship == meant


def test_priority_without_a_shared_home_makes_nobody_the_principal_carer() -> None:
    assert held(of(with_contact("Contact Priority", "1")), "Birt Rogers", "Ada").principal_carer is None


def test_a_work_address_stands_behind_a_personal_one() -> None:
    found = of(f"{CONTACTS}\n1,Ada,Rogers,Mrs,Birt,Rogers,Mother,T,birt@gmail.com,birt@bank.example\n")

    assert found.roll.carers[0].addresses == (Address("birt@gmail.com"), Address("birt@bank.example", "work"))


def test_what_is_called_a_work_address_once_is_one() -> None:
    found = of(f"{CONTACTS}\n1,Ada,Rogers,Mrs,Birt,Rogers,Mother,T,birt@bank.example,birt@bank.example\n")

    assert found.roll.carers[0].addresses == (Address("birt@bank.example", "work"),)


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("A@Gmail.com", (Address("a@gmail.com"),)),
        ("a@gmail.com; b@gmail.com", (Address("a@gmail.com"), Address("b@gmail.com"))),
        (
            "Home: a@gmail.com Work: b@bank.example",
            (Address("a@gmail.com"), Address("b@bank.example", "work")),
        ),
        ("mailto:a@gmail.com", (Address("a@gmail.com"),)),
        ("none", ()),
        (f"{'x' * 70}@gmail.com", ()),
        ("Birt <b@gmail.com>", (Address("b@gmail.com"),)),
        ("a@gmail", ()),
    ],
)
def test_a_cell_may_hold_several_addresses_with_labels(cell: str, addresses: tuple[Address, ...]) -> None:
    assert of(f"Pupil,Contact,Email\nAda Rogers,Birt Rogers,{cell}\n").roll.carers[0].addresses == addresses


def test_a_column_may_say_which_kind_an_address_is() -> None:
    found = of("Pupil,Contact,Email,Email type\nAda Rogers,Birt Rogers,b@bank.example,Work\n")

    assert found.roll.carers[0].addresses == (Address("b@bank.example", "work"),)


@pytest.mark.parametrize(
    ("values", "consent"),
    [
        ("Yes,Yes", True), ("Yes,No", False), ("Yes,", None), (",", None), ("Given,Granted", True),
        ("Refused,Yes", False), ("Yes but not online,Yes", None),
    ],
)  # fmt: skip
def test_photo_consent_is_a_yes_only_when_every_column_says_so(values: str, consent: bool | None) -> None:
    found = of(f"{PUPILS},Photo consent: website,Photo consent: social media\n{ADA},{values}\n")

    assert (found.roll.pupils[0].photo_consent, set(found.covers)) == (consent, {"pupils", "consents"})


@pytest.mark.parametrize(("value", "consent"), [("Yes", False), ("No", None), ("", None)])
def test_not_refusing_photos_is_no_consent(value: str, consent: bool | None) -> None:
    assert of(f"{PUPILS},No photos\n{ADA},{value}\n").roll.pupils[0].photo_consent is consent


def test_a_upn_that_is_none_is_left_out_and_counted() -> None:
    found = of(f"{PUPILS}\nAda,Rogers,TEMP1,5,5K\n")

    assert (
        found.roll.pupils[0].upn,
        "UPNs that are not in the form of one and were left out: 1." in found.notes,
    ) == ("", True)


@pytest.mark.parametrize("name", ["ada@gmail.com", "5", "x" * 81, ""])
def test_what_is_no_name_refuses_the_row(name: str) -> None:
    found = of(f"{PUPILS}\n{ADA}\n{name},Rogers,B820200120002,5,5K\n")

    assert (names(found), [row for row, _ in whys(found)]) == (["Ada Rogers"], [3])


def test_a_contact_that_is_refused_leaves_the_pupil() -> None:
    found = of(
        "Pupil,UPN,Year,Contact 1,Contact 1 Email\nAda Rogers,A820200120001,5,b@gmail.com,b@gmail.com\n"
    )

    assert (names(found), [row for row, _ in whys(found)]) == (["Ada Rogers"], [2])


def test_a_refused_contact_with_a_court_order_says_so() -> None:
    found = of("Pupil,Contact,Email,Court Order\nAda Rogers,m@gmail.com,m@gmail.com,Y\n")

    assert whys(found)[0][1].endswith("It holds a court order: please put this row right before you import.")


def test_a_court_order_of_the_row_adds_to_a_contacts_own() -> None:
    columns = "Pupil,Contact 1,Contact 1 Court Order,Contact 2,Contact 2 Court Order,Court Order"
    found = of(f"{columns}\nAda Rogers,Birt Rogers,N,Marcus Hale,Y,N\n")

    assert [one.contact_restricted for one in found.roll.responsibilities] == [False, True]


def test_a_missing_column_for_parental_responsibility_is_said() -> None:
    said = "There is no column for parental responsibility: it stays unknown, which admits nobody by itself."
    without, with_it = of("Pupil,Contact\nAda Rogers,Birt Rogers\n"), of(f"{CONTACTS}\n{BIRT}\n")

    assert (said in without.notes, said in with_it.notes) == (True, False)


@pytest.mark.parametrize(
    ("priority", "principal"), [("1", True), ("1.0", True), ("1st", True), ("2", None), ("", None)]
)
def test_the_first_who_lives_with_the_pupil_is_the_principal_carer(
    priority: str, principal: bool | None
) -> None:
    found = of(f"Pupil,Contact,Priority,Lives with pupil\nAda Rogers,Birt Rogers,{priority},Y\n")

    assert held(found, "Birt Rogers", "Ada").principal_carer is principal
