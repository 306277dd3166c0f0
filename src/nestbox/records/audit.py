"""The append-only record of who did what, under which clause."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AuditEntry(models.Model):
    """One link of a school's chain: each digest covers the entry and the digest before it."""

    school = models.ForeignKey("records.School", models.PROTECT)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey("records.Account", models.PROTECT, null=True)
    verb = models.CharField(max_length=40)
    clause = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=60)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "number"], name="audit_entry_once"),
            models.UniqueConstraint(fields=["school", "previous"], name="audit_chain_never_forks"),
        ]
