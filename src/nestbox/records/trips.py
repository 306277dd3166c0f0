"""What belongs to a trip: its days, its leaders, what was said with one tap, reminders; and expiry."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock


class TripDay(models.Model):
    """What a trip is doing on one of its days."""

    trip = models.ForeignKey("records.Trip", models.CASCADE, related_name="days")
    day = models.DateField()
    plan = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["trip", "day"], name="trip_day_once")]


class TripLeader(models.Model):
    """Somebody of the team leads a trip. A trip that names nobody is led by all who post."""

    trip = models.ForeignKey("records.Trip", models.CASCADE, related_name="leaders")
    account = models.ForeignKey("records.Account", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trip", "account"], name="leads_a_trip_once"),
        ]


class TripSaying(models.Model):
    """What a leader said with one tap, and the post that it became. One a trip and direction."""

    trip = models.ForeignKey("records.Trip", models.CASCADE, related_name="sayings")
    direction = models.CharField(max_length=8)
    post = models.ForeignKey("records.Post", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trip", "direction"], name="trip_saying_once"),
        ]


class TripReminder(models.Model):
    """Somebody was reminded of a day without news. Once a trip, day and audience."""

    trip = models.ForeignKey("records.Trip", models.CASCADE)
    day = models.DateField()
    reminded = models.CharField(max_length=7)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trip", "day", "reminded"], name="trip_reminder_once"),
        ]


class Expiry(models.Model):
    """The posts of a school year go: announced on one day, and gone from another."""

    school = models.ForeignKey("records.School", models.PROTECT)
    year_end = models.DateField()  # the last day of the school year
    warned_on = models.DateField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "year_end"], name="expiry_once")]
        indexes: ClassVar = [
            models.Index(fields=["school"], condition=Q(done_at__isnull=True), name="expiry_ahead"),
        ]
