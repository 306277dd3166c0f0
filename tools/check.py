"""Run Nestbox's own checks; `make check` runs them between ruff's and mypy's."""

import sys

from tools import banned_calls, pure_policy, reasons, unsafe_templates
from tools.findings import ROOT

CHECKS = (banned_calls, unsafe_templates, pure_policy, reasons)


def main() -> int:
    """Print every finding; the exit code."""
    found = sorted({finding for check in CHECKS for finding in check.findings()})
    for finding in found:
        print(str(finding).removeprefix(f"{ROOT}/"))
    print(f"Nestbox's own checks found {len(found) or 'nothing'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
