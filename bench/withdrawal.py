"""What a withdrawal costs: `python -m bench withdrawal [PHOTOS]`, 500 photos unless said otherwise.

One child with a face in so many published photos of 1,600 px with five heads. Measured are the transaction in
which all of them go out of sight, and the worker's CPU until the last one is covered and back.
"""

from __future__ import annotations

import time
from copy import copy
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bench.photos import photo
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.photos.accounting import Word, mark
from nestbox.policy.facts import Says
from nestbox.policy.standing import Standing
from nestbox.posts.actions import render_card
from nestbox.records.identifiers import new_identifier
from nestbox.records.models import Area, Mark, Photo, Post, Rendition, Showing
from tests.world import redbourn

A_POST: Final = 10


def main(photos: int = 500) -> None:
    """Measure and print, in an empty installation."""
    world = redbourn()
    child = world.child("Ada", "Reed", 5)
    world.answers(child)
    _publish(world, child, photos)
    began = time.perf_counter()
    world.answers(child, Standing.WITHDRAWN)
    took = time.perf_counter() - began
    print(f"{Photo.objects.exclude(hidden_at=None).count()} photos out of sight after {took:.2f} s")
    began, cpu = time.perf_counter(), time.process_time()
    run_waiting()
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    back = Photo.objects.filter(hidden_at=None, taken_down_at=None).count()
    print(f"{back} photos covered and back after {took:.0f} s, {cpu:.0f} s of CPU")


def _publish(world: World, child: int, photos: int) -> None:
    """One photo by the pipeline, and copies of what it left, ten to a post."""
    draft_id = world.drafts("By the lake.", [(photo(), "A lake.")])
    face = Area.objects.order_by("x")[0]
    mark(world.viewer(cast.TEACHER), face.photo_id, Word(face.pk, Says.CHILD, child))
    world.publishes(draft_id)
    run_waiting()
    one = Photo.objects.get()
    for start in range(1, photos, A_POST):
        post = Post.objects.get(pk=world.posts(f"News number {start}."))
        for position in range(min(A_POST, photos - start)):
            _copy(one, post, position)
        render_card(post)


def _copy(one: Photo, post: Post, position: int) -> None:
    new = copy(one)
    new.pk, new.post, new.draft_id, new.position = new_identifier(), post, post.draft_id or 0, position
    new.save(force_insert=True)
    for file in Rendition.objects.filter(photo=one):
        with default_storage.open(file.path) as opened:
            name = f"{new.pk % 256:02x}/{new.pk}/{file.name}-copy.{file.extension}"
            file.path = default_storage.save(name, ContentFile(opened.read()))
        file.pk, file.photo = None, new
        file.save()
    for area in Area.objects.filter(photo=one):
        _copy_area(area, new)


def _copy_area(area: Area, photo: Photo) -> None:
    marks, showings = list(Mark.objects.filter(area=area)), list(Showing.objects.filter(area=area))
    area.pk, area.photo = None, photo
    area.save()
    for said in marks:
        said.pk, said.area = None, area
        said.save()
    for shown in showings:
        shown.pk, shown.area, shown.photo = None, area, photo
        shown.save()
