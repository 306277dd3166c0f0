"""Run every test: on SQLite with the browser, then what touches the database on PostgreSQL."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

REPORTS = Path(".cache/tests")
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadgroup", "--quiet")


def read_report(report: Path) -> Counter[str]:
    """Count the tests of a JUnit report: ``passed``, ``failed`` (an error is a failure) and ``skipped``."""
    counts: Counter[str] = Counter()
    tree = ET.parse(report)  # noqa: S314 - pytest wrote it a moment ago
    for suite in tree.getroot().iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        counts.update(failed=failed, skipped=skipped, passed=int(suite.get("tests", 0)) - failed - skipped)
    return counts


def summary(counts: Counter[str]) -> str:
    """Say the sum of all runs in one line."""
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    return f"{counts['passed']} passed, {counts['failed']} failed{skipped}"


def run(database: str, chosen: list[str]) -> tuple[int, Counter[str]]:
    """Run pytest on ``database``; its exit code and its counts. A run that reports nothing has failed."""
    print(f"Tests on {database}", flush=True)
    report = REPORTS / f"{database}.xml"
    report.unlink(missing_ok=True)
    code = subprocess.call(
        [sys.executable, "-m", "pytest", *SIDE_BY_SIDE, f"--junit-xml={report}", *chosen],
        env=os.environ | {"TEST_DATABASE": database},
    )
    return (code, read_report(report)) if report.exists() else (code or 1, Counter(failed=1))


def main(chosen: list[str]) -> int:
    """Run both; the exit code is the first that isn't 0."""
    results = [run(database, chosen) for database in ("sqlite", "postgresql")]
    print(summary(sum((counts for _, counts in results), Counter())))
    return next((code for code, _ in results if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
