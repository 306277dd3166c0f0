"""How an account stands to a feed just now: it follows, it has asked, or neither."""

from __future__ import annotations

from django.db.models import QuerySet

from nestbox.records.models import Account, Feed, Follow, FollowRequest


def follows(account: Account, feed: Feed) -> bool:
    """Whether the account follows the feed."""
    return Follow.objects.filter(account=account, feed=feed, ended_at=None).exists()


def pending_of(account: Account, feed: Feed) -> QuerySet[FollowRequest]:
    """The account's request to follow the feed that nobody has decided yet: one, or none."""
    return FollowRequest.objects.filter(account=account, feed=feed, decided_at=None)
