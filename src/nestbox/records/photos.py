"""Photos, the faces found in them, and the renditions that may be seen."""

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
        READY = "ready"  # every face redacted, renditions made
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
    original = models.CharField(max_length=200, blank=True)  # name in quarantine, until it is destroyed
    received_at = models.DateTimeField(default=clock.now)
    original_destroyed_at = models.DateTimeField(null=True)

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


class Face(models.Model):
    """A face that the detector found: a box in fractions of the picture, and nothing of whose it is."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="faces")
    x = models.FloatField()
    y = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    score = models.FloatField()
    redacted_at = models.DateTimeField()


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
