"""Lines of the roll as rows: which fields a line has, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from nestbox.policy.roll import Carer, Pupil, Responsibility, StaffMember
from nestbox.records import models as records

Line = Pupil | Carer | Responsibility | StaffMember

FIELDS: Mapping[str, tuple[str, ...]] = {
    "pupil": (
        "forename",
        "surname",
        "preferred_name",
        "preferred_surname",
        "year_group",
        "form",
        "upn",
        "mis_id",
        "school_email",
        "on_roll",
    ),
    "carer": ("name", "mis_id"),
    "responsibility": (
        "relationship",
        "parental_responsibility",
        "principal_carer",
        "contact_restricted",
    ),
    "staff": ("name", "category", "email", "starts", "ends"),
}
TABLES: Mapping[str, Any] = {
    "pupil": records.Pupil,
    "carer": records.Carer,
    "responsibility": records.Responsibility,
    "staff": records.StaffMember,
}


def table_of(line: Line) -> str:
    """The name under which changes of such a line are kept."""
    names = {Pupil: "pupil", Carer: "carer", Responsibility: "responsibility", StaffMember: "staff"}
    return names[type(line)]


def values_of(line: Line) -> dict[str, Any]:
    """The line's fields as a row has them."""
    return {field: getattr(line, field) for field in FIELDS[table_of(line)]}


def kept_of(line: Line) -> dict[str, Any]:
    """The line as a change keeps it, in JSON's own types."""
    kept = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values_of(line).items()
    }
    if isinstance(line, Carer):
        kept["addresses"] = sorted([address.email, address.kind] for address in line.addresses)
    if isinstance(line, Pupil):
        kept["photo_consent"] = line.photo_consent
    if isinstance(line, Responsibility):
        kept["current"] = True
    return kept


def unfit(line: Line) -> str | None:
    """Why a line does not fit the tables, in a sentence; None when it does. Nothing is cut off silently."""
    for field, value in values_of(line).items():
        longest = TABLES[table_of(line)]._meta.get_field(field).max_length
        if longest is not None and isinstance(value, str) and len(value) > longest:
            return (
                f"{field.replace('_', ' ').capitalize()} is longer than {longest} characters: {value[:30]}…"
            )
    if isinstance(line, Carer) and any(len(address.email) > 254 for address in line.addresses):  # noqa: PLR2004  (RFC 5321)
        return f"{line.name}: an address is too long."
    return None
