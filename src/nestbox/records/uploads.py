"""Photos on their way over a bad line, piece by piece, and posts that were sent from an outbox."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nestbox import clock
from nestbox.records.identifiers import new_identifier


class Upload(models.Model):
    """A photo that arrives in pieces. Whole, it becomes a photo of its draft, or was refused."""

    id = models.BigIntegerField(primary_key=True, default=new_identifier, editable=False)
    draft = models.ForeignKey("records.Draft", models.PROTECT, related_name="uploads")
    key = models.CharField(max_length=64)  # from the device: the same key twice is the same upload
    length = models.PositiveIntegerField()  # bytes in all
    offset = models.PositiveIntegerField(default=0)  # bytes that are here
    sha256 = models.CharField(max_length=64, blank=True)  # of the whole, where the device told it
    alt = models.CharField(max_length=1500, blank=True)
    photo = models.ForeignKey("records.Photo", models.SET_NULL, null=True, related_name="+")
    refusal = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "key"], name="upload_key_once"),
            models.CheckConstraint(condition=Q(offset__lte=F("length")), name="upload_within_its_length"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["began_at"], condition=Q(finished_at__isnull=True), name="upload_unfinished"
            ),
        ]


class UploadPart(models.Model):
    """A piece of an upload, encrypted in quarantine under ``name``. Offset and size in bytes."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    offset = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "offset"], name="part_of_upload_once"),
        ]


class Sending(models.Model):
    """A draft that was sent from an outbox: published when all of it is here, or given back to its author."""

    draft = models.OneToOneField("records.Draft", models.PROTECT, related_name="sending")
    photos = models.PositiveSmallIntegerField()  # so many belong to it
    vouched = models.BooleanField()  # nobody in the photos may not be shown: publish with all faces covered
    asked_at = models.DateTimeField(default=clock.now)
    given_back_at = models.DateTimeField(null=True)
