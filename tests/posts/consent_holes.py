"""Holes to be planted, and the story in which every one of them shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nestbox.photos import areas, keeping, pipeline, reads, showings, withdrawn
from nestbox.policy import publishing
from nestbox.policy.decision import allow
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import tasks, withdrawal
from nestbox.records.models import Photo
from tests.posts.class_photo import Person
from tests.posts.consent_town import Town


def story(town: Town) -> None:
    """A year in which every planted hole would show. Checked after every step."""
    for step in _steps(town):
        step()
        town.check()
    town.settles()


def _steps(town: Town) -> list[Callable[[], object]]:
    ada, ben, cem, adult = Person.ADA, Person.BEN, Person.CEM, Person.GROWN_UP

    def draft(number: int, *people: Person) -> list[Callable[[], object]]:
        return [
            lambda: town.sends(people),
            town.worker_does_all,
            lambda: town.accounts_for(town.sent[number], range(3)),
            town.worker_does_all,
            lambda: town.looks_at(town.sent[number]),
        ]

    def publish(number: int, *people: Person) -> list[Callable[[], object]]:
        return [*draft(number, *people), lambda: town.publishes(town.sent[number])]

    return [
        lambda: town.says(ada, Standing.GIVEN, "Nora"),
        lambda: town.says(ben, Standing.GIVEN, "Nora"),
        lambda: town.says(cem, Standing.GIVEN, "Nora"),
        *publish(0, ada, ben, cem),
        *draft(1, cem, adult),
        # A worker so slow that it keeps what it made for Ada after Ben was covered, while Cem is still to be.
        lambda: town.says(ada, Standing.WITHDRAWN, "Nora"),
        lambda: town.worker_begins(town.sent[0]),
        lambda: town.says(ben, Standing.WITHDRAWN, "Nora"),
        town.worker_does_all,
        lambda: town.says(cem, Standing.REFUSED, "Paul"),
        lambda: town.publishes(town.sent[1]),  # which was looked at before
        town.worker_ends,
        town.settles,
        lambda: town.says(ada, Standing.GIVEN, "Nora"),
        lambda: town.says(ben, Standing.GIVEN, "Nora", 0),
        *publish(2, ada, ben),
        # The last day passes, and the night is late.
        lambda: town.days_pass(1),
        lambda: town.says(ben, Standing.GIVEN, "Paul"),
        lambda: town.roll_restricts(ada, "Nora", restricted=True),
        town.worker_does_all,
        *publish(3, ben, adult, adult),
        lambda: town.says(ben, Standing.REFUSED, purpose=Purpose.WHOLE_CLASS),
    ]


Plant = Callable[[pytest.MonkeyPatch], None]


def hiding_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(withdrawal, "_withdraw", lambda *_: None)


def a_change_of_the_roll_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(withdrawal, "after_roll_change", lambda *_: None)


def publishing_does_not_judge_again(patch: pytest.MonkeyPatch) -> None:
    fine = allow("CON-2", "")
    for clause in (
        "a_photo_is_redacted_before_publication",
        "every_area_is_accounted_for",
        "the_photo_was_looked_at",
    ):
        patch.setattr(publishing, clause, lambda *_: fine)


def hidden_photos_are_served(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reads, "_RENDITION", reads._RENDITION.replace("o.hidden_at IS NULL AND", ""))


def a_last_day_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reads, "_RENDITION", reads._RENDITION.replace("s.until < %s", "s.until < %s AND 1 = 0"))


def drafts_are_served_as_they_are(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(areas, "may_be_looked_at", lambda _: True)


def covering_covers_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(withdrawn, "cover_more", lambda pixels, *_: pipeline.files_of(pixels))


def the_old_files_are_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(keeping, "delete", lambda _: None)
    patch.setattr("nestbox.photos.remains.sweep", lambda: None)


def a_late_job_puts_its_files_back(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(withdrawn, "digest_of", lambda photo: Anything())


class Anything(str):
    """Equal to every digest."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, _other: object) -> bool:
        return True

    def __ne__(self, _other: object) -> bool:
        return False


def a_photo_comes_back_too_early(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tasks, "withdrawn", _Hasty)


class _Hasty:
    """Shows a photo again before anything in it is covered."""

    planned, covered = staticmethod(withdrawn.planned), staticmethod(withdrawn.covered)

    @staticmethod
    def keep(result: withdrawn.Covered) -> None:
        Photo.objects.filter(pk=result.photo_id).update(hidden_at=None)


def whole_classes_are_not_counted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(showings, "_faces", lambda _: {})


HOLES: tuple[Plant, ...] = (
    hiding_is_forgotten,
    a_change_of_the_roll_is_forgotten,
    publishing_does_not_judge_again,
    hidden_photos_are_served,
    a_last_day_is_not_looked_at,
    drafts_are_served_as_they_are,
    covering_covers_nothing,
    the_old_files_are_kept,
    a_late_job_puts_its_files_back,
    a_photo_comes_back_too_early,
    whole_classes_are_not_counted,
)
