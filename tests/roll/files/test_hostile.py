"""Files that are broken, or meant to break something: a clear sentence, and little memory."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nestbox.roll.files import sheets
from nestbox.roll.files.reading import UnreadableError, read
from tests.roll.files.exports import export, names, oneroster, workbook, zipped

TABLE = b"Forename,Surname,UPN,Year,Reg\nAda,Rogers,A820200120001,5,5K\nBen,Bell,B820200120002,6,6J\n"
BOOK = workbook(["Forename", "Surname", "UPN"], ["Ada", "Rogers", "A820200120001"])
BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE CTfile [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<CTfile><CTFpupilData><Pupil><Surname>&c;</Surname></Pupil></CTFpupilData></CTfile>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE CTfile [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<CTfile><CTFpupilData><Pupil><Surname>&a;</Surname></Pupil></CTFpupilData></CTfile>"""
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>'
    "</worksheet>"
)


def sentence(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data, "export")
    return caught.value.sentence


def with_part(name: str, content: str | bytes) -> bytes:
    """The workbook with one of its files replaced."""
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        parts: dict[str, str | bytes] = {part: archive.read(part) for part in archive.namelist()}
    return zipped(parts | {name: content})


def with_sheet(rows: str) -> bytes:
    return with_part("xl/worksheets/sheet1.xml", SHEET.format(rows))


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        (b"", "This file is empty."),
        (b"\x00\x00\x00", "This file is empty."),
        (b" \r\n ", "This file is empty."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "This is an old Excel file"),
        (b"%PDF-1.7\x00\x01", "This is not a file of rows."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is not a file of rows."),
        (TABLE.decode().encode("utf-16-le"), "This is not a file of rows."),
        (zipped({"readme.txt": "hello"}), "This zip file holds neither"),
        (b"<html><body></body></html>", "This is a web page"),
        (b"<!DOCTYPE html><html>", "This is a web page"),
        (b"<Workbook></Workbook>", "This XML file is not a Common Transfer File."),
        (
            zipped({"users.csv": "sourcedId\n1\n", "manifest.csv": "propertyName,value\nfile.users,delta\n"}),
            "This OneRoster export holds changes only.",
        ),
        (b"<CTfile></CTfile>", "There are no pupils in this file."),
        (b"<CTfile><CTFpupilData>", "This XML file is damaged"),
        (BOMB, "This XML file defines a document type"),
        (BOMB.decode().encode("utf-16"), "This XML file defines a document type"),
        (OUTSIDE, "This XML file defines a document type"),
        (zipped({"users.csv": "a,b\n1,2\n"}), "The file users.csv in this zip is not one of OneRoster."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, begins: str) -> None:
    assert sentence(data)[: len(begins)] == begins


def test_a_quotation_mark_that_is_never_closed_is_found() -> None:
    assert sentence(TABLE.replace(b"Ben", b'"Ben')).startswith("Near row 3 a quotation mark")


def test_a_file_that_is_cut_off_in_its_last_row_is_refused() -> None:
    assert sentence(TABLE[:-12]).startswith("This file seems to be cut off.")


def test_a_file_that_is_cut_off_below_its_title_is_refused() -> None:
    assert sentence(b"All our pupils\n" + TABLE[:-12]).startswith("This file seems to be cut off.")


def test_a_total_without_a_line_end_is_no_cut() -> None:
    assert names(read(TABLE + b"Total,2", "x")) == ["Ada Rogers", "Ben Bell"]


def test_a_file_that_is_cut_off_in_a_letter_is_refused() -> None:
    assert sentence(TABLE + "Zoë".encode()[:-1]).startswith("This file seems to be cut off.")


def test_a_file_of_two_encodings_is_refused() -> None:
    assert sentence(TABLE + "Zoë,Bell,,,\n".encode() + "Zoë,Bell,,,\n".encode("cp1252")).startswith(
        "This file mixes"
    )


def test_a_cell_of_10_megabytes_is_refused() -> None:
    assert sentence(TABLE.replace(b"Ben", b"B" * 10_000_000)).startswith("A cell near row 3 holds more text")


def test_more_columns_than_a_table_has_are_refused() -> None:
    assert sentence(b"a," * 300 + b"\n").startswith("Row 1 has more than 200 columns.")


def test_more_rows_than_a_trust_of_schools_has_are_refused() -> None:
    assert sentence(TABLE + b"a,b\n" * 200_001) == "This file has more than 200,000 rows."


def test_an_archive_that_is_cut_off_is_refused() -> None:
    assert sentence(BOOK[: len(BOOK) // 2]).startswith("This file is damaged or incomplete.")


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself() -> None:
    assert sentence(with_part("xl/bomb.xml", b" " * 200_000_000)).startswith("This file unpacks to far more")


def test_a_zip_bomb_that_lies_about_itself_is_refused() -> None:
    packed = bytearray(with_part("xl/bomb.xml", b" " * 5_000_000))
    size = (5_000_000).to_bytes(4, "little")

    assert sentence(bytes(packed.replace(size, (1000).to_bytes(4, "little")))).startswith(
        "This file is damaged"
    )


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"/><c r="ZZ1"/></row>',
        '<row><c r="a9999999"><v>1</v></c></row>',
        '<row r="99999999999999999999"/>',
        "<row>" + "<c/>" * 300 + "</row>",
    ],
)
def test_a_cell_far_out_in_a_sheet_is_refused_before_it_is_laid_out(rows: str) -> None:
    assert sentence(with_sheet(rows)).startswith("This file unpacks to far more")


@pytest.mark.parametrize(
    "rows",
    ['<c r="XFD1048576"><v>1</v></c>', '<row r="1"><c r="!"/></row>', '<row r="x"/>', "<row>"],
)
def test_a_sheet_that_is_not_one_is_refused(rows: str) -> None:
    assert sentence(with_sheet(rows)).endswith("is damaged or incomplete. Please export it again.")


def test_a_long_text_that_many_cells_share_is_refused() -> None:
    text = f"<si><t>{'x' * 30_000}</t></si>"
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{text}</sst>'
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 150 + "</row>"
    with zipfile.ZipFile(io.BytesIO(with_part("xl/sharedStrings.xml", shared))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}

    book = zipped(parts | {"xl/worksheets/sheet1.xml": SHEET.format(cells * 100)})
    assert sentence(book).startswith("This file unpacks to far more")


def test_a_document_type_inside_a_workbook_is_refused() -> None:
    part = '<!DOCTYPE worksheet [<!ENTITY a "b">]>' + SHEET.format("")

    assert sentence(with_part("xl/worksheets/sheet1.xml", part)).startswith("This XML file defines")


def test_a_document_type_in_a_hidden_encoding_is_refused() -> None:
    text = BOMB.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-7"').replace("<!", "+ADwAIQ-")

    assert sentence(text.encode())


def test_a_locked_archive_is_refused() -> None:
    packed = bytearray(BOOK)
    central = packed.index(b"PK\x01\x02")
    packed[central + 8] |= 1

    assert sentence(bytes(packed)).startswith("This file is protected by a password.")


def test_a_formula_of_a_workbook_is_not_run_and_its_missing_value_is_empty() -> None:
    data = workbook(["Forename", "Surname", "UPN"], ["Ada", "Rogers", "A820200120001"], ["=1+1", "Bell", ""])

    assert names(read(data, "x")) == ["Ada Rogers"]


def test_a_bomb_costs_little_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb"
    bomb.write_bytes(with_sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'))
    code = (
        "import sys; from pathlib import Path; from nestbox.roll.files.reading import read, UnreadableError\n"
        "try: read(Path(sys.argv[1]).read_bytes(), 'x')\n"
        "except UnreadableError: print(Path('/proc/self/status').read_text())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(bomb)], check=True, capture_output=True, text=True)
    most = next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("VmHWM"))

    assert int(most) < 400 * 1024  # kilobytes, of this one process


@pytest.mark.parametrize(
    "data", [TABLE, export("ctf.xml"), oneroster(), BOOK], ids=["csv", "ctf", "zip", "xlsx"]
)
def test_the_same_file_twice_reads_the_same(data: bytes) -> None:
    assert read(data, "x") == read(data, "y")


def test_a_reader_that_breaks_down_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def breaks_down(_file: object) -> None:
        raise PanicException

    monkeypatch.setattr(sheets, "_visible", breaks_down)
    assert sentence(BOOK).startswith("This file is damaged or incomplete.")


@pytest.mark.parametrize(
    "cell", ["x" * 32_000, "a@" * 16_000, "no " * 10_000, "x " * 16_000, "1/" * 16_000, "Work: " * 5_000]
)
def test_long_cells_are_read_in_time_that_grows_with_them(cell: str) -> None:
    rows = f"Ada,Rogers,Birt Rogers,{cell},{cell},{cell}\n" * 20

    assert names(read(f"Forename,Surname,Contact,Email,Status,Court Order\n{rows}".encode(), "x")) == [
        "Ada Rogers"
    ]


def test_long_headers_are_read_in_time_that_grows_with_them() -> None:
    header = ",".join(["no " * 10_000] * 100)

    assert names(read(f"Forename,Surname,UPN,{header}\nAda,Rogers,A820200120001\n".encode(), "x")) == [
        "Ada Rogers"
    ]


def test_many_pupils_of_one_name_are_refused_in_time_that_grows_with_them() -> None:
    found = read(b"Forename,Surname,Year\n" + b"Ada,Rogers,5\n" * 20_000, "x")

    assert len(found.refused) == 20_000


def test_many_contacts_of_one_pupil_are_read_in_time_that_grows_with_them() -> None:
    rows = [f"Ada,Rogers,C{n % 4000},{word}\n" for n in range(12_000) for word in ("Aunt", "Uncle")]

    assert (
        len(read(("Forename,Surname,Contact,Relationship\n" + "".join(rows)).encode(), "x").roll.carers)
        == 8000
    )
