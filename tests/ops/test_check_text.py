"""`nestbox check-text`: the names in a text, straight from the files of an export."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from nestbox.ops.cli import main
from nestbox.ops.commands import check_text
from tests.ops.test_judge import WITHOUT_DATABASE

HOUSE = Path(__file__).parents[2]
ROLL = "Forename,Surname,Preferred\nOlivia,Okafor,\nOliver,van der Berg,Ollie\nGrace,Wood,\nChester,Ng,\n"


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    file = tmp_path / "roll.csv"
    file.write_text(ROLL, encoding="utf-8")
    return file


def checked(lines: bytes, *arguments: str | Path, code: int = 0) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, ["check-text", *map(str, arguments)], input=lines)
    assert result.exit_code == code, result.output
    return [json.loads(line) for line in result.stdout_bytes.splitlines()]


def texts(lines: bytes, *arguments: str | Path) -> list[list[str]]:
    return [[found["text"] for found in answer["findings"]] for answer in checked(lines, *arguments)]


@pytest.mark.clause("NAM-1")
def test_a_finding_has_its_clause_span_pupil_and_way(roll: Path) -> None:
    assert checked("Bravo 🎉 Olly!\n".encode(), "--roll", roll) == [
        {
            "line": 1,
            "findings": [
                {
                    "clause": "NAM-1",
                    "span": [8, 12],
                    "text": "Olly",
                    "pupil": "Olivia Okafor",
                    "how": "diminutive",
                    "ordinary": False,
                    "why": "“Olly” may name a child. Posts name no child.",
                    "instead": "one of our children",
                }
            ],
        }
    ]


def test_a_clean_line_has_no_findings_and_an_empty_one_has_its_answer(roll: Path) -> None:
    assert checked(b"Canoes today.\n\nSunny\r\nlast", "--roll", roll) == [
        {"line": number, "findings": []} for number in (1, 2, 3, 4)
    ]


def test_staff_and_places_are_let_through(roll: Path, tmp_path: Path) -> None:
    staff = tmp_path / "staff.txt"
    staff.write_text("Mrs Jane Wood\n", encoding="utf-8")
    line = b"Mrs Wood met us in Chester. Well done Grace Wood!\n"

    assert texts(line, "--roll", roll, "--staff", staff, "--place", "Chester") == [["Grace Wood"]]


def test_an_export_of_the_school_is_read_like_a_bare_list(roll: Path, tmp_path: Path) -> None:
    export = tmp_path / "pupils.csv"
    export.write_text(
        "Admission No,Legal Surname,Legal Forename,Year\n7,Adeyemi,Zainab,Year 5\n", encoding="utf-8"
    )

    assert texts(b"Zainab and Olivia\n", "--roll", roll, "--roll", export) == [["Zainab", "Olivia"]]


def test_bytes_that_are_no_utf_8_do_not_hide_a_name(roll: Path) -> None:
    answer = checked(b"\xff\xfe Olivia \xc3(\n", "--roll", roll)[0]["findings"][0]

    assert (answer["text"], answer["span"]) == ("Olivia", [3, 9])


def test_a_line_that_is_too_long_is_said_to_be_unchecked(roll: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_text, "LONGEST", 20)

    assert checked(b"x" * 50 + b" Olivia\nOlivia\n", "--roll", roll, code=1)[0] == {
        "line": 1,
        "unchecked": True,
    }
    assert [a["line"] for a in checked(b"x" * 50 + b"\nOlivia\n", "--roll", roll, code=1)] == [1, 2]


def test_a_file_without_names_is_refused_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("Fruit,Price\nApple,3\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check-text", "--roll", str(file)], input=b"Olivia\n")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Forename and Surname" in result.stderr


def test_a_roll_of_nobody_is_refused_rather_than_finding_nothing(tmp_path: Path) -> None:
    file = tmp_path / "roll.csv"
    file.write_text("Forename,Surname\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check-text", "--roll", str(file)], input=b"Olivia\n")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "no children" in result.stderr


def test_it_needs_no_database_and_answers_line_by_line(roll: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_DATABASE, "check-text", "--roll", str(roll)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOUSE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"Olivia\n")
        process.stdin.flush()
        first = json.loads(process.stdout.readline())
        process.stdin.close()
        assert (first["findings"][0]["text"], process.wait()) == ("Olivia", 0)
