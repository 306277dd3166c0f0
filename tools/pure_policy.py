"""The policy imports the standard library and itself, and nothing that reads the world."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.findings import Finding, python_files

POLICY = "nestbox.policy"
WORLDLY = {"io", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess", "threading", "time"}


def findings_in(source: str, path: Path) -> Iterator[Finding]:
    """Each import of a file of the policy that makes it impure."""
    for node in ast.walk(ast.parse(source)):
        for module in _modules(node):
            if not _is_pure(module):
                yield Finding(path, getattr(node, "lineno", 1), f"the policy is pure, {module} is not")


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "")]
    return []


def _is_pure(module: str) -> bool:
    if f"{module}.".startswith(f"{POLICY}."):
        return True
    top = module.partition(".")[0]
    return top in sys.stdlib_module_names and top not in WORLDLY


def findings() -> Iterator[Finding]:
    """What is impure in the whole policy."""
    for path in python_files("src/nestbox/policy"):
        yield from findings_in(path.read_text(encoding="utf-8"), path)
