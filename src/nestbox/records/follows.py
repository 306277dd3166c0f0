"""Follow requests and follows: two tables, so that neither can be mistaken for the other."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock


class FollowRequest(models.Model):
    """An account asks to follow a feed; somebody decides, once."""

    class Outcome(models.TextChoices):
        APPROVED = "approved"
        REFUSED = "refused"

    account = models.ForeignKey("records.Account", models.PROTECT, related_name="follow_requests")
    feed = models.ForeignKey("records.Feed", models.PROTECT, related_name="follow_requests")
    says = models.CharField(max_length=280, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    referred_at = models.DateTimeField(null=True)  # to the Headteacher, who alone decides it from then on
    referred_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    clause = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "feed"],
                condition=Q(decided_at__isnull=True),
                name="one_pending_request",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, outcome="")
                | (
                    Q(decided_at__isnull=False, decided_by__isnull=False)
                    & Q(outcome__in=["approved", "refused"])
                    & ~Q(clause="")
                    & ~Q(reason="")
                ),
                name="decision_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("account")),
                name="nobody_decides_their_own",
            ),
        ]


class Follow(models.Model):
    """An account may read a feed, from a decided request until it ends."""

    class Group(models.TextChoices):
        CARER = "parent/carer"
        STAFF = "staff"
        GOVERNOR = "governor"

    account = models.ForeignKey("records.Account", models.PROTECT, related_name="follows")
    feed = models.ForeignKey("records.Feed", models.PROTECT, related_name="follows")
    request = models.OneToOneField(FollowRequest, models.PROTECT)
    group = models.CharField(max_length=12, choices=Group.choices)
    started_at = models.DateTimeField(default=clock.now)
    ends_on = models.DateField(null=True)  # days of grace: what it stood on fell away, and it ends that day
    ended_at = models.DateTimeField(null=True)
    ended_import = models.ForeignKey("records.RollImport", models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")
    ended_clause = models.CharField(max_length=8, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "feed"], condition=Q(ended_at__isnull=True), name="one_follow_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_reason=""), name="ending_has_a_reason"
            ),
        ]


class EmailClaim(models.Model):
    """The requester wrote to the school, and the office noted what they said (REQ-3)."""

    request = models.ForeignKey(FollowRequest, models.PROTECT, related_name="claims")
    says = models.CharField(max_length=500)
    noted_at = models.DateTimeField(default=clock.now)
    noted_by = models.ForeignKey("records.Account", models.PROTECT, related_name="+")


class ExceptionalCase(models.Model):
    """Exceptional circumstances put to the Headteacher (ACC-4): the case, and the end date once admitted."""

    request = models.OneToOneField(FollowRequest, models.PROTECT, related_name="case")
    case = models.CharField(max_length=1000)
    noted_at = models.DateTimeField(default=clock.now)
    noted_by = models.ForeignKey("records.Account", models.PROTECT, related_name="+")
    ends_on = models.DateField(null=True)  # the last day of access; None until the Headteacher admits


class Invitation(models.Model):
    """A carer was told by email that they can ask to follow. It admits nobody."""

    trip = models.ForeignKey("records.Trip", models.PROTECT, related_name="invitations")
    carer = models.ForeignKey("records.Carer", models.PROTECT, related_name="+")
    email = models.EmailField()
    sent_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey("records.Account", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trip", "email"], name="invited_once_a_trip"),
        ]


class AccessReview(models.Model):
    """The Headteacher looked over who can see the feed, and signed it off."""

    school = models.ForeignKey("records.School", models.PROTECT)
    signed_at = models.DateTimeField(default=clock.now)
    signed_by = models.ForeignKey("records.Account", models.PROTECT, related_name="+")
    since = models.DateField()
    counts = models.JSONField()


class Basis(models.Model):
    """What a follow stands on: one line of the roll, or an exception, each."""

    follow = models.ForeignKey(Follow, models.PROTECT, related_name="bases")
    responsibility = models.ForeignKey("records.Responsibility", models.PROTECT, null=True)
    staff_member = models.ForeignKey("records.StaffMember", models.PROTECT, null=True)
    case = models.ForeignKey(ExceptionalCase, models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(responsibility__isnull=False, staff_member__isnull=True, case__isnull=True)
                | Q(responsibility__isnull=True, staff_member__isnull=False, case__isnull=True)
                | Q(responsibility__isnull=True, staff_member__isnull=True, case__isnull=False),
                name="basis_is_one_thing",
            ),
        ]


class DomainMark(models.Model):
    """The office says whether a mail domain is personal or a place of work; the newest mark counts."""

    school = models.ForeignKey("records.School", models.PROTECT)
    domain = models.CharField(max_length=253)
    kind = models.CharField(max_length=8, choices=[("personal", "personal"), ("work", "work")])
    marked_by = models.ForeignKey("records.Account", models.PROTECT)
    marked_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "domain", "-id"], name="domain_mark_newest")]
