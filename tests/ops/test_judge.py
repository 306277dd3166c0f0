"""`nestbox judge`: a request judged from the files of an export."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from nestbox.ops.cli import main

HOUSE = Path(__file__).parents[2]
CONTACTS = """\
ID,Forename,Surname,Year,Parental responsibility,Relationship,Court Order,Title,Forename,Surname,Home Email
1,Ivy,Rogers,5,T,Mother,F,Mrs,Birt,Rogers,birt@gmail.com
1,Ivy,Rogers,5,T,Father,T,Mr,Tom,Rogers,tom@gmail.com
2,Leo,Okafor,4,T,Mother,F,Mrs,Ada,Okafor,ada@gmail.com
3,Rowan,Whitfield,6,F,Grandmother,F,Mrs,Joan,Whitfield,joan@gmail.com
4,Mia,Gray,6,T,Mother,,Mrs,Lou,Gray,lou@gmail.com
"""
STAFF = "Name,Job title,Personal email\nRavi Patel,Teacher,ravi@gmail.com\n"

WITHOUT_DATABASE = """
import sys

class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "django":
            raise ImportError("django is not installed here")

sys.meta_path.insert(0, Wall())
from nestbox.ops.cli import main
main()
"""


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    file = tmp_path / "contacts.csv"
    file.write_text(CONTACTS)
    return file


def ran(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["judge", *(str(argument) for argument in arguments)])


def judged(*arguments: str | Path) -> dict[str, Any]:
    result = ran(*arguments)
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.output)
    return answer


@pytest.mark.parametrize(
    ("email", "outcome", "clause"),
    [
        pytest.param("Birt@Gmail.com", "admit-on-decision", "ACC-2", marks=pytest.mark.clause("ACC-2")),
        pytest.param("tom@gmail.com", "block", "REQ-2", marks=pytest.mark.clause("REQ-2")),
        pytest.param("ada@gmail.com", "refuse", "ACC-2", marks=pytest.mark.clause("ACC-2")),
        pytest.param("joan@gmail.com", "refer", "ACC-4", marks=pytest.mark.clause("ACC-4")),
        pytest.param("BirtRogers@gmail.com", "refuse", "REQ-2", marks=pytest.mark.clause("REQ-2")),
        pytest.param("kit.marlow@gmail.com", "refuse", "REQ-2", marks=pytest.mark.clause("REQ-2")),
        pytest.param("kit@herts.gov.uk", "block", "REQ-5", marks=pytest.mark.clause("REQ-5")),
        pytest.param("kit@mailinator.com", "block", "REQ-4", marks=pytest.mark.clause("REQ-4")),
    ],
)
def test_a_request_is_judged_as_in_the_queue(roll: Path, email: str, outcome: str, clause: str) -> None:
    answer = judged("--roll", roll, "--email", email)
    assert (answer["outcome"], answer["clause"]) == (outcome, clause)


@pytest.mark.clause("REQ-2")
def test_a_finding_has_its_clause_weight_and_reason(roll: Path) -> None:
    assert judged("--roll", roll, "--email", "birt@gmail.com")["findings"][-1] == {
        "clause": "ACC-2",
        "weight": "strong",
        "reason": "The roll has them as mother of a child on roll in Year 5.",
        "secret": False,
    }


@pytest.mark.clause("REQ-2")
def test_the_sentence_for_a_restricted_father_is_that_for_a_stranger(roll: Path) -> None:
    father = judged("--roll", roll, "--email", "tom@gmail.com")
    stranger = judged("--roll", roll, "--email", "kit.marlow@gmail.com")
    assert father["sentence"] == stranger["sentence"]


@pytest.mark.clause("REQ-2")
def test_what_the_file_does_not_say_is_still_missing(roll: Path) -> None:
    answer = judged("--roll", roll, "--email", "lou@gmail.com")
    assert answer["missing"] == "whether contact with the child is restricted"


@pytest.mark.clause("ACC-4")
def test_a_grandmothers_own_words_are_for_the_headteacher(roll: Path) -> None:
    answer = judged("--roll", roll, "--email", "kit@gmail.com", "--says", "grandmother of a Year 5 child")
    assert (answer["outcome"], answer["clause"]) == ("refer", "ACC-4")


@pytest.mark.clause("ACC-3")
def test_staff_come_from_a_list_of_their_own(roll: Path, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text(STAFF)
    answer = judged("--roll", roll, "--staff", staff, "--email", "ravi@gmail.com")
    assert (answer["outcome"], answer["clause"]) == ("admit-on-decision", "ACC-3")


@pytest.mark.clause("ACC-6")
def test_a_pupils_name_blocks(roll: Path) -> None:
    assert judged("--roll", roll, "--email", "me@gmail.com", "--name", "Leo Okafor")["outcome"] == "block"


def test_another_school_has_other_values(roll: Path, tmp_path: Path) -> None:
    school = tmp_path / "school.toml"
    values = (HOUSE / "schools" / "redbourn.toml").read_text()
    school.write_text(values.replace("years = [5, 6]", "years = [3, 4]"))
    answer = judged("--roll", roll, "--email", "ada@gmail.com", "--school", school)
    assert answer["outcome"] == "admit-on-decision"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"<!DOCTYPE x [<!ENTITY a 'b'>]><CTfile>&a;</CTfile>"]
)
def test_an_unreadable_file_is_said_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "export.csv"
    file.write_bytes(content)
    result = ran("--roll", file, "--email", "birt@gmail.com")
    assert (result.exit_code, result.stdout, result.stderr[-2:]) == (2, "", ".\n")


def test_columns_that_nobody_knows_are_said_so(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("aa,bb\n1,2\n")
    result = ran("--roll", file, "--email", "birt@gmail.com")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("email", ["birt", "@gmail.com", "birt@gmail", ""])
def test_what_is_no_address_is_said_so(roll: Path, email: str) -> None:
    result = ran("--roll", roll, "--email", email)
    assert (result.exit_code, result.stderr) == (2, f"“{email}” is not an email address.\n")


def test_a_mistake_in_the_schools_values_is_said_so(roll: Path, tmp_path: Path) -> None:
    school = tmp_path / "school.toml"
    school.write_text("years = 3\n")
    result = ran("--roll", roll, "--email", "birt@gmail.com", "--school", school)
    assert (result.exit_code, str(school) in result.stderr) == (2, True)


def test_it_needs_no_django(roll: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DATABASE, "judge", "--roll", str(roll), "--email", "birt@gmail.com"],
        env={"PYTHONPATH": str(HOUSE / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout)["outcome"]) == (0, "admit-on-decision"), done.stderr
