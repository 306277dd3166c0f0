"""The frozen facts that clauses judge. Whoever calls the policy gathers them. None is unknown, never no."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class DomainKind(StrEnum):
    """What is known of the part of an email address after the @."""

    PERSONAL = "personal"
    WORK = "work"
    SCHOOL = "school"
    DISPOSABLE = "disposable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks to follow, as far as they have told us themselves. Nothing of the roll is in here.

    `accepted_version` is the version of the policy that they accepted, or None. `says` is what they wrote
    when they asked; `claims` is what the office noted of their emails to the school (REQ-3).
    """

    email: str
    email_verified: bool
    domain: str
    domain_kind: DomainKind
    over_minimum_age: bool
    accepted_version: int | None
    says: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildOnRoll:
    """A child whom the roll connects with the asker, and how. `relationship` is the roll's own word."""

    year_group: int | None
    on_roll: bool
    relationship: str
    parental_responsibility: bool | None
    principal_carer: bool | None
    contact_restricted: bool | None


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """An entry of the staff list: governor, teacher, support staff, office team or site manager."""

    category: str
    current: bool


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Somebody on the roll whom the asker's address or name looks like, and what that person is there."""

    by: Literal["address", "name"]
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class RollEvidence:
    """All that the roll says of an asker.

    `sibling_restricted`: contact with a brother or sister of one of the children is restricted.
    `matched_kind`: as what the roll holds the asker's address; None when it does not hold it.
    `restricted_namesake`: somebody whose contact with a child of the school is restricted has the asker's
    very name ("same"), or one that the asker's name or address looks like ("alike").
    """

    children: tuple[ChildOnRoll, ...]
    staff: tuple[StaffEntry, ...]
    is_pupil: bool
    sibling_restricted: bool
    matched_kind: Literal["personal", "work"] | None
    resembles: tuple[Resemblance, ...] = ()
    restricted_namesake: Literal["same", "alike"] | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who looks. `follows` is a confirmed follow that has not ended; a request is not one."""

    follows: bool
    works_here: bool


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A photo of a draft. `ready`: its redacted renditions exist and are what will be published."""

    ready: bool
    faces_found: int
    faces_redacted: int
    alt_text: str


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A post before publication. `length` counts characters as people do, a link at its fixed length."""

    length: int
    has_trip: bool
    outside_purpose_confirmed: bool
    photos: tuple[PhotoFacts, ...]
    text_blank: bool
