"""The school roll: pupils, their carers, and the staff list."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Pupil(models.Model):
    """A child on the roll, or who was."""

    school = models.ForeignKey("records.School", models.PROTECT)
    forename = models.CharField(max_length=80)
    preferred_name = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80)
    year_group = models.SmallIntegerField(null=True)
    school_email = models.EmailField(blank=True)
    on_roll = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "surname"], name="pupil_by_surname")]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class Carer(models.Model):
    """A contact of one or more pupils."""

    school = models.ForeignKey("records.School", models.PROTECT)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    email_kind = models.CharField(
        max_length=8, choices=[("personal", "personal"), ("work", "work")], default="personal"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "email"], name="carer_by_email")]

    def __str__(self) -> str:
        return self.name


class Responsibility(models.Model):
    """What a carer is to a pupil. None means unknown, never "clear"."""

    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="responsibilities")
    carer = models.ForeignKey(Carer, models.PROTECT, related_name="responsibilities")
    relationship = models.CharField(max_length=40)
    parental_responsibility = models.BooleanField(null=True)
    principal_carer = models.BooleanField(null=True)
    contact_restricted = models.BooleanField(null=True)  # a court order; seen by the office alone

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "carer"], name="responsibility_once"),
        ]


class StaffMember(models.Model):
    """A line of the staff list: governors, teachers, support staff, office team, site managers."""

    school = models.ForeignKey("records.School", models.PROTECT)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    category = models.CharField(max_length=20)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "email"], name="staff_by_email")]

    def __str__(self) -> str:
        return self.name
