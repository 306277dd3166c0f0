"""What one row says, whichever format it comes from: the meeting point of the formats."""

from dataclasses import dataclass, field

from nestbox.policy.roll import Address, StaffMember
from nestbox.roll.files.shapes import Kind, Part, Refused
from nestbox.roll.files.standings import Standing


@dataclass(frozen=True, slots=True)
class PupilLine:
    """A pupil as one row has them. `born` tells two of one name apart and goes no further."""

    forename: str
    surname: str
    preferred_name: str = ""
    preferred_surname: str = ""
    upn: str = ""
    mis_id: str = ""
    year_group: int | None = None
    form: str = ""
    born: str = ""
    school_email: str = ""
    photo_consent: bool | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as one row has them. `household` (telephones, postal addresses) goes no further."""

    name: str
    mis_id: str = ""
    addresses: tuple[Address, ...] = ()
    relationship: str = ""
    parental_responsibility: bool | None = None
    principal_carer: bool | None = None
    contact_restricted: bool | None = None
    household: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A pupil with the contacts that stand in the same row."""

    row: int
    pupil: PupilLine
    contacts: tuple[ContactLine, ...] = ()


@dataclass
class Taken:
    """All that was taken from one file, before people are recognised again across its rows."""

    kind: Kind
    covers: set[Part] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    staff: list[StaffMember] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
