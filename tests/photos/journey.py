"""A portrait's journey, step by step, for ``tests.photos.killing``; what may lie on the disk after each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import skimage.data
from django.core.files.storage import default_storage
from django_q.models import OrmQ
from PIL import Image

from nestbox import clock
from nestbox.demo import cast
from nestbox.errors import NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting, actions, pipeline, quarantine, reads, tasks, withdrawn
from nestbox.photos.accounting import Word
from nestbox.photos.faces import find_faces
from nestbox.photos.kinds import kind_of
from nestbox.photos.rendering import AT_ONCE, SMALL_FILES, render
from nestbox.photos.rendering import Rendition as Rendered
from nestbox.photos.resuming import resume
from nestbox.policy.facts import Says
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import Area, Draft, Photo, Post, Rendition, Showing
from nestbox.roll import consents
from tests.photos.files import encoded
from tests.world import redbourn

PHOTO = encoded(Image.fromarray(skimage.data.astronaut()).crop((110, 0, 350, 240)))
SEEN_FROM = 0.3  # as in test_pipeline: what compression adds stays well below


@dataclass(frozen=True)
class Step:
    """What a person does, what the worker does then, and whether the child may be seen afterwards."""

    name: str
    act: Callable[[], object]
    work: Callable[[], object]
    shows_the_child: bool = False


class Journey:
    """A school with one child whose carers have said yes, and a draft that waits for their portrait."""

    def __init__(self, data: Path) -> None:
        self.data = data
        _remember_the_pipeline()
        self.world = redbourn()
        self.child = self.world.child("Ivy", "Rogers", 5)
        self.world.answers(self.child)
        self.draft_id = self.world.drafts("Boots on.")
        self.steps = (
            Step("receive", self._receive, _nothing),
            Step("scan", _nothing, run_waiting),
            Step("account", self._account, run_waiting, shows_the_child=True),
            Step("publish", self._publish, run_waiting, shows_the_child=True),
            Step("withdraw", self._withdraw, run_waiting),
        )

    # What people do; each is safe to do again, as a person does who was not told that it is done.

    def _receive(self) -> None:
        if not Photo.objects.exists():
            actions.receive(self.world.viewer(cast.TEACHER), self.draft_id, PHOTO, "A portrait.")

    def _account(self) -> None:
        area = Area.objects.order_by("-score")[0]
        word = Word(area.pk, Says.CHILD, self.child)
        accounting.mark(self.world.viewer(cast.TEACHER), area.photo_id, word)

    def _publish(self) -> None:
        if not Post.objects.exists():
            self.world.publishes(self.draft_id)

    def _withdraw(self) -> None:
        self.world.answers(self.child, Standing.WITHDRAWN)

    # What is looked at.

    def examine(self, step: Step) -> list[str]:
        """What is wrong on the disk after a kill, and after the work was taken up. In its own process."""
        found = list(self._unlike_a_journey(step, taken_up=False))
        OrmQ.objects.update(lock=clock.now() - timedelta(minutes=5))  # what was being done is begun anew
        step.act()
        resume()
        run_waiting()
        with clock.standing_at(clock.now() + timedelta(days=2)):
            tasks.sweep_quarantine()
            _sweep_renditions()
        return [*found, *(f"taken up: {one}" for one in self._unlike_a_journey(step, taken_up=True))]

    def _unlike_a_journey(self, step: Step, *, taken_up: bool) -> Iterator[str]:
        yield from self._of_the_original()
        yield from _unlike_their_rows()
        if not self._may_show_the_child(step, taken_up=taken_up):
            yield from (f"{path.name} shows the child" for path in self._pictures() if _shows_a_face(path))
        if taken_up:
            yield from self._not_done(step)
        if Showing.objects.exists() and self._is_withdrawn():
            yield from self._served()

    def _may_show_the_child(self, step: Step, *, taken_up: bool) -> bool:
        # Between a withdrawal and its end the old files still lie there, and nobody is given them.
        return step.shows_the_child or (step.name == "withdraw" and not taken_up)

    def _of_the_original(self) -> Iterator[str]:
        trace = PHOTO[len(PHOTO) // 2 :][:64]
        for path in self._files():
            if trace in path.read_bytes():
                yield f"{path.name} holds the original"

    def _not_done(self, step: Step) -> Iterator[str]:
        photo, area = Photo.objects.get(), Area.objects.order_by("-score")[0]
        on_disk = {path.relative_to(self.data / "photos").as_posix() for path in self._files("photos")}
        if photo.state != "ready" or photo.rendered != photo.wanted or photo.hidden_at or photo.taken_down_at:
            yield f"the photo is left {photo.state}, {photo.rendered} of {photo.wanted}"
        files = len(_renditions(hurried=step.name == "withdraw"))
        if on_disk != set(Rendition.objects.values_list("path", flat=True)) or len(on_disk) != files:
            yield f"files left: {sorted(on_disk)}"
        if set(quarantine.names()) != {photo.original} - {""}:
            yield f"in quarantine: {quarantine.names()}"
        if area.covered is step.shows_the_child:
            yield f"covered is {area.covered}"
        if (photo.post_id is not None, photo.original == "") != (step.name in {"publish", "withdraw"},) * 2:
            yield f"published is {photo.post_id is not None}, the original is {photo.original!r}"
        if Draft.objects.exclude(ended_at=None).count() != Post.objects.count():
            yield "half a post"

    def _is_withdrawn(self) -> bool:
        return consents.held({self.child})[self.child].of(Purpose.PHOTOS) is Standing.WITHDRAWN

    def _served(self) -> Iterator[str]:
        photo_id = Photo.objects.get().pk
        for row in Rendition.objects.all():
            try:
                file = reads.rendition(self.world.viewer(cast.TEACHER), photo_id, row.name, row.extension)
            except NotFoundError:
                continue
            if _shows_a_face(self.data / "photos" / file.path):
                yield f"{row.name} is served and shows the child"

    def _files(self, folder: str = "") -> list[Path]:
        return [path for path in (self.data / folder).rglob("*") if path.is_file()]

    def _pictures(self) -> list[Path]:
        return [path for path in self._files() if kind_of(path.read_bytes()[:64]) is not None]

    def examine_with_a_planted_hole(self) -> list[str]:
        """A worker that writes an uncovered picture beside the others is found out. In its own process."""
        default_storage.save("00/1/large-1.webp", BytesIO(_renditions()[0].data))
        return [f"{path.name} shows the child" for path in self._pictures() if _shows_a_face(path)]


def _nothing() -> None:
    """Nobody does anything."""


@cache
def _renditions(*, hurried: bool = False) -> tuple[Rendered, ...]:
    """The portrait as nobody may see it."""
    effort = AT_ONCE if hurried else SMALL_FILES
    return render(np.asarray(Image.open(BytesIO(PHOTO)).convert("RGB")), effort=effort)


def _unlike_their_rows() -> Iterator[str]:
    for row in Rendition.objects.all():
        if not default_storage.exists(row.path):
            yield f"{row.path} is named and is not there"
        elif hashlib.sha256(Path(default_storage.path(row.path)).read_bytes()).hexdigest() != row.sha256:
            yield f"{row.path} is not what was kept"


def _shows_a_face(path: Path) -> bool:
    return _face_in(path.read_bytes())


@cache
def _face_in(data: bytes) -> bool:
    try:
        picture = np.asarray(Image.open(BytesIO(data)).convert("RGB"))
    except OSError:  # cut short by the kill
        return False
    return bool(find_faces(picture, SEEN_FROM))


def _sweep_renditions() -> None:
    try:
        from nestbox.photos import remains
    except ImportError:
        return
    remains.sweep()


def _remember_the_pipeline() -> None:
    """The same bytes give the same files, at once: what is tried here is writing, not seeing."""
    for module, name in ((tasks, "process"), (tasks, "render_again"), (withdrawn, "cover_more")):
        setattr(module, name, _remembered(getattr(module, name)))


def _remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    results = dict[str, Any]()

    def remember(*arguments: Any) -> Any:
        key = " ".join(_told_apart(one) for one in arguments)
        if key not in results:
            results[key] = function(*arguments)
            for rendition in _files_in(results[key]).renditions:
                _face_in(rendition.data)
        return results[key]

    return remember


def _told_apart(argument: object) -> str:
    if isinstance(argument, bytes | np.ndarray):
        return hashlib.sha256(bytes(argument)).hexdigest()
    return "names" if callable(argument) else repr(argument)


def _files_in(result: Any) -> pipeline.Files:
    if isinstance(result, pipeline.Processed):
        return result.files
    files: pipeline.Files = result[0] if isinstance(result, tuple) else result
    return files
