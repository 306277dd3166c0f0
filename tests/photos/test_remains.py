"""What should be gone is found, and goes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting, quarantine, remains, tasks
from nestbox.policy.facts import Says
from nestbox.policy.standing import Standing
from nestbox.records.models import Rendition
from tests.photos.found import face, photo_of


@contextmanager
def later(**time: int) -> Iterator[None]:
    with clock.standing_at(clock.now() + timedelta(**time)):
        yield


@pytest.fixture(autouse=True)
def nothing_is_left_of_other_tests(db: None) -> None:
    """Their rows were undone, and their files lie there still."""
    with later(days=3):
        remains.sweep()
        tasks.sweep_quarantine()


@pytest.fixture
def published(world: World, django_capture_on_commit_callbacks: OnCommit) -> int:
    """A photo that shows Ada, who may be shown; all its work is done. Returns Ada's id."""
    ada = world.child("Ada", "Reed", 5)
    world.answers(ada)
    with django_capture_on_commit_callbacks(execute=True):
        found = photo_of(world, [face(0)])
    with django_capture_on_commit_callbacks(execute=True):
        found.says(0, Says.CHILD, ada)
        world.publishes(found.draft_id)
        run_waiting()
    return ada


@pytest.mark.parametrize("when", [later(hours=2), later(days=3)], ids=["soon", "long after"])
def test_where_all_work_is_done_nothing_remains(published: int, when: AbstractContextManager[None]) -> None:
    with when:
        assert remains.overdue() == {}


@pytest.mark.clause("CON-2")
def test_a_photo_that_waits_for_a_worker_who_does_not_come_is_found(world: World, published: int) -> None:
    world.answers(published, Standing.WITHDRAWN)
    at_once = remains.overdue()
    with later(hours=2):
        assert (at_once, remains.overdue()) == ({}, {"photos out of sight that wait to be covered": 1})


@pytest.mark.clause("CON-2")
def test_files_of_a_photo_that_was_taken_down_are_found(world: World) -> None:
    ada, found = world.child("Ada", "Reed", 5), photo_of(world)
    accounting.others(world.viewer(cast.TEACHER), found.photo_id, {ada})
    world.publishes(found.draft_id)
    run_waiting()
    world.answers(ada, Standing.REFUSED)
    with later(hours=2):
        assert remains.overdue() == {"photos taken down whose files are still there": 1}
        run_waiting()
        assert (remains.overdue(), Rendition.objects.count()) == ({}, 0)


@pytest.mark.clause("CON-2")
def test_the_original_of_a_published_photo_is_found(world: World) -> None:
    world.publishes(photo_of(world).draft_id)
    with later(hours=2):
        assert remains.overdue() == {"originals of published photos": 1}


@pytest.mark.parametrize(
    "leave",
    [
        lambda: default_storage.save(Rendition.objects.all()[0].path + ".webp", ContentFile(b"x")),
        lambda: quarantine.keep(7, b"x"),
    ],
    ids=["rendition", "original"],
)
def test_a_file_that_nothing_names_is_found_and_goes_by_night(
    published: int, leave: Callable[[], object]
) -> None:
    leave()
    young = remains.overdue()
    with later(days=3):
        old = remains.overdue()
        remains.sweep()
        tasks.sweep_quarantine()
        assert (young, old, remains.overdue()) == ({}, {"files that nothing names": 1}, {})
    assert Rendition.objects.count() == 4
