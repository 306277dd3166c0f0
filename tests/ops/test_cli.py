import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from nestbox.ops import commands
from nestbox.ops.cli import COMMANDS, main

REDBOURN = Path(__file__).parents[2] / "schools" / "redbourn.toml"


def nestbox(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_shipped_school_is_in_order() -> None:
    assert nestbox("check-school", str(REDBOURN)).exit_code == 0


def test_a_mistake_in_a_schools_values_is_named_with_its_line(tmp_path: Path) -> None:
    school = tmp_path / "school.toml"
    text = REDBOURN.read_text()
    school.write_text(f"{text}\nunheard_of = 1\n")
    result = nestbox("check-school", str(school))
    assert (result.exit_code, result.output.startswith(f"{school}:")) == (1, True)


def test_a_file_that_is_no_text_is_said_so(tmp_path: Path) -> None:
    school = tmp_path / "school.toml"
    school.write_bytes(b"\xff\xfe\x00")
    assert nestbox("check-school", str(school)).output == f"{school}: this is not a text file in UTF-8.\n"


def test_the_demonstration_refuses_a_database_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NESTBOX_DATA", str(tmp_path))
    monkeypatch.setenv("NESTBOX_DEMO", "true")
    monkeypatch.setenv("NESTBOX_DATABASE_URL", "postgresql://school@db.example/real")
    result = nestbox("prepare")
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])


def test_a_setting_that_cannot_be_used_is_named_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NESTBOX_TRUSTED_PROXIES", "-1")
    assert nestbox("doctor").output == (
        "Error: The environment has settings that cannot be used:\n"
        "  NESTBOX_TRUSTED_PROXIES: Input should be greater than or equal to 0\n"
    )


def test_every_command_explains_itself() -> None:
    context = Context(main)
    assert [name for name in COMMANDS if not getattr(main.get_command(context, name), "help", "")] == []


def test_every_file_of_the_folder_of_commands_is_one() -> None:
    files = {file.stem.replace("_", "-") for file in Path(commands.__file__).parent.glob("[!_]*.py")}
    assert set(COMMANDS) == files


def test_a_command_does_not_wait_for_what_another_one_needs() -> None:
    loaded = "import sys, nestbox.ops.commands.check_text; print('pydantic_settings' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout
    assert out == "False\n"
