"""Drafts, posts (news and comments), likes and removals."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from nestbox import clock
from nestbox.records.identifiers import new_identifier


class Draft(models.Model):
    """News that a staff member is writing. A draft is not a post: nobody else can read it."""

    id = models.BigIntegerField(primary_key=True, default=new_identifier, editable=False)
    feed = models.ForeignKey("records.Feed", models.PROTECT)
    author = models.ForeignKey("records.Account", models.PROTECT)
    trip = models.ForeignKey("records.Trip", models.PROTECT, null=True)
    text = models.TextField(blank=True)
    outside_purpose_confirmed = models.BooleanField(default=False)
    key = models.CharField(max_length=64)  # from the form: the same key twice is the same draft
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)  # published or discarded

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["author", "key"], name="draft_key_once")]
        indexes: ClassVar = [
            models.Index(fields=["author"], condition=Q(ended_at__isnull=True), name="draft_open_by_author"),
        ]


class Post(models.Model):
    """News, or a comment: a post in reply. The identifier is also the order."""

    id = models.BigIntegerField(primary_key=True, default=new_identifier, editable=False)
    feed = models.ForeignKey("records.Feed", models.PROTECT)
    author = models.ForeignKey("records.Account", models.PROTECT)
    in_reply_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="comments")
    draft = models.OneToOneField(Draft, models.PROTECT, null=True)
    trip = models.ForeignKey("records.Trip", models.PROTECT, null=True)
    text = models.TextField()
    card = models.TextField(blank=True)  # HTML made when the post changes, never when it is read
    card_version = models.CharField(max_length=16, blank=True)  # of the templates that made it
    key = models.CharField(max_length=64)  # from the form: the same key twice is the same post
    published_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)  # its time was over: removed, and its words destroyed
    held_at = models.DateTimeField(null=True)  # a comment that is its author's alone until it was looked at
    like_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "key"], name="post_key_once"),
            models.CheckConstraint(
                condition=Q(in_reply_to__isnull=True) | Q(draft__isnull=True), name="comment_has_no_draft"
            ),
            models.CheckConstraint(
                condition=Q(expired_at__isnull=True) | Q(removed_at__isnull=False, text="", card=""),
                name="expired_post_is_gone",
            ),
            models.CheckConstraint(
                condition=Q(in_reply_to__isnull=True, draft__isnull=False) | Q(in_reply_to__isnull=False),
                name="news_has_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(in_reply_to__isnull=False),
                name="only_comments_are_held",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["feed", "-id"],
                condition=Q(in_reply_to__isnull=True, removed_at__isnull=True),
                name="news_newest_first",
            ),
            models.Index(
                fields=["trip", "-id"],
                condition=Q(trip__isnull=False, removed_at__isnull=True),
                name="news_of_trip",
            ),
            models.Index(
                fields=["in_reply_to", "id"],
                condition=Q(in_reply_to__isnull=False, removed_at__isnull=True),
                name="comments_oldest_first",
            ),
            models.Index(fields=["feed", "id"], condition=Q(held_at__isnull=False), name="comments_held"),
        ]


class Like(models.Model):
    """An account likes a post."""

    account = models.ForeignKey("records.Account", models.PROTECT)
    post = models.ForeignKey(Post, models.PROTECT, related_name="likes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "post"], name="like_once")]


class Hold(models.Model):
    """A comment waits for a look: under which clause, since when, and who let it through."""

    post = models.OneToOneField(Post, models.PROTECT)
    clause = models.CharField(max_length=8)
    shown_name = models.CharField(max_length=120, blank=True)  # its author's, where that is in question
    at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey("records.Account", models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="released_by_somebody",
            ),
        ]


class Removal(models.Model):
    """A post or comment was taken down, by whom, under which clause and why."""

    post = models.OneToOneField(Post, models.PROTECT)
    by = models.ForeignKey("records.Account", models.PROTECT)
    clause = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(reason=""), name="removal_has_a_reason")]
