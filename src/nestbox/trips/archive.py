"""The school's own copy: its posts and published photos in one ZIP, made while it is sent.

Comments, likes and names of people are not in it; nor is a photo that is out of sight when its turn comes.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.storage import default_storage
from django.db import transaction
from django.template.loader import render_to_string

from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.photos.sight import in_sight
from nestbox.policy.permissions import Permission
from nestbox.policy.trips import day_number
from nestbox.posts.text import to_html
from nestbox.records.models import Photo, Post, Rendition
from nestbox.schools import policies
from nestbox.schools.reads import feed_of, must_hold
from nestbox.trips.expiry import news_of

CHUNK = 64 * 1024
STYLE = """body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto }
img { max-width: 100%; height: auto; border-radius: .5rem }
h2 { margin-top: 3rem } article { margin: 2rem 0 } .small { color: #555 }
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP on its way: what it is called, and its bytes as they are made."""

    name: str
    chunks: Iterator[bytes]


class _Sent:
    """What zipfile writes, until it is taken away."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nothing is open here."""

    def taken(self) -> bytes:
        """All that was written since the last time."""
        whole, self._parts = b"".join(self._parts), []
        return whole


@transaction.atomic
def download(viewer: Viewer, school_id: int) -> Archive:
    """All news of the school that can be read now. Raises ``NotFoundError`` without DOWNLOAD_POSTS."""
    must_hold(viewer, Permission.DOWNLOAD_POSTS, school_id)
    feed, zone = feed_of(school_id), ZoneInfo(policies.values(school_id).time_zone)
    post_ids = list(news_of(school_id).order_by("id").values_list("id", flat=True))
    record(
        school_id,
        actor_id=viewer.account_id,
        verb="posts downloaded",
        subject=f"school:{school_id}",
        clause="PUR-1",
        posts=len(post_ids),
    )
    return Archive(f"nestbox-{feed.handle}.zip", _chunks(feed.name, post_ids, zone))


def _chunks(feed_name: str, post_ids: list[int], zone: ZoneInfo) -> Iterator[bytes]:
    sent = _Sent()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_STORED) as file:
        posts = []
        for post_id in post_ids:
            post = Post.objects.filter(pk=post_id, removed_at=None).select_related("trip").first()
            if post is None:
                continue
            shown = _shown(post, zone)
            for rendition in _renditions(post):
                name = f"photos/{rendition.photo_id}.jpg"
                yield from _photo(file, sent, name, rendition.path)
                shown["photos"].append({"file": name, "alt": rendition.photo.alt})
            posts.append(shown)
        page = render_to_string("trips/archive.html", {"feed_name": feed_name, "posts": posts})
        file.writestr("index.html", page)
        file.writestr("style.css", STYLE)
        file.writestr("posts.json", _as_json(posts))
        yield sent.taken()
    yield sent.taken()


def _photo(file: zipfile.ZipFile, sent: _Sent, name: str, path: str) -> Iterator[bytes]:
    with default_storage.open(path) as stored, file.open(name, "w") as entry:
        while part := stored.read(CHUNK):
            entry.write(part)
            yield sent.taken()


def _renditions(post: Post) -> list[Rendition]:
    """The largest file of each photo of a post that can be seen at this moment (CON-2)."""
    photos = Photo.objects.filter(in_sight(), post=post)
    seen = Rendition.objects.filter(photo__in=photos, name="large", extension="jpg")
    return list(seen.select_related("photo").order_by("photo__position"))


def _shown(post: Post, zone: ZoneInfo) -> dict[str, Any]:
    at, trip = post.published_at.astimezone(zone), post.trip
    return {
        "id": str(post.pk),
        "trip": trip.title if trip else None,
        "day": day_number(at.date(), trip.starts, trip.ends) if trip else None,
        "published_at": at.isoformat(timespec="minutes"),
        "date": at.date(),
        "time": f"{at:%H:%M}",
        "text": post.text,
        "text_html": to_html(post.text),
        "photos": [],
    }


def _as_json(posts: list[dict[str, Any]]) -> str:
    shown = [{k: v for k, v in post.items() if k not in {"text_html", "date", "time"}} for post in posts]
    return json.dumps({"posts": shown}, ensure_ascii=False, indent=1)
