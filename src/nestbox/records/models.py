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
from nestbox.records.gate import HashtagAnswer, HashtagQuestion, WordConfirmed
from nestbox.records.imports import ColumnMapping, RollChange, RollImport
from nestbox.records.notices import Notice
from nestbox.records.photos import Area, Mark, Photo, Presence, Rendition, Showing
from nestbox.records.posts import Draft, Hold, Like, Post, Removal
from nestbox.records.roll import Carer, CarerAddress, Consent, Pupil, Responsibility, StaffMember
from nestbox.records.schools import Feed, Installation, PolicyVersion, RoleHeld, School, Trip, TripPupil
from nestbox.records.trips import Expiry, TripDay, TripLeader, TripReminder, TripSaying
from nestbox.records.uploads import Sending, Upload, UploadPart

__all__ = [
    "Acceptance",
    "AccessReview",
    "Account",
    "Area",
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
    "Expiry",
    "Feed",
    "Follow",
    "FollowRequest",
    "HashtagAnswer",
    "HashtagQuestion",
    "Hold",
    "Installation",
    "Invitation",
    "Like",
    "Mark",
    "Notice",
    "Photo",
    "PolicyVersion",
    "Post",
    "Presence",
    "Pupil",
    "Removal",
    "Rendition",
    "Responsibility",
    "RoleHeld",
    "RollChange",
    "RollImport",
    "School",
    "Sending",
    "Showing",
    "StaffMember",
    "Trip",
    "TripDay",
    "TripLeader",
    "TripPupil",
    "TripReminder",
    "TripSaying",
    "Upload",
    "UploadPart",
    "WordConfirmed",
]
