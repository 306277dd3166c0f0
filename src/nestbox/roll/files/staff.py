"""The rows of a list of staff or governors."""

from collections import Counter
from datetime import date

from nestbox.policy.roll import StaffMember
from nestbox.roll.files import cells, dates, limits
from nestbox.roll.files.categories import category, governor
from nestbox.roll.files.contacts import Cells
from nestbox.roll.files.headers import words
from nestbox.roll.files.lines import Taken
from nestbox.roll.files.names import RowError, checked, said
from nestbox.roll.files.rows import folded
from nestbox.roll.files.shapes import Kind, Refused
from nestbox.roll.files.standings import Standing, standing
from nestbox.roll.files.tables import Table
from nestbox.roll.files.trimming import must_fit, rows_below

NOT_CURRENT = "People who are marked as no longer current and were left out: {count}."
NO_ADDRESS = "People without a personal email address: {count}."
WORK_ONLY = "The column for work email is not used: followers are admitted with a personal address."


def staff_of(table: Table) -> Taken:
    """Every current line of the list, or the reason why a row was refused."""
    columns = _columns(table)
    taken = Taken(Kind.STAFF, {"staff"})
    day_first, note = dates.order_of(
        text
        for row in table.rows
        for name in ("staff.starts", "staff.ends")
        for text in Cells(row, columns).all(name)
    )
    seen: Counter[str] = Counter()
    for row in rows_below(table):
        try:
            must_fit(row, table)
            taken.staff += _members(Cells(row, columns), table, seen, day_first=day_first)
        except RowError as error:
            taken.refused.append(Refused(row.number, error.why))
    taken.notes += [
        sentence.format(count=seen[sentence]) for sentence in (NOT_CURRENT, NO_ADDRESS) if seen[sentence]
    ]
    taken.notes += [note] if note else []
    taken.notes += [WORK_ONLY] if "staff.email_work" in table.fields else []
    return taken


def _columns(table: Table) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for index, place in enumerate(table.places):
        if place:
            columns.setdefault(place.field, []).append(index)
    return columns


def _members(row: Cells, table: Table, seen: Counter[str], *, day_first: bool) -> list[StaffMember]:
    name = _name(row)
    if _left(row):
        seen[NOT_CURRENT] += 1
        return []
    found = cells.emails(row.first("staff.email"), "personal")
    email = next((email for email, kind in found if kind == "personal"), "")
    seen[NO_ADDRESS] += not email
    starts, ends = (_day(row, f"staff.{name}", day_first=day_first) for name in ("starts", "ends"))
    key = f"staff {row.row.number}"
    return [StaffMember(key, name, _category(row, table), email, starts, ends)]


def _name(row: Cells) -> str:
    parts = (row.first("staff.forename"), row.first("staff.surname"))
    name = " ".join(filter(None, parts)) if all(parts) else said(row.first("staff.name"))
    if not name:
        raise RowError("There is no name in this row.")
    return checked(name, "member of staff", limits.FULL_NAME)


def _category(row: Cells, table: Table) -> str:
    told = row.first("staff.category")
    of_governors = any("governor" in words(header) for header in table.headers)
    found = governor(told) if of_governors else category(told)
    if not found:
        raise RowError(
            f"“{told}” is not known to be a governor, teacher, support staff, office team or site manager."
            if told
            else "What this person does at the school is missing."
        )
    return found


def _left(row: Cells) -> bool:
    """A column that says whether somebody is current is believed only when it clearly says so."""
    if not row.has("staff.current"):
        return False
    return standing(folded(row.first("staff.current"))) is not Standing.ON_ROLL


def _day(row: Cells, name: str, *, day_first: bool) -> date | None:
    text = row.first(name)
    day = dates.day(text, day_first=day_first)
    if (
        text
        and day is None
        and cells.flag(text) is None
        and folded(text) not in {"present", "ongoing", "permanent", "n/a", "-", "current"}
    ):
        raise RowError("A date in this row cannot be read.")
    return day
