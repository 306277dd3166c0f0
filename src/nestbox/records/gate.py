"""What the publish gate goes by: ordinary words that staff confirmed, and what carers say of hashtags.

All of it is only ever added to. Photos and texts of drafts come and go, so no row here points at them.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock


class WordConfirmed(models.Model):
    """Staff say that a word is ordinary and names nobody, in one sentence of one text of a draft (NAM-1)."""

    draft = models.ForeignKey("records.Draft", models.PROTECT, related_name="words_confirmed")
    where = models.CharField(max_length=12)  # of policy.finding.Where
    photo = models.BigIntegerField(null=True)  # the photo whose description it is
    word = models.CharField(max_length=120)
    at_character = models.PositiveIntegerField()  # of the sentence
    sentence = models.CharField(max_length=64)  # its SHA-256: words that changed are asked about again
    reason = models.CharField(max_length=300)
    by = models.ForeignKey("records.Account", models.PROTECT)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="confirmed_word_has_a_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["draft"], name="words_confirmed_of_draft")]


class HashtagQuestion(models.Model):
    """A carer is asked about the hashtags of one post whose pictures show a child of theirs (SAF-4)."""

    draft = models.ForeignKey("records.Draft", models.PROTECT, related_name="hashtag_questions")
    tags = models.TextField()  # in order and folded: other hashtags are another question
    pupil = models.ForeignKey("records.Pupil", models.PROTECT)
    carer = models.ForeignKey("records.Carer", models.PROTECT)
    on_paper = models.BooleanField()  # the carer does not follow: the office asks them
    by = models.ForeignKey("records.Account", models.PROTECT)
    at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()  # a yes has to be used by then, and silence has become a no

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["draft", "id"], name="hashtag_questions_of_draft"),
            models.Index(fields=["carer", "-id"], name="hashtag_questions_of_carer"),
        ]


class HashtagAnswer(models.Model):
    """One answer to a question; the newest counts."""

    question = models.ForeignKey(HashtagQuestion, models.PROTECT, related_name="answers")
    yes = models.BooleanField()
    how = models.CharField(max_length=8, choices=[("app", "app"), ("email", "email"), ("paper", "paper")])
    by = models.ForeignKey("records.Account", models.PROTECT, null=True)  # None: by the link in an e-mail
    at = models.DateTimeField(default=clock.now)
