"""What a check finds, where the project's files are, and the reasons for which a finding may stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

# `# allowed: hot path` on the line of a finding lets it stand. Another reason needs a line here first.
REASONS = {
    "hot path": "measured in docs/performance.md, and too slow any other way",
    "escaped here": "every part that a person typed is escaped in the same function",
    "kept markup": "our own template rendered it and escaped its parts; it was kept to be shown again",
    "drawn by a library": "an icon: markup of a library with nothing in it that a person typed",
    "asked by a library": "a library calls or wants exactly this",
    "not media": "a file of the program itself, the same for everyone",
    "no rows read": "it speaks to the database about the database, not about anybody's data",
}
_ALLOWED = re.compile(r"(?:#|\{#) allowed: (?P<reason>[a-z ]+?)\s*(?:#\}.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: in which file, in which line (1-based), in a sentence."""

    path: Path
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file under the folders of the project that exist."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def judge(finding: Finding, source: str) -> Finding | None:
    """Let a finding stand if its lines give a reason of the list; any other reason is a finding too."""
    allowed = _ALLOWED.search(source)
    if allowed is None:
        return finding
    if allowed["reason"] in REASONS:
        return None
    known = ", ".join(f"“{reason}”" for reason in REASONS)
    return Finding(finding.path, finding.line, f"“{allowed['reason']}” is not a reason; these are: {known}")
