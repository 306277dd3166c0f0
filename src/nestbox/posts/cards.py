"""A post's card: HTML made once, when the post changes, with gaps for what is each reader's own.

Rendering 20 cards by template cost 17 ms a page where filling the gaps costs a fraction of one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nestbox.photos.reads import PhotoShown, shown
from nestbox.posts.text import inert, to_html
from nestbox.records.models import Photo, Post

_GAP = re.compile(r"\[\[(\w+)\]\]")


@dataclass(frozen=True, slots=True)
class PostFace:
    """What the card's template needs of a post. All text in it is already escaped."""

    id: int
    text_html: SafeString
    published_at: datetime
    trip_title: SafeString
    photos: tuple[PhotoShown, ...]
    absent: str


@dataclass(frozen=True, slots=True)
class OwnParts:
    """What differs between readers, and what must never go stale inside a kept card."""

    post_id: int
    feed_name: str
    feed_handle: str
    liked: bool
    like_count: int
    comment_count: int
    may_remove: bool


@cache
def version() -> str:
    """16 letters that change with the cards' templates, so that a new look reaches old posts."""
    digest = hashlib.blake2b(digest_size=8)
    for template in sorted((settings.TEMPLATE_FOLDER / "cards").glob("*.html")):
        digest.update(template.read_bytes())
    return digest.hexdigest()


def make(post: Post) -> str:
    """Render the part of a post's card that is the same for every reader."""
    rows = sorted(post.photos.all(), key=lambda row: row.position)
    photos = tuple(
        _inert_photo(shown(row)) for row in rows if row.hidden_at is None and not row.taken_down_at
    )
    trip = inert(post.trip.title if post.trip else "")
    face = PostFace(post.pk, to_html(post.text), post.published_at, trip, photos, _absent(rows))
    return render_to_string("cards/post.html", {"post": face})


def with_parts(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Posts with what their cards are made of: two more queries for all of them together."""
    return posts.select_related("trip").prefetch_related("photos")


def _absent(rows: list[Photo]) -> str:
    """What is said in the place of photos that cannot be seen now; nothing where all can."""
    if any(row.hidden_at is not None and row.taken_down_at is None for row in rows):
        return "A photo is out of sight while it is being changed. It will be back."
    return "A photo was taken down." if any(row.taken_down_at is not None for row in rows) else ""


def make_comment(comment: Post) -> str:
    """Render the part of a comment that is the same for every reader."""
    return render_to_string("cards/comment.html", {"comment": comment, "text_html": to_html(comment.text)})


def fill_comment(card: str, comment_id: int, author: str, *, may_remove: bool, held: bool) -> SafeString:
    """The kept comment with its author's name as it is now, and a way to remove it for whoever may.

    ``held``: it waits for a look, which is said to whoever can read it at all.
    """
    name = inert(author)
    values = {
        "author_name": name,
        "initials": inert(initials(author)),
        "held": _held() if held else "",
        "tools": _filled(_comment_tools(), {"id": str(comment_id), "author_name": name})
        if may_remove
        else "",
    }
    return _filled(card, values)


def initials(name: str) -> str:
    """Up to two letters to stand for a person's picture."""
    return "".join(word[0] for word in name.split()[:2]).upper() or "·"


def _inert_photo(photo: PhotoShown) -> PhotoShown:
    return replace(photo, alt=inert(photo.alt))


def fill(card: str, parts: OwnParts, csrf_token: str) -> SafeString:
    """The kept card with one reader's parts in its gaps."""
    values = _of_feed(parts.feed_name, parts.feed_handle) | {
        "like_form": like_form(parts.post_id, parts.like_count, csrf_token, liked=parts.liked),
        "comment_link": _fill(
            _comment_link(parts.comment_count == 1), parts.post_id, parts.comment_count, ""
        ),
        "tools": _fill(_tools(), parts.post_id, 0, "") if parts.may_remove else "",
    }
    return _filled(card, values)


def like_form(post_id: int, like_count: int, csrf_token: str, *, liked: bool) -> SafeString:
    """The heart below a post, as it stands for one reader."""
    return _fill(_like_form(liked, like_count == 1), post_id, like_count, csrf_token)


def _fill(shape: str, post_id: int, count: int, csrf_token: str) -> SafeString:
    return _filled(shape, {"id": str(post_id), "count": str(count), "csrf": csrf_token})


def _filled(card: str, values: Mapping[str, str]) -> SafeString:
    return SafeString(_GAP.sub(lambda gap: values[gap[1]], card))  # allowed: escaped here


# The shapes below are rendered once a process, with gaps where the numbers go.
_ONE = 1
_MANY = 2


@cache
def _like_form(liked: bool, singular: bool) -> str:  # noqa: FBT001  (the key of a cache)
    return _shape("cards/like_form.html", "like_count", singular=singular, liked=liked)


@cache
def _comment_link(singular: bool) -> str:  # noqa: FBT001  (the key of a cache)
    return _shape("cards/comment_link.html", "comment_count", singular=singular)


def _shape(template: str, counter: str, *, singular: bool, **more: bool) -> str:
    context = {
        "post_id": "[[id]]",
        "csrf_token": "[[csrf]]",
        counter: Counter(_ONE if singular else _MANY),
        **more,
    }
    return render_to_string(template, context)


class Counter(int):
    """A number that pluralises as itself and prints as a gap."""

    def __str__(self) -> str:
        return "[[count]]"


@cache
def _of_feed(name: str, handle: str) -> dict[str, str]:
    avatar = {"initials": name[:1], "size": "m", "kind": "feed", "picture": ""}
    picture = render_to_string("components/avatar.html", avatar)
    return {"feed_name": inert(name), "feed_handle": inert(handle), "feed_picture": picture}


@cache
def _tools() -> str:
    return render_to_string("cards/tools.html", {"post_id": "[[id]]"})


@cache
def _comment_tools() -> str:
    return render_to_string("cards/comment_tools.html", {"post_id": "[[id]]"})


@cache
def _held() -> str:
    return render_to_string("cards/comment_held.html")
