"""The policy stands on the standard library alone, and so do its tests."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.policy.cast import HOUSE

PACKAGE = HOUSE / "src" / "nestbox" / "policy"
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = [
    ".".join(("nestbox.policy", *file.relative_to(PACKAGE).with_suffix("").parts))
    for file in FILES
    if not file.stem.startswith("__")
]

WITHOUT_DJANGO = """
import sys
from importlib import import_module

class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "allauth", "pydantic", "pydantic_settings", "pytest_django"}:
            raise ImportError(f"{name} is not installed here")

sys.meta_path.insert(0, Wall())
"""

CALM = """
from hypothesis import HealthCheck, settings
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("calm", calm)
settings.load_profile("calm")
"""  # as tests/conftest.py does, which is not read here: a busy machine is no failure


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO + code],
        cwd=HOUSE,
        env={"PYTHONPATH": f"{HOUSE / 'src'}:{HOUSE}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def imported_by(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_module_imports_nothing_but_the_standard_library_and_the_policy(file: Path) -> None:
    others = {
        name
        for name in imported_by(file.read_text(encoding="utf-8"))
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("nestbox.policy")
    }
    assert others == set()


def test_every_module_can_be_imported_where_django_is_not_installed() -> None:
    done = run(f"for name in {MODULES}: import_module(name)")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_wall_of_these_tests_does_keep_django_out() -> None:
    assert "django is not installed here" in run("import django").stderr


def test_the_tests_run_where_django_is_not_installed() -> None:
    arguments = [
        "-q", "-c", "/dev/null", f"--rootdir={HOUSE}", "--noconftest", "--import-mode=importlib",
        "-p", "no:cacheprovider", "-W", "ignore", f"--ignore={__file__}", str(HOUSE / "tests" / "policy"),
    ]  # fmt: skip
    done = run(f"{CALM}import pytest; sys.exit(pytest.main({arguments}))")
    assert done.returncode == 0, done.stdout[-2000:]
