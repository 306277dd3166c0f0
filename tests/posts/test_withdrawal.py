"""What is published follows consent: nobody who said no is in a photo, and no photo goes without a reason."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event
from time import sleep
from typing import Any

import numpy as np
import pytest
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting, actions, tasks, withdrawn
from nestbox.photos.accounting import Place
from nestbox.photos.decoding import Pixels
from nestbox.photos.pipeline import Processed, files_of, render_again
from nestbox.policy.facts import Says
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import withdrawal
from nestbox.records.models import Area, AuditEntry, Notice, Photo
from nestbox.roll import reads as roll
from nestbox.roll.consent_expiry import expire_all
from nestbox.roll.consent_office import Paper, record_answer
from tests.at_once import at_once, needs_two_writers
from tests.photos.found import Found, face, photo_of, text
from tests.world import follower, picture, redbourn, refusal


@pytest.fixture
def ada(world: World) -> int:
    return world.child("Ada", "Reed", 5)


def from_behind(found: Found, *pupils: int) -> None:
    accounting.others(found.world.viewer(cast.TEACHER), found.photo_id, set(pupils))


def taken_down() -> list[bool]:
    rows = Photo.objects.order_by("id").values_list("taken_down_at", flat=True)
    return [at is not None for at in rows]


def after_the_night(world: World) -> None:
    withdrawal.reconcile(world.school_id)
    run_waiting()


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("answer", [Standing.REFUSED, Standing.WITHDRAWN])
def test_a_photo_with_a_child_from_behind_who_may_not_be_shown_is_not_published(
    world: World, ada: int, answer: Standing
) -> None:
    world.answers(ada, answer)
    found = photo_of(world, [face(0)])
    from_behind(found, ada)

    assert refusal(lambda: world.publishes(found.draft_id)) == ("CON-2",)


@pytest.mark.clause("CON-2")
def test_it_is_published_once_an_area_covers_the_child(world: World, ada: int) -> None:
    world.answers(ada, Standing.REFUSED)
    found, teacher = photo_of(world), world.viewer(cast.TEACHER)
    from_behind(found, ada)
    accounting.draw(teacher, found.photo_id, Place(0.4, 0.4, 0.3, 0.5))
    found.says(0, Says.CHILD, ada)
    from_behind(found)
    world.publishes(found.draft_id)
    after_the_night(world)

    assert [area.covered for area in Area.objects.all()] == [True]
    assert taken_down() == [False]


@pytest.mark.parametrize("answer", [Standing.GIVEN, Standing.ASKED, None])
def test_what_is_published_of_a_child_from_behind_is_not_taken_down_by_night(
    world: World, ada: int, answer: Standing | None
) -> None:
    if answer is not None:
        world.answers(ada, answer)
    found = photo_of(world)
    from_behind(found, ada)
    world.publishes(found.draft_id)
    after_the_night(world)

    assert taken_down() == [False]


@pytest.mark.clause("CON-2")
def test_it_is_taken_down_at_once_when_the_child_may_no_longer_be_shown(world: World, ada: int) -> None:
    found, other = photo_of(world), photo_of(world)
    from_behind(found, ada)
    world.publishes(found.draft_id)
    world.publishes(other.draft_id)
    world.answers(ada, Standing.REFUSED)

    assert taken_down() == [True, False]


@pytest.mark.clause("CON-2")
def test_an_answer_that_overtakes_a_rendering_is_followed_by_another(
    world: World, ada: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.answers(ada)
    found = photo_of(world, [face(0)])
    found.says(0, Says.CHILD, ada)

    def withdrawn_meanwhile(*arguments: Any) -> Any:
        monkeypatch.undo()
        world.answers(ada, Standing.WITHDRAWN)
        return render_again(*arguments)

    monkeypatch.setattr("nestbox.photos.tasks.render_again", withdrawn_meanwhile)
    run_waiting()
    world.publishes(found.draft_id)

    assert [area.covered for area in Area.objects.all()] == [True]


@pytest.mark.clause("NAM-1")
def test_text_in_a_draft_s_photo_is_covered_when_a_child_of_that_name_joins(world: World) -> None:
    found = photo_of(world, texts=[text("Team Ottilie"), text("Lakeside")])
    Area.objects.update(covered=False)
    world.child("Ottilie", "Reed", 5)
    run_waiting()

    assert [(area.words, area.name, area.covered) for area in Area.objects.order_by("id")] == [
        ("Team Ottilie", "ottilie", True),
        ("Lakeside", "", False),
    ]
    world.publishes(found.draft_id)


@pytest.mark.clause("NAM-1")
def test_a_child_who_joins_while_a_photo_is_read_is_found_in_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_before_the_child_came(_data: bytes, *_: Any) -> Processed:
        world.child("Ottilie", "Reed", 5)
        return Processed((), (text("Team Ottilie"),), files)

    files = files_of(np.zeros((32, 48, 3), np.uint8))
    monkeypatch.setattr("nestbox.photos.tasks.process", read_before_the_child_came)
    actions.receive(world.viewer(cast.TEACHER), world.drafts("By the lake."), picture(), "A lake.")
    run_waiting()

    assert [(area.name, area.covered) for area in Area.objects.all()] == [("ottilie", True)]


@pytest.mark.clause("CON-2")
def test_the_audit_tells_of_every_photo_that_went_was_covered_and_came_back(world: World, ada: int) -> None:
    world.answers(ada)
    for _ in range(2):
        publishes_faces_of(world, ada)
    run_waiting()
    first, second = Photo.objects.order_by("id").values_list("id", flat=True)
    before = AuditEntry.objects.count()
    world.answers(ada, Standing.WITHDRAWN)
    run_waiting()

    assert [(row.verb, row.subject) for row in AuditEntry.objects.order_by("number")[before:]] == [
        ("consent withdrawn", f"pupil:{ada}"),
        ("photos withdrawn", f"pupil:{ada}"),
        ("child covered", f"photo:{second}"),
        ("child covered", f"photo:{first}"),
    ]


@pytest.mark.clause("CON-2")
def test_a_yes_that_comes_back_before_the_worker_brings_the_photo_back_on_record(
    world: World, ada: int
) -> None:
    world.answers(ada)
    found = photo_of(world, [face(0)])
    found.says(0, Says.CHILD, ada)
    world.publishes(found.draft_id)
    world.answers(ada, Standing.WITHDRAWN)
    world.answers(ada)
    run_waiting()
    photo, last = Photo.objects.get(), AuditEntry.objects.order_by("number").last()

    assert (photo.hidden_at, last and (last.verb, last.subject)) == (
        None,
        ("photo back in sight", f"photo:{photo.pk}"),
    )


def told(member: cast.Member) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(account__email=member.email, kind="withdrawal").order_by("id")
    return list(rows.values_list("sentence", "path"))


def publishes_faces_of(world: World, *pupils: int) -> None:
    found = photo_of(world, [face(place) for place, _ in enumerate(pupils)])
    for place, pupil_id in enumerate(pupils):
        found.says(place, Says.CHILD, pupil_id)
    world.publishes(found.draft_id)


@pytest.mark.clause("CON-2")
def test_the_office_the_carers_and_whoever_posted_are_told_how_many(world: World) -> None:
    follower(world)
    leo = roll.pupils(world.viewer(cast.OFFICE_MANAGER), world.school_id)[0].id
    world.answers(leo)
    publishes_faces_of(world, leo)
    publishes_faces_of(world, leo)
    world.answers(leo, Standing.WITHDRAWN)
    sentence = "A child may no longer be shown: 2 photos went out of sight at once."

    assert [told(member) for member in (cast.OFFICE_MANAGER, cast.FOLLOWER, cast.TEACHER)] == [
        [(sentence, f"/consents/{leo}/")],
        [(sentence, "/consent/answers/")],
        [(sentence, "/")],
    ]


@pytest.mark.clause("CON-2")
def test_when_many_yeses_run_out_together_the_office_is_told_once(world: World, ada: int) -> None:
    ben = world.child("Ben", "Reed", 5)
    for child in (ada, ben):
        paper = Paper((Purpose.PHOTOS,), Standing.GIVEN, until=timezone.localdate(clock.now()))
        record_answer(world.viewer(cast.OFFICE_MANAGER), child, paper)
    publishes_faces_of(world, ada, ben)
    publishes_faces_of(world, ada)
    with clock.standing_at(clock.now() + timedelta(days=1)):
        expire_all()

    assert [told(member) for member in (cast.OFFICE_MANAGER, cast.TEACHER)] == [
        [("2 children may no longer be shown: 2 photos went out of sight at once.", "/consents/")],
        [("2 children may no longer be shown: 2 photos went out of sight at once.", "/")],
    ]


def test_a_photo_that_nothing_has_overtaken_is_rendered_once(world: World, ada: int) -> None:
    world.answers(ada)
    found = photo_of(world, [face(0)])
    found.says(0, Says.CHILD, ada)
    run_waiting()
    before = Photo.objects.get().wanted
    tasks.render(found.photo_id)

    assert (Photo.objects.get().wanted, run_waiting()) == (before, 0)


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_an_answer_and_a_word_of_staff_at_the_same_moment_are_both_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = redbourn()
    ada = world.child("Ada", "Reed", 5)
    world.answers(ada)
    found = photo_of(world, [face(0), face(1)])
    found.says(0, Says.CHILD, ada)
    run_waiting()
    holds_the_photo, check_pupils = Event(), accounting._check_pupils

    def slowly(photo: Photo, pupil_ids: set[int]) -> None:
        holds_the_photo.set()
        sleep(0.3)  # until the other waits for something
        check_pupils(photo, pupil_ids)

    def withdraw() -> None:
        holds_the_photo.wait()
        world.answers(ada, Standing.WITHDRAWN)

    monkeypatch.setattr(accounting, "_check_pupils", slowly)
    results = at_once(lambda: found.says(1, Says.CHILD, ada), withdraw)
    run_waiting()

    assert (results, [area.covered for area in Area.objects.all()]) == ([None, None], [True, True])


@pytest.mark.clause("CON-2")
def test_a_photo_that_cannot_be_covered_now_holds_up_no_other_and_waits_for_the_night(
    world: World, ada: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.answers(ada)
    for _ in range(3):
        publishes_faces_of(world, ada)
    run_waiting()
    with monkeypatch.context() as patch:
        patch.setattr(withdrawn, "_published", fails_at_first(withdrawn._published))
        world.answers(ada, Standing.WITHDRAWN)
        run_waiting()
    assert hidden_photos() == 1

    withdrawal.reconcile_all()
    run_waiting()
    assert hidden_photos() == 0


def fails_at_first(read: Callable[[str], Pixels]) -> Callable[[str], Pixels]:
    """A store that is away for a moment."""
    failures = iter([OSError("The store is away.")])

    def reading(path: str) -> Pixels:
        for failure in failures:
            raise failure
        return read(path)

    return reading


def hidden_photos() -> int:
    return Photo.objects.exclude(hidden_at=None).filter(taken_down_at=None).count()
