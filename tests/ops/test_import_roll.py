"""`nestbox import-roll`: the office's import from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.ops.cli import main
from nestbox.records.models import Pupil, RollImport
from tests.roll.files_of import ADA, IVY, contacts


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contacts.csv"
    path.write_bytes(contacts(IVY, ADA))
    return path


def import_roll(
    file: Path, *options: str, member: cast.Member = cast.OFFICE_MANAGER, answer: str = ""
) -> Result:
    arguments = ["import-roll", str(file), "--as", member.email, *options]
    return CliRunner().invoke(main, arguments, input=answer)


def test_it_says_what_would_change_and_asks(world: World, file: Path) -> None:
    result = import_roll(file, answer="y\n")
    assert (result.exit_code, "New children: 2" in result.output, Pupil.objects.count()) == (0, True, 2)


def test_a_no_changes_nothing_and_keeps_nothing(world: World, file: Path) -> None:
    result = import_roll(file, answer="n\n")
    assert (result.exit_code, Pupil.objects.count(), RollImport.objects.count()) == (1, 0, 0)


def test_a_preview_changes_nothing(world: World, file: Path) -> None:
    result = import_roll(file, "--preview")
    assert (result.exit_code, Pupil.objects.count(), RollImport.objects.count()) == (0, 0, 0)


def test_the_same_file_again_has_nothing_to_change(world: World, file: Path) -> None:
    import_roll(file, "--yes")
    result = import_roll(file, "--yes")
    assert (result.exit_code, "Nothing to change." in result.output) == (0, True)


def test_much_that_would_leave_stops_it(world: World, file: Path) -> None:
    rows = [f"{n},Child{n},Family{n},5,Ms,Ann,Family{n},Mother,1,T,T,ann{n}@gmail.com,N" for n in range(8)]
    file.write_bytes(contacts(*rows))
    import_roll(file, "--yes")
    file.write_bytes(contacts(*rows[:2]))
    stopped = import_roll(file, "--yes")
    kept = Pupil.objects.filter(on_roll=True).count()
    answered = import_roll(file, "--yes", "--let-leave", "6")
    assert (stopped.exit_code, kept, answered.exit_code) == (1, 8, 0)
    assert Pupil.objects.filter(on_roll=True).count() == 2


@pytest.mark.parametrize("member", [cast.TEACHER, cast.STRANGER])
def test_in_the_name_of_somebody_else_it_does_nothing(world: World, file: Path, member: cast.Member) -> None:
    result = import_roll(file, "--yes", member=member)
    assert (result.exit_code, Pupil.objects.count()) == (2, 0)


def test_a_file_that_cannot_be_used_is_named(world: World, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    result = import_roll(broken, "--yes")
    assert (result.exit_code, str(broken) in result.output) == (2, True)
