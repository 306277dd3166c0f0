"""The installation, its schools, their feeds, policies, roles and trips."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from nestbox import clock
from nestbox.policy.permissions import Role


class Installation(models.Model):
    """What this database is for. One row: a demonstration can never become real, nor the reverse."""

    class Purpose(models.TextChoices):
        REAL = "real"
        DEMO = "demo"

    purpose = models.CharField(max_length=4, choices=Purpose.choices)
    set_up_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="one_installation")]


class School(models.Model):
    """One school. Every row of every other table belongs to one."""

    name = models.CharField(max_length=120)
    founded_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """A school's @name: what people follow, and as whom staff write."""

    school = models.OneToOneField(School, models.PROTECT)
    handle = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=40, default="Europe/London")  # where its days begin
    changes = models.BigIntegerField(
        default=0
    )  # counts every change that a reader could see; the ETag's heart

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("handle"), name="feed_handle_once")]

    def __str__(self) -> str:
        return f"@{self.handle}"


class PolicyVersion(models.Model):
    """One edition of a school's file of values, in force from a moment on. Never changed."""

    school = models.ForeignKey(School, models.PROTECT, related_name="policy_versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    in_force_from = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey("records.Account", models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "number"], name="policy_version_once"),
        ]


class RoleHeld(models.Model):
    """An account works for this school in this role, until it is ended."""

    account = models.ForeignKey("records.Account", models.PROTECT, related_name="roles")
    school = models.ForeignKey(School, models.PROTECT)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    given_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "school", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="role_held_once",
            ),
        ]


class Trip(models.Model):
    """A residential trip: what posts are about."""

    school = models.ForeignKey(School, models.PROTECT, related_name="trips")
    title = models.CharField(max_length=80)
    place = models.CharField(max_length=80, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    places = models.JSONField(default=list)  # further words that are no names: "Rose Cottage"
    years = models.JSONField(default=list)  # year groups; empty: all that the feed is for
    cover = models.ForeignKey("records.Photo", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")), name="trip_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TripPupil(models.Model):
    """A child goes on a trip. A trip that names nobody is for every child of its years."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="children")
    pupil = models.ForeignKey("records.Pupil", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trip", "pupil"], name="on_a_trip_once"),
        ]
