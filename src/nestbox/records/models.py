"""Every table in one place, as Django looks for it."""

from nestbox.records.accounts import Acceptance, Account
from nestbox.records.audit import AuditEntry
from nestbox.records.follows import (
    AccessReview,
    Basis,
    DomainMark,
    EmailClaim,
    ExceptionalCase,
    Follow,
    FollowRequest,
    Invitation,
)
from nestbox.records.imports import ColumnMapping, RollChange, RollImport
from nestbox.records.notices import Notice
from nestbox.records.photos import Face, Photo, Rendition
from nestbox.records.posts import Draft, Like, Post, Removal
from nestbox.records.roll import Carer, CarerAddress, Consent, Pupil, Responsibility, StaffMember
from nestbox.records.schools import Feed, Installation, PolicyVersion, RoleHeld, School, Trip

__all__ = [
    "Acceptance",
    "AccessReview",
    "Account",
    "AuditEntry",
    "Basis",
    "Carer",
    "CarerAddress",
    "ColumnMapping",
    "Consent",
    "DomainMark",
    "Draft",
    "EmailClaim",
    "ExceptionalCase",
    "Face",
    "Feed",
    "Follow",
    "FollowRequest",
    "Installation",
    "Invitation",
    "Like",
    "Notice",
    "Photo",
    "PolicyVersion",
    "Post",
    "Pupil",
    "Removal",
    "Rendition",
    "Responsibility",
    "RoleHeld",
    "RollChange",
    "RollImport",
    "School",
    "StaffMember",
    "Trip",
]
