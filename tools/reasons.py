"""Every exception to a rule of ruff or mypy names the rule and gives its reason."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tools.findings import Finding, python_files

_CODES = r"[A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*"
_REASON = r"\s+\W*\w[^#]{4,}"
_NOQA = re.compile(rf"# noqa: {_CODES}{_REASON}")
_TYPE = re.compile(rf"# type: ignore\[[a-z, -]+\]{_REASON}")
_SAYS = "an exception names its rule and gives its reason, as in: # noqa: S314 - pytest wrote it a moment ago"


def findings_in(source: str, path: Path) -> Iterator[Finding]:
    """Each exception in the comments of a file that lacks its code or its reason."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and _lacks_reason(token.string):
            yield Finding(path, token.start[0], _SAYS)


def _lacks_reason(comment: str) -> bool:
    if "# noqa" in comment and not _NOQA.search(comment):
        return True
    return "# type: ignore" in comment and not _TYPE.search(comment)


def findings() -> Iterator[Finding]:
    """What lacks its reason in the whole project."""
    for path in python_files("src", "tests", "tools", "bench"):
        yield from findings_in(path.read_text(encoding="utf-8"), path)
