"""What was imported into the roll, and what each import changed, so that it can be undone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock


class RollImport(models.Model):
    """One file: waiting with its preview, then applied, then perhaps undone.

    ``file`` is emptied once the import is applied or dropped: what it said is on the roll, or nowhere.
    """

    school = models.ForeignKey("records.School", models.PROTECT)
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, blank=True)
    file = models.BinaryField(default=bytes)
    mapping = models.JSONField(null=True)  # what the office said the columns mean; None: as recognised
    counts = models.JSONField(default=dict)
    sent_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("records.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(applied_at__isnull=False), name="undone_was_applied"
            ),
        ]


class RollChange(models.Model):
    """One row of the roll before and after an import. ``before`` is None for a row that was new."""

    roll_import = models.ForeignKey(RollImport, models.PROTECT, related_name="changes")
    table = models.CharField(max_length=20)
    row = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)


class ColumnMapping(models.Model):
    """What the office said the columns of a file mean, found again by the file's header row."""

    school = models.ForeignKey("records.School", models.PROTECT)
    fingerprint = models.CharField(max_length=64)
    fields = models.JSONField()
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey("records.Account", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "fingerprint"], name="column_mapping_once"),
        ]
