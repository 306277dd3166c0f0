"""The school roll: pupils, their carers, and the staff list."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock


class Pupil(models.Model):
    """A child on the roll, or who was."""

    school = models.ForeignKey("records.School", models.PROTECT)
    forename = models.CharField(max_length=80)
    preferred_name = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80)
    preferred_surname = models.CharField(max_length=80, blank=True)
    year_group = models.SmallIntegerField(null=True)
    form = models.CharField(max_length=20, blank=True)
    upn = models.CharField(max_length=13, blank=True)  # the DfE's number for a pupil
    mis_id = models.CharField(max_length=40, blank=True)  # the school's information system's own number
    school_email = models.EmailField(blank=True)
    on_roll = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "surname"], name="pupil_by_surname")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "upn"], condition=~Q(upn=""), name="pupil_upn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class Carer(models.Model):
    """A contact of one or more pupils."""

    school = models.ForeignKey("records.School", models.PROTECT)
    name = models.CharField(max_length=120)
    mis_id = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "name"], name="carer_by_name")]

    def __str__(self) -> str:
        return self.name


class CarerAddress(models.Model):
    """An email address of a carer, in lower case, and as what the school holds it."""

    carer = models.ForeignKey(Carer, models.PROTECT, related_name="addresses")
    email = models.EmailField()
    kind = models.CharField(max_length=8, choices=[("personal", "personal"), ("work", "work")])

    class Meta:
        indexes: ClassVar = [models.Index(fields=["email"], name="carer_by_address")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carer", "email"], name="carer_address_once"),
        ]


class Responsibility(models.Model):
    """What a carer is to a pupil. None means unknown, never "clear"."""

    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="responsibilities")
    carer = models.ForeignKey(Carer, models.PROTECT, related_name="responsibilities")
    relationship = models.CharField(max_length=40)
    parental_responsibility = models.BooleanField(null=True)
    principal_carer = models.BooleanField(null=True)
    contact_restricted = models.BooleanField(null=True)  # a court order; seen by the office alone
    current = models.BooleanField(default=True)  # False: the roll no longer names this carer of this pupil

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


class Consent(models.Model):
    """What was said of showing a child, by whom. Only added to; the rule is ``policy.standing`` (CON-1)."""

    class Answer(models.TextChoices):
        ASKED = "asked"
        GIVEN = "given"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        EXPIRED = "expired"

    class Purpose(models.TextChoices):
        PHOTOS = "photos"
        VIDEO = "video"
        WHOLE_CLASS = "whole class"

    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=11, choices=Purpose.choices, default=Purpose.PHOTOS)
    answer = models.CharField(max_length=9, choices=Answer.choices)
    carer = models.ForeignKey(Carer, models.PROTECT, null=True)  # None: the school's own record
    how = models.CharField(max_length=80)
    basis = models.CharField(max_length=40, default="consent")  # the lawful basis, apart from permission
    until = models.DateField(null=True)  # the last day of a yes
    note = models.CharField(max_length=300, blank=True)
    scan = models.CharField(max_length=200, blank=True)  # name of a paper form's sealed scan
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("records.Account", models.PROTECT, null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pupil", "-id"], name="consent_newest")]
