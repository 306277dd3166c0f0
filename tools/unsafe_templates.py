"""Templates that show something without escaping it."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.findings import ROOT, Finding, judge

_UNSAFE = re.compile(
    r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off|\{%\s*csrf_exempt|\bon[a-z]+=[\"']|\sstyle=[\"']"
)
_SAYS = "a template escapes everything, and has no inline script or style"


def findings_in(source: str, path: Path) -> Iterator[Finding]:
    """Each line that switches escaping off, or that the Content-Security-Policy would break."""
    for number, line in enumerate(source.splitlines(), start=1):
        if _UNSAFE.search(line) and (finding := judge(Finding(path, number, _SAYS), line)):
            yield finding


def findings() -> Iterator[Finding]:
    """What is unsafe in all templates."""
    for path in sorted((ROOT / "src").rglob("*.html")):
        yield from findings_in(path.read_text(encoding="utf-8"), path)
