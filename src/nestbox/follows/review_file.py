"""The access review as a CSV file."""

from __future__ import annotations

import csv
from io import StringIO

from nestbox.follows.review import Review

HEADERS = ("Part", "Name", "Email", "Group", "Date", "Stands on", "By", "Clause", "Note")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(review: Review) -> str:
    """One line a person and part: can see it, was admitted, access ended. For a spreadsheet, with a BOM."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(HEADERS)
    for person in review.seeing:
        stands_on, notes = "; ".join(person.stands_on), "; ".join(person.notes)
        since = f"{person.since:%Y-%m-%d}"
        row = ("Can see it", person.name, person.email, person.group, since, stands_on, "", "", notes)
        writer.writerow(map(plain, row))
    for part, lines in (("Admitted", review.admitted), ("Ended", review.ended)):
        for line in lines:
            at = f"{line.at:%Y-%m-%d}"
            writer.writerow(map(plain, (part, line.name, line.email, "", at, "", line.by, line.clause, "")))
    return f"\ufeff{file.getvalue()}"


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV Injection)."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
