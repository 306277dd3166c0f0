"""The frozen facts that clauses judge. Whoever calls the policy gathers them. None is unknown, never no."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from nestbox.policy.finding import Place
from nestbox.policy.hashtags import Agreement, Hashtag
from nestbox.policy.spotting.shapes import NameFound
from nestbox.policy.standing import Standing


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


class AreaKind(StrEnum):
    """What an area of a photo is: a face, perhaps a face, text, or drawn by hand."""

    FACE = "face"
    MAYBE = "maybe"
    TEXT = "text"
    DRAWN = "drawn"


class Says(StrEnum):
    """What staff say of an area. COVER and nothing at all are the same for a face."""

    CHILD = "child"
    ADULT = "adult"
    NOT_A_FACE = "not a face"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """An area of a photo. `covered`: nothing of it can be seen in the renditions.

    `standing` is the consent of the child that staff named; `names`: the text there holds a word of the roll.
    """

    kind: AreaKind
    covered: bool
    says: Says | None = None
    standing: Standing | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A photo of a draft. `ready`: its renditions exist, and are made of what staff said last.

    `seen`: whoever publishes has looked at exactly these renditions. `usable`: it could be read at all.
    `vouched`: before it was sent from where no rendition could be looked at, they said that nobody in it may
    not be shown. `present`: the consent of each child who is in it without a place of their own.
    """

    ready: bool
    seen: bool
    areas: tuple[AreaFacts, ...]
    alt_text: str
    usable: bool = True
    vouched: bool = False
    present: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What may name a child; whether staff confirmed it as ordinary; what could stand instead."""

    found: NameFound
    confirmed: bool
    instead: str


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A text that leaves the school with a post, and what was found in it."""

    place: Place
    names: tuple[Named, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A post before publication. `length` counts characters as people do, a link at its fixed length.

    `fits`: so many characters of the text are within the limit, None when all of its `ends` are.
    `agreements`: one for each child in the photos, to the hashtags of the text as it is.
    """

    length: int
    has_trip: bool
    outside_purpose_confirmed: bool
    photos: tuple[PhotoFacts, ...]
    text_blank: bool
    fits: int | None = None
    ends: int = 0
    texts: tuple[TextFacts, ...] = ()
    agreements: tuple[Agreement, ...] = ()
