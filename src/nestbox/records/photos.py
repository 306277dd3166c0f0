"""Photos, what is found in them, what staff say of it, and the renditions that may be seen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock
from nestbox.records.identifiers import new_identifier


class Photo(models.Model):
    """A photo on its way from a phone to the feed."""

    class State(models.TextChoices):
        RECEIVED = "received"  # encrypted in quarantine, waiting for the worker
        READY = "ready"  # covered as far as nobody accounted for it, renditions made
        REFUSED = "refused"  # cannot be used; ``refusal`` says why

    id = models.BigIntegerField(primary_key=True, default=new_identifier, editable=False)
    draft = models.ForeignKey("records.Draft", models.PROTECT, related_name="photos")
    post = models.ForeignKey("records.Post", models.PROTECT, null=True, related_name="photos")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RECEIVED)
    refusal = models.CharField(max_length=200, blank=True)
    alt = models.CharField(max_length=1500, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    colour = models.CharField(max_length=7, blank=True)
    has_webp = models.BooleanField(default=True)  # not where it was covered in a hurry, after a withdrawal
    original = models.CharField(max_length=200, blank=True)  # name in quarantine, until it is destroyed
    received_at = models.DateTimeField(default=clock.now)
    original_destroyed_at = models.DateTimeField(null=True)
    wanted = models.PositiveIntegerField(default=0)  # counts what changes how the photo has to look
    rendered = models.PositiveIntegerField(default=0)  # of which the renditions show this many
    rendering_asked = models.BooleanField(default=False)  # a job waits that will render it anew
    hidden_at = models.DateTimeField(null=True)  # out of sight until somebody in it is covered
    taken_down_at = models.DateTimeField(null=True)  # out of sight for good

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(post__isnull=True) | (Q(state="ready") & ~Q(alt="")),
                name="published_photo_is_ready",
            ),
            models.CheckConstraint(
                condition=Q(original_destroyed_at__isnull=True) | Q(original=""),
                name="destroyed_original_is_gone",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["post", "position"], name="photos_of_post")]


class Area(models.Model):
    """A part of a photo that may tell who somebody is: a box in fractions of the picture, and no likeness."""

    class Kind(models.TextChoices):
        FACE = "face"  # the detector is sure enough
        MAYBE = "maybe"  # the detector asks: is this a face?
        TEXT = "text"
        DRAWN = "drawn"  # by staff

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="areas")
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.FACE)
    x = models.FloatField()
    y = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    score = models.FloatField()
    words = models.CharField(max_length=200, blank=True)  # the text that was read there
    name = models.CharField(max_length=80, blank=True)  # the word of the roll in it; seen by staff alone
    covered = models.BooleanField(default=True)  # in the renditions as they are

    class Meta:
        indexes: ClassVar = [models.Index(fields=["photo", "id"], name="areas_of_photo")]


class Mark(models.Model):
    """What a member of staff said of an area. Only ever added to; the newest decides."""

    class Says(models.TextChoices):
        CHILD = "child"
        ADULT = "adult"
        NOT_A_FACE = "not a face"
        COVER = "cover"

    area = models.ForeignKey(Area, models.CASCADE, related_name="marks")
    says = models.CharField(max_length=10, choices=Says.choices)
    pupil = models.ForeignKey("records.Pupil", models.PROTECT, null=True)
    by = models.ForeignKey("records.Account", models.PROTECT)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(says="child", pupil__isnull=False) | (~Q(says="child") & Q(pupil__isnull=True)),
                name="mark_of_a_child_names_it",
            ),
        ]


class Presence(models.Model):
    """A child is in the picture without an area of their own: seen from behind, or far away."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="presences")
    pupil = models.ForeignKey("records.Pupil", models.PROTECT)
    by = models.ForeignKey("records.Account", models.PROTECT)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["photo", "pupil"], name="presence_once"),
        ]


class Showing(models.Model):
    """A published photo shows a child: on which consent, by whom accounted for, from when until when."""

    photo = models.ForeignKey(Photo, models.PROTECT, related_name="showings")
    area = models.ForeignKey(Area, models.PROTECT, null=True)  # None: in the picture, and nobody said where
    pupil = models.ForeignKey("records.Pupil", models.PROTECT)
    consent = models.ForeignKey("records.Consent", models.PROTECT, null=True)
    accounted_by = models.ForeignKey("records.Account", models.PROTECT)
    accounted_at = models.DateTimeField()
    began_at = models.DateTimeField(default=clock.now)
    until = models.DateField(null=True)  # the last day of the yes; nothing is served after it
    hidden_at = models.DateTimeField(null=True)  # consent fell away: out of sight until the face is covered
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(consent__isnull=False), name="shown_face_has_a_consent"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pupil"], condition=Q(ended_at__isnull=True), name="shown_now_by_pupil"),
        ]


class Rendition(models.Model):
    """A file made from redacted pixels: the only kind that is ever served."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=10)  # large, small
    extension = models.CharField(max_length=5)
    media_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["photo", "name", "extension"], name="rendition_once"),
        ]
