"""A school's roll as plain values: read from the database or from an export, and judged the same way.

None is unknown, never "no": an export without a column for court orders says nothing of court orders.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Key = int | str
AddressKind = Literal["personal", "work"]


@dataclass(frozen=True, slots=True)
class Address:
    """An email address of a carer, in lower case, and as what the roll holds it. Not labelled is personal."""

    email: str
    kind: AddressKind = "personal"


@dataclass(frozen=True, slots=True)
class Pupil:
    """A child. `on_roll` is False for one who has left and for an applicant; Reception is year 0.

    `key` is one pupil's within its Roll: the row's id, or what the export tells pupils apart by.
    `photo_consent` is what the export says; None when it says nothing.
    """

    key: Key
    forename: str
    surname: str
    preferred_name: str = ""
    preferred_surname: str = ""
    year_group: int | None = None
    form: str = ""
    upn: str = ""
    mis_id: str = ""
    school_email: str = ""
    on_roll: bool = True
    photo_consent: bool | None = None


@dataclass(frozen=True, slots=True)
class Carer:
    """A contact of one or more pupils: once, however many children they have."""

    key: Key
    name: str
    addresses: tuple[Address, ...] = ()
    mis_id: str = ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What a carer is to a pupil, in the roll's own word. `key` is the row's id, 0 in a file."""

    pupil: Key
    carer: Key
    relationship: str = ""
    parental_responsibility: bool | None = None
    principal_carer: bool | None = None
    contact_restricted: bool | None = None
    key: Key = 0


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A line of the staff list. `starts` and `ends` are the first and the last day, None when open."""

    key: Key
    name: str
    category: str
    email: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Roll:
    """A whole roll. Every key that a responsibility names is in `pupils` and `carers`."""

    pupils: tuple[Pupil, ...] = ()
    carers: tuple[Carer, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    staff: tuple[StaffMember, ...] = ()
