"""A school with three children whose consent comes and goes, and the photos that show them (CON-2)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from django.core.files.storage import InMemoryStorage, default_storage
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import OrmQ
from django_q.signing import SignedPackage

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import NestboxError
from nestbox.ops.commands.prepare import NIGHTLY
from nestbox.photos import accounting, withdrawn
from nestbox.photos import actions as photos
from nestbox.photos.accounting import Word
from nestbox.policy.facts import Says
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import actions as posts
from nestbox.posts import drafts, withdrawal
from nestbox.posts.drafts import Wording
from nestbox.records.models import Area, Carer, Photo, Post, Pupil, Responsibility
from nestbox.roll import actions as roll
from nestbox.roll.consent_office import Paper, record_answer
from tests.posts.class_photo import Person, picture, place_of
from tests.posts.seen import fetched, kept, may_be_seen, served, slots_seen
from tests.world import follower

CHILDREN = (Person.ADA, Person.BEN, Person.CEM)
NEVER = 2**62
START = datetime(2026, 3, 2, 12, tzinfo=UTC)


NIGHT = ("nestbox.photos.", "nestbox.posts.", "nestbox.roll.consent")


class Memory(InMemoryStorage):
    """Files in memory; like on our disk, a folder that nothing was written to yet is empty."""

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        return super().listdir(path) if self.exists(path) else ([], [])


class WorkerDied(BaseException):
    """As kill -9 between two writes."""


@dataclass
class Mortal:
    """The storage, until the worker dies: at the so-manieth file that it writes or deletes."""

    left: int = NEVER

    def _one_less(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise WorkerDied

    def save(self, name: str, content: Any) -> str:
        self._one_less()
        return str(default_storage.save(name, content))

    def delete(self, name: str) -> None:
        self._one_less()
        default_storage.delete(name)

    def __getattr__(self, name: str) -> Any:
        return getattr(default_storage, name)


@dataclass
class Sent:
    """A photo as the test knows it: who is in it, whom staff accounted for, and what was looked at."""

    draft_id: int
    photo_id: int
    people: tuple[Person, ...]
    looked_at: list[str] = field(default_factory=list)
    once_seen: set[int] | None = None


def two_parents(world: World, child: Person) -> None:
    """A child with a mother, Nora, and a father, Paul, both with parental responsibility."""
    contacts = [
        carer(cast.Member(f"{name} {child}", f"{name}.{child}@gmail.com".lower(), ""), relationship)
        for name, relationship in (("Nora", "mother"), ("Paul", "father"))
    ]
    world.child(child.value, "Reed", 5, *contacts)


def found(world: World) -> None:
    """The school, its children, a follower, and somebody who followed once."""
    for child in CHILDREN:
        two_parents(world, child)
    follower(world, cast.FOLLOWER)
    world.ends(follower(world, cast.ENDED))


class Town:
    """What may happen; each verb is one action, one job, or the passing of time."""

    world: ClassVar[World]
    after_commit: ClassVar[list[Callable[[], object]]]
    storage: ClassVar[Mortal]

    def __init__(self) -> None:
        self.now = START
        self.sent: list[Sent] = []
        self.begun: withdrawn.Covered | None = None
        self.storage.left = NEVER
        self.after_commit.clear()
        with clock.standing_at(self.now):
            self.people = [self.world.viewer(one) for one in (cast.FOLLOWER, cast.TEACHER)]
            self.strangers = [self.world.viewer(cast.ENDED)]
        self.teacher = self.people[1]

    def act(self, action: Callable[[], object]) -> None:
        """Do something now; what waits for the commit is done, unless the worker died."""
        with clock.standing_at(self.now):
            try:
                with suppress(NestboxError):
                    action()
                while self.after_commit:
                    self.after_commit.pop(0)()
            except WorkerDied:
                self.after_commit.clear()
            finally:
                self.storage.left = NEVER

    # Staff

    def sends(self, people: Sequence[Person]) -> None:
        def send() -> None:
            wording = Wording("We are here.", None, outside_purpose_confirmed=True)
            draft_id = drafts.start(self.teacher, self.world.school_id, f"draft-{len(self.sent)}", wording)
            photo_id = photos.receive(self.teacher, draft_id, picture(people), "Some of us.")
            self.sent.append(Sent(draft_id, photo_id, tuple(people)))

        self.act(send)

    def accounts_for(self, photo: Sent, places: Collection[int], says: Says = Says.CHILD) -> None:
        """Staff tell the truth of these places, or cover them again."""
        areas = Area.objects.filter(photo_id=photo.photo_id)
        words = [self._word(photo, area, says) for area in areas if self._place(photo, area) in places]
        self.act(lambda: accounting.mark(self.teacher, photo.photo_id, *words))

    def _place(self, photo: Sent, area: Area) -> int:
        return place_of(area.x, area.width, len(photo.people))

    def _word(self, photo: Sent, area: Area, says: Says) -> Word:
        person = photo.people[self._place(photo, area)]
        if says is Says.COVER:
            return Word(area.pk, says)
        if person is Person.GROWN_UP:
            return Word(area.pk, Says.ADULT)
        return Word(area.pk, Says.CHILD, Pupil.objects.get(forename=person.value).pk)

    def looks_at(self, photo: Sent) -> None:
        def look() -> None:
            photo.looked_at = self.world.looks_at(photo.draft_id)

        self.act(look)

    def publishes(self, photo: Sent) -> None:
        self.act(lambda: posts.publish(self.teacher, photo.draft_id, photo.looked_at))

    def removes(self, photo: Sent) -> None:
        post = Post.objects.filter(draft_id=photo.draft_id).first()
        if post is not None:
            head = self.world.viewer(cast.HEADTEACHER)
            self.act(lambda: posts.remove(head, post.pk, "Too blurred."))

    # Families and the office

    def says(
        self,
        child: Person,
        answer: Standing,
        voice: str = "",
        days: int | None = None,
        purpose: Purpose = Purpose.PHOTOS,
    ) -> None:
        """Nora, Paul or the school's own record says something; a yes may have a last day."""
        until = None if days is None else timezone.localdate(self.now) + timedelta(days=days)
        who = Carer.objects.get(name=f"{voice} {child}").pk if voice else None
        paper = Paper((purpose,), answer, who, until=until)
        office = self.world.viewer(cast.OFFICE_MANAGER)
        pupil = Pupil.objects.get(forename=child.value)
        self.act(lambda: record_answer(office, pupil.pk, paper))

    def roll_says(self, child: Person, voice: str, *, responsible: bool) -> None:
        """Whether Nora or Paul has parental responsibility."""
        line = Responsibility.objects.get(carer__name=f"{voice} {child}")
        office = self.world.viewer(cast.OFFICE_MANAGER)
        self.act(lambda: roll.answer_responsibility(office, line.pk, responsible=responsible))

    def roll_restricts(self, child: Person, voice: str, *, restricted: bool) -> None:
        """Whether a court order keeps Nora or Paul from the child."""
        line = Responsibility.objects.get(carer__name=f"{voice} {child}")
        office = self.world.viewer(cast.OFFICE_MANAGER)
        self.act(lambda: roll.answer_contact(office, line.pk, restricted=restricted))

    # Time and the worker

    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    def night(self) -> None:
        """The nightly work on photos and consent, whenever it comes."""
        for task in NIGHTLY:
            if task.startswith(NIGHT):
                self.act(import_string(task))

    def worker(self, *, dies_after: int = NEVER, forgets: bool = False) -> None:
        """The worker does the first job that waits; it may die, or not come to say that it is done."""
        row = OrmQ.objects.order_by("id").first()
        if row is None:
            return
        job = SignedPackage.loads(row.payload)
        self.storage.left = dies_after
        self.act(lambda: import_string(job["func"])(*job["args"], **job["kwargs"]))
        if dies_after == NEVER and not forgets:
            row.delete()

    def worker_does_all(self) -> None:
        while OrmQ.objects.exists():
            self.worker()

    def worker_begins(self, photo: Sent) -> None:
        """A slow worker covers somebody in a photo, and does not come to keep it yet."""

        def begin() -> None:
            plan = withdrawn.planned(photo.photo_id)
            if plan is not None:
                self.begun = withdrawn.covered(plan)

        self.act(begin)

    def worker_ends(self) -> None:
        """The slow worker keeps what it made, however long ago."""

        def end() -> None:
            if self.begun is not None and not self.begun.failed:
                withdrawn.keep(self.begun)
                withdrawal.show_as_it_is([self.begun.photo_id])

        self.act(end)

    # What has to hold

    def check(self) -> None:
        """Nobody can fetch a picture in which somebody is uncovered who may not be seen now."""
        with clock.standing_at(self.now):
            for photo in self.sent:
                self._check(photo)

    def _check(self, photo: Sent) -> None:
        seen = slots_seen(fetched(self.people[0], photo.photo_id), photo.people)
        for viewer in self.people:
            seen |= slots_seen(served(viewer, photo.photo_id), photo.people)
        assert self._wrong(photo, seen) == []
        assert [file for viewer in self.strangers for file in served(viewer, photo.photo_id)] == []
        self._check_only_fewer(photo, seen)

    def _wrong(self, photo: Sent, seen: set[int]) -> list[Person]:
        today, faces = timezone.localdate(self.now), len(photo.people)
        return [photo.people[at] for at in seen if not may_be_seen(photo.people[at], faces, today)]

    def _check_only_fewer(self, photo: Sent, seen: set[int]) -> None:
        """What was covered in a published photo is never uncovered again."""
        row = Photo.objects.filter(pk=photo.photo_id, hidden_at=None, taken_down_at=None)
        if row.exclude(post=None).filter(post__removed_at=None).exists() and list(
            served(self.people[0], photo.photo_id)
        ):
            assert photo.once_seen is None or seen <= photo.once_seen
            photo.once_seen = seen

    def settles(self) -> None:
        """Two nights pass, and the worker does all there is to do: then nothing is left on the disk."""
        self.worker_does_all()
        for _ in range(2):
            self.days_pass(1)
            self.night()
            self.worker_does_all()
        self.check()
        with clock.standing_at(self.now):
            for photo in self.sent:
                assert self._wrong(photo, slots_seen(kept(photo.photo_id), photo.people)) == []
            waiting = Photo.objects.filter(taken_down_at=None).exclude(hidden_at=None)
            assert not waiting.exists()
