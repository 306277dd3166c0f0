"""What people are told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from nestbox import clock


class Notice(models.Model):
    """One sentence for one account, with where to go."""

    account = models.ForeignKey("records.Account", models.CASCADE, related_name="notices")
    school = models.ForeignKey("records.School", models.PROTECT)
    kind = models.CharField(max_length=30)
    sentence = models.CharField(max_length=500)
    path = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "-id"], name="notices_newest_first")]
