"""A school in the middle of its year: through the actions, but for the photos' rows: copies of two."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import carer
from nestbox.jobs.inline import run_waiting
from nestbox.posts.actions import render_card
from nestbox.records.identifiers import new_identifier
from nestbox.records.models import Account, Draft, Photo, Post, Rendition
from tests.world import redbourn

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Seeded:
    """Session keys of a follower and of the teacher, and what the scenarios ask for."""

    follower: str
    teacher: str
    posts: tuple[int, ...]
    photos: tuple[int, ...]
    trip_id: int


def seed(*, followers: int, posts: int, photos_a_post: int) -> Seeded:
    """Fill the database and the photo folder."""
    world = redbourn()

    people = [
        Member(f"Parent Number{number}", f"parent{number}@gmail.com", "") for number in range(followers)
    ]
    for number, person in enumerate(people):
        world.child("Child", f"Number{number}", 5 + number % 2, carer(person))
        world.signs_up(person)
        world.follows(person)
    today = date.today()  # noqa: DTZ011  (a day is a day)
    trip_id = world.trip("Years 5 and 6 in the Lake District", "Hawse End", today, today + timedelta(days=4))
    ids = tuple(
        world.posts(f"News number {number}: boots on, waterfall found, cocoa made.", trip_id=trip_id)
        for number in range(posts)
    )
    photos = tuple(photo for post_id in ids for photo in _photos_of(post_id, photos_a_post))
    for number, post_id in enumerate(ids):
        for person in people[: number % 8]:
            world.likes(person, post_id)
    for person in people[:50]:
        world.comments(person, ids[-1], "What a lovely day you are all having up there.")
    run_waiting()
    return Seeded(_session(people[0]), _session(cast.TEACHER), ids, photos, trip_id)


def _photos_of(post_id: int, number: int) -> list[int]:
    post = Post.objects.select_related("draft", "trip").get(pk=post_id)
    ids = [_photo(post, position) for position in range(1, number + 1)]
    render_card(post)
    return ids


def _photo(post: Post, position: int) -> int:
    photo = Photo.objects.create(
        id=new_identifier(),
        draft=Draft.objects.get(post=post),
        post=post,
        position=position,
        state="ready",
        alt="A waterfall between mossy rocks.",
        width=1600,
        height=1200,
        colour="#607060",
    )
    Rendition.objects.bulk_create(
        Rendition(
            photo=photo,
            name=name,
            extension=extension,
            media_type=f"image/{kind}",
            width=1600,
            height=1200,
            size=len(_file(kind)),
            sha256="0" * 64,
            path=_path(kind),
        )
        for name in ("large", "small")
        for extension, kind in (("webp", "webp"), ("jpg", "jpeg"))
    )
    return photo.pk


_FILES: dict[str, bytes] = {}
_PATHS: dict[str, str] = {}


def _file(kind: str) -> bytes:
    """A picture of about 200 KB: noise that was smoothed, so that it compresses as a photo does."""
    if kind not in _FILES:
        noise = np.random.default_rng(1).integers(0, 255, (300, 400, 3), dtype=np.uint8)
        picture = Image.fromarray(noise).resize((1600, 1200))
        target = io.BytesIO()
        picture.save(target, kind, quality=20)
        _FILES[kind] = target.getvalue()
    return _FILES[kind]


def _path(kind: str) -> str:
    if kind not in _PATHS:
        _PATHS[kind] = default_storage.save(f"bench/picture.{kind}", ContentFile(_file(kind)))
    return _PATHS[kind]


def _session(member: Member) -> str:
    account = Account.objects.get(email=member.email)
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)
