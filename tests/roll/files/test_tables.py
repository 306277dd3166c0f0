"""Tables as people export them: titles above, totals below, gaps, and columns that nobody can guess."""

from datetime import date

import pytest
from openpyxl import Workbook

from nestbox.roll.files.reading import FIELDS, MappingNeededError, UnreadableError, read
from tests.roll.files.exports import carers, names, of, saved, whys, workbook

TABLE = "Forename,Surname,UPN,Year,Reg\nAda,Rogers,A820200120001,5,5K\nBen,Bell,B820200120002,6,6J\n"
NAMES = ["Ada Rogers", "Ben Bell"]
GROUPED = "Pupil name,Year,Priority,Contact name,Email\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Pupils of Redbourn\n\n{TABLE}",
        f"Report,12/09/2026\nAll pupils\n{TABLE}",
        f"{TABLE}Total,2\n",
        f"{TABLE}\n\nPrinted on 12/09/2026\n",
        TABLE.replace("\n", ",,,\n"),
        f"sep=,\n{TABLE}",
        TABLE.replace(",", ";"),
        f"sep=;\n{TABLE.replace(',', ';')}",
        TABLE.replace(",", "\t"),
        TABLE.replace("\n", "\r\n"),
        TABLE.replace("\n", "\n\n"),
        TABLE.replace("Ben", "Forename,Surname,UPN,Year,Reg\nBen"),
        TABLE.replace("Reg\n", '"Reg\ngroup"\n'),
        f"\ufeff{TABLE}",
        f"Pupil,,,,\n{TABLE}",
    ],
)
def test_pupils_are_found_whatever_stands_around_them(text: str) -> None:
    assert names(of(text)) == NAMES


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_encoding_is_found_out(codec: str) -> None:
    data = TABLE.replace("Ben", "Zoë").encode(codec)

    assert names(read(data, "x")) == ["Ada Rogers", "Zoë Bell"]


@pytest.mark.parametrize(
    ("codec", "said"),
    [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_the_encoding_and_the_delimiter_are_said(codec: str, said: str) -> None:
    data = TABLE.replace("Ben", "Zoë").replace(",", ";").encode(codec)

    assert read(data, "x").notes[0] == f"Encoding: {said}. Delimiter: semicolon."


@pytest.mark.parametrize(
    ("first", "second", "note"),
    [
        ("13/09/2020", "01/10/2020", "Dates: day/month/year."),
        ("09/13/2020", "10/01/2020", "Dates: month/day/year."),
        ("01/10/2020", "02/10/2020", "Dates: taken as day/month/year; nothing in the file contradicts it."),
    ],
)
def test_the_order_of_dates_is_found_out_and_said(first: str, second: str, note: str) -> None:
    found = of(f"Name,Role,From\nAda,Teacher,{first}\nBen,Teacher,{second}\n")

    assert (found.roll.staff[1].starts, found.notes[-1]) == (
        date(2020, 10, 2 if "taken" in note else 1),
        note,
    )


def test_a_row_is_numbered_as_a_spreadsheet_numbers_it() -> None:
    found = of(
        'Pupils\n\nForename,Surname,UPN,Year\n"Ada\nMay",Rogers,A820200120001,5\nBen,,B820200120002,6\n'
    )

    assert [row for row, _ in whys(found)] == [5]


def test_a_cell_that_begins_with_an_equals_sign_is_text() -> None:
    assert names(of(TABLE.replace("Ada", "=Ada"))) == ["=Ada Rogers", "Ben Bell"]


def test_a_row_with_more_cells_than_headers_is_refused() -> None:
    found = of(TABLE.replace("Ben,", "Ben,May,"))

    assert (names(found), [row for row, _ in whys(found)]) == (["Ada Rogers"], [3])


def test_a_pupil_is_named_once_above_the_contacts_that_follow() -> None:
    found = of(f"{GROUPED}Ada Rogers,5,1,Birt Rogers,b@gmail.com\n,,2,Al Rogers,a@gmail.com\n")

    assert (carers(found), len(found.roll.responsibilities)) == (["Birt Rogers", "Al Rogers"], 2)


def test_a_contact_that_doesnt_continue_the_row_above_is_refused() -> None:
    found = of(f"{GROUPED}Ada Rogers,5,1,Birt Rogers,b@gmail.com\n,,1,Marcus Hale,m@gmail.com\n")

    assert (carers(found), [row for row, _ in whys(found)]) == (["Birt Rogers"], [3])


def test_a_row_over_the_headers_says_whose_they_are() -> None:
    headers = "Pupil,,,Contact 1,,Contact 2,\nForename,Surname,Year,Name,Email,Name,Email\n"
    found = of(f"{headers}Ada,Rogers,5,Birt Rogers,b@gmail.com,Al Rogers,a@gmail.com\n")

    assert (names(found), carers(found)) == (["Ada Rogers"], ["Birt Rogers", "Al Rogers"])


def test_a_contact_without_a_name_is_kept_by_their_address() -> None:
    found = of("Forename,Surname,Year,Parent 1 Email\nAda,Rogers,5,b@gmail.com\n")

    assert [(carer.name, carer.addresses[0].email) for carer in found.roll.carers] == [("", "b@gmail.com")]


def test_unknown_columns_ask_for_a_mapping_with_guesses_and_samples() -> None:
    with pytest.raises(MappingNeededError) as caught:
        of("Kind,Familie,Klasse,Forename\nAda,Rogers,5,Ada\nBen,Bell,6,Ben\n")

    assert [(column.header, column.field, column.samples) for column in caught.value.columns] == [
        ("Kind", None, ("Ada", "Ben")),
        ("Familie", None, ("Rogers", "Bell")),
        ("Klasse", None, ("5", "6")),
        ("Forename", "pupil.forename", ("Ada", "Ben")),
    ]


def test_a_mapping_says_what_the_columns_hold() -> None:
    text = "Kind,Familie,Klasse,Mutter,Post\nAda,Rogers,5,Birt Rogers,b@gmail.com\n"
    found = of(
        text,
        {0: "pupil.forename", 1: "pupil.surname", 2: "pupil.year", 3: "contact.name", 4: "contact.email"},
    )

    assert (names(found), carers(found), found.roll.pupils[0].year_group) == (
        ["Ada Rogers"],
        ["Birt Rogers"],
        5,
    )


def test_a_mapping_wins_over_what_the_headers_say() -> None:
    found = of(TABLE, {1: "pupil.forename", 0: "pupil.surname", 2: "pupil.upn"})

    assert (names(found), found.roll.pupils[0].year_group) == (["Rogers Ada", "Bell Ben"], None)


def test_a_contacts_field_mapped_twice_is_of_two_contacts() -> None:
    text = "a,b,c,d,e,f\nAda,Rogers,Birt Rogers,b@gmail.com,Al Rogers,a@gmail.com\n"
    fields = ["pupil.forename", "pupil.surname", *["contact.name", "contact.email"] * 2]

    assert carers(of(text, dict(enumerate(fields)))) == ["Birt Rogers", "Al Rogers"]


def test_a_mapping_that_names_nobody_is_asked_for_again() -> None:
    with pytest.raises(MappingNeededError):
        of(TABLE, {2: "pupil.upn"})


def test_the_fingerprint_is_the_header_rows_own() -> None:
    other = TABLE.replace("Ada", "Cleo").replace("Forename", "FORENAME")

    assert (
        of(TABLE).fingerprint == of(other).fingerprint,
        of(TABLE).fingerprint == of(TABLE.replace("Reg", "Class")).fingerprint,
    ) == (True, False)


def test_every_field_of_a_recognised_column_is_on_the_closed_list() -> None:
    used = {column.field for column in of(TABLE).columns}

    assert used <= set(FIELDS)


def test_headers_without_rows_are_unreadable() -> None:
    with pytest.raises(UnreadableError, match="no rows below"):
        of("Forename,Surname,UPN,Year,Reg\n")


def test_numbers_and_dates_of_a_workbook_are_read_as_one_would_type_them() -> None:
    data = workbook(
        ["Name", "Role", "Personal email", "From"], ["Ada Bell", "Teacher", "a@gmail.com", date(2020, 9, 1)]
    )

    assert read(data, "x").roll.staff[0].starts == date(2020, 9, 1)


def test_a_day_that_a_spreadsheet_left_as_a_number_is_a_date() -> None:
    assert of("Name,Role,From\nAda Bell,Teacher,44075\n").roll.staff[0].starts == date(2020, 9, 1)


def test_the_rows_of_a_workbook_keep_their_numbers_when_it_begins_lower_down() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, cells in (
        (4, ["Forename", "Surname", "UPN"]),
        (5, ["Ada", "Rogers", "A820200120001"]),
        (6, ["Ben"]),
    ):
        for column, value in enumerate(cells, start=3):
            sheet.cell(row, column, value)
    found = read(saved(book), "x")

    assert (names(found), [row for row, _ in whys(found)]) == (["Ada Rogers"], [6])


def test_the_sheet_that_is_understood_is_the_one_that_is_read() -> None:
    book = Workbook()
    book.worksheets[0].append(["About this export"])
    sheet = book.create_sheet("Pupils")
    sheet.append(["Forename", "Surname", "UPN", "Year"])
    sheet.append(["Ada", "Rogers", "A820200120001", "5"])
    found = read(saved(book), "x")

    assert (names(found), found.notes[0]) == (
        ["Ada Rogers"],
        "Excel workbook, sheet Pupils. Not read: Sheet.",
    )


def test_a_hidden_sheet_is_not_read() -> None:
    book = Workbook()
    book.worksheets[0].append(["Forename", "Surname", "UPN"])
    book.worksheets[0].append(["Ada", "Rogers", "A820200120001"])
    hidden = book.create_sheet("Old")
    for row in (["Forename", "Surname", "UPN", "Year"], ["Old", "Pupil", "B820200120002", "6"]):
        hidden.append(row)
    hidden.sheet_state = "hidden"

    assert names(read(saved(book), "x")) == ["Ada Rogers"]


def test_a_pupil_left_out_is_found_above_whichever_contact_comes_first() -> None:
    columns = "Pupil,Year,Contact 1 Title,Contact 2 Name,Contact 2 Email"
    rows = "Ada Rogers,5,,Birt Rogers,b@gmail.com\n,,,Al Rogers,a@gmail.com\n,,,Jo Rogers,j@gmail.com\n"
    found = of(f"{columns}\n{rows}")

    assert carers(found) == ["Birt Rogers", "Al Rogers", "Jo Rogers"]
