import subprocess
from pathlib import Path

import pytest

from tools.findings import ROOT


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """The programs of a machine where somebody who is not root has neither sudo nor apt."""
    (tmp_path / "sh").symlink_to("/bin/sh")
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    return tmp_path


def need(machine: Path, package: str, test: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(ROOT / "tools" / "need.sh"), package, test]
    return subprocess.run(command, env={"PATH": str(machine)}, capture_output=True, text=True, check=False)


def test_what_is_there_is_not_mentioned(bare_machine: Path) -> None:
    done = need(bare_machine, "chromium", "true")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_may_not_be_installed_is_asked_for_in_one_line(bare_machine: Path) -> None:
    done = need(bare_machine, "chromium", "false")
    advice = "Please install it (on Debian: apt-get install chromium) and try again."
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"Nestbox needs chromium here. {advice}\n")
