"""Work that was lost is asked for again."""

import pytest
from django_q.models import OrmQ

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.jobs.reads import waiting
from nestbox.photos import accounting, actions
from nestbox.photos.accounting import Place
from nestbox.photos.resuming import resume
from nestbox.posts import drafts
from nestbox.records.models import Photo
from tests.world import picture

SKY = (picture(), "A blue sky.")


@pytest.fixture
def photo_id(world: World) -> int:
    """A photo in a draft, received and not looked at."""
    run_waiting()
    return actions.receive(world.viewer(cast.TEACHER), world.drafts("Boots on."), picture())


def lose_jobs() -> None:
    """As after five attempts with a full disk."""
    OrmQ.objects.all().delete()


def test_a_scan_that_was_lost_is_asked_for_again(photo_id: int) -> None:
    lose_jobs()
    resume()
    run_waiting()

    assert Photo.objects.get().state == "ready"


def test_what_is_asked_for_already_is_not_asked_for_twice(photo_id: int) -> None:
    resume()

    assert OrmQ.objects.count() == 1


def test_a_rendering_that_was_lost_is_asked_for_again(world: World, photo_id: int) -> None:
    run_waiting()
    accounting.draw(world.viewer(cast.TEACHER), photo_id, Place(0.1, 0.1, 0.5, 0.5))
    lose_jobs()
    resume()
    run_waiting()
    photo = Photo.objects.get()

    assert photo.rendered == photo.wanted == 1


def test_the_destruction_of_an_original_that_was_lost_is_asked_for_again(world: World) -> None:
    world.publishes(world.drafts("Boots on.", [SKY]))
    lose_jobs()
    resume()
    run_waiting()

    assert Photo.objects.get().original == ""


def test_a_withdrawal_that_was_lost_is_asked_for_again(world: World) -> None:
    world.posts("Boots on.", [SKY])
    run_waiting()
    Photo.objects.update(hidden_at=Photo.objects.get().received_at)
    resume()

    assert waiting() == {("nestbox.posts.tasks.cover_withdrawn", (world.school_id,))}


def test_the_removal_of_what_was_taken_down_is_asked_for_again(world: World) -> None:
    world.posts("Boots on.", [SKY])
    run_waiting()
    Photo.objects.update(taken_down_at=Photo.objects.get().received_at)
    resume()

    assert waiting() == {("nestbox.posts.tasks.remove_taken_down", ())}


def test_a_discarded_draft_is_left_alone(world: World, photo_id: int) -> None:
    drafts.discard(world.viewer(cast.TEACHER), Photo.objects.get().draft_id)
    lose_jobs()
    resume()

    assert waiting() == set()


def test_where_all_is_done_nothing_is_asked_for(world: World) -> None:
    world.posts("Boots on.", [SKY])
    run_waiting()
    resume()

    assert waiting() == set()
