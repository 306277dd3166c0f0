"""Every table in one place, as Django looks for it."""

from nestbox.records.accounts import Acceptance, Account
from nestbox.records.audit import AuditEntry
from nestbox.records.follows import Basis, DomainMark, Follow, FollowRequest
from nestbox.records.notices import Notice
from nestbox.records.photos import Face, Photo, Rendition
from nestbox.records.posts import Draft, Like, Post, Removal
from nestbox.records.roll import Carer, Pupil, Responsibility, StaffMember
from nestbox.records.schools import Feed, Installation, PolicyVersion, RoleHeld, School, Trip

__all__ = [
    "Acceptance",
    "Account",
    "AuditEntry",
    "Basis",
    "Carer",
    "DomainMark",
    "Draft",
    "Face",
    "Feed",
    "Follow",
    "FollowRequest",
    "Installation",
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
    "School",
    "StaffMember",
    "Trip",
]
