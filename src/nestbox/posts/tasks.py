"""Background work on posts. Each may be called again after a crash."""

from __future__ import annotations

from nestbox.posts import cards
from nestbox.posts.actions import render_card
from nestbox.records.models import Post


def render_old_cards() -> None:
    """Give every post whose card was made by other templates a new one: after an update of Nestbox."""
    old = Post.objects.filter(removed_at=None).exclude(card_version=cards.version())
    for post in old.select_related("trip").order_by("-id").iterator():
        render_card(post)
