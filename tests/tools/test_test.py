from collections import Counter
from pathlib import Path

from tools.test import read_report, summary

REPORT = """<testsuites>
<testsuite tests="9" failures="1" errors="2" skipped="1"/>
</testsuites>"""


def test_an_error_counts_as_a_failure(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert read_report(report) == Counter(passed=5, failed=3, skipped=1)


def test_the_last_line_says_what_passed_and_what_failed() -> None:
    assert summary(Counter(passed=12, failed=0)) == "12 passed, 0 failed"


def test_skipped_tests_are_not_kept_quiet() -> None:
    assert summary(Counter(passed=12, failed=1, skipped=2)) == "12 passed, 1 failed, 2 skipped"
