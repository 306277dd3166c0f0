"""Receiving photos into a draft, describing them, leaving them out."""

import pytest
from django.core.files.storage import default_storage, storages
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import actions, quarantine
from nestbox.photos.unreadable import MAX_BYTES, UnreadablePhoto
from nestbox.posts.actions import publish
from nestbox.records.models import AuditEntry, Photo, Rendition
from tests.world import picture


@pytest.fixture
def draft_id(world: World) -> int:
    """The teacher's draft, with no photo yet."""
    return world.drafts("Boots on.")


def receives(world: World, draft_id: int, data: bytes | None = None, alt: str = "") -> int:
    return actions.receive(world.viewer(cast.TEACHER), draft_id, picture() if data is None else data, alt)


def test_a_photo_is_received_and_waits_for_the_worker(world: World, draft_id: int) -> None:
    photo = Photo.objects.get(pk=receives(world, draft_id, alt=" Boots. "))

    assert (photo.state, photo.alt, photo.position, photo.draft_id) == ("received", "Boots.", 1, draft_id)


def test_a_photo_is_ready_when_the_worker_has_seen_it(world: World, draft_id: int) -> None:
    photo_id = receives(world, draft_id)
    run_waiting()
    photo = Photo.objects.get(pk=photo_id)

    assert (photo.state, photo.width, photo.height) == ("ready", 48, 32)
    assert sorted(Rendition.objects.values_list("name", "extension")) == [
        ("large", "jpg"),
        ("large", "webp"),
        ("small", "jpg"),
        ("small", "webp"),
    ]


def test_receiving_is_put_on_record(world: World, draft_id: int) -> None:
    photo_id = receives(world, draft_id)

    assert AuditEntry.objects.get(verb="photo received").subject == f"photo:{photo_id}"


@pytest.mark.clause("MED-1")
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"<?php system($_GET['c']); ?>", "not a photo"),
        (b"GIF89a" + bytes(100), "This file is a GIF picture"),
        (b"\xff\xd8\xff" + bytes(MAX_BYTES), "larger than 50 MB"),
    ],
    ids=["empty", "php", "gif", "too large"],
)
def test_what_is_plainly_no_photo_is_refused_at_the_door(
    world: World, draft_id: int, data: bytes, says: str
) -> None:
    before = quarantine.names()

    with pytest.raises(UnreadablePhoto) as refused:
        receives(world, draft_id, data)
    assert says in refused.value.sentence
    assert (Photo.objects.count(), quarantine.names()) == (0, before)


@pytest.mark.clause("MED-1")
def test_an_eleventh_photo_is_refused_and_leaves_no_file(world: World, draft_id: int) -> None:
    for _ in range(10):
        receives(world, draft_id)
    before = quarantine.names()

    with pytest.raises(InvalidError, match="up to 10 photos"):
        receives(world, draft_id)
    assert (Photo.objects.count(), quarantine.names()) == (10, before)


def test_a_photo_left_out_makes_room_for_another(world: World, draft_id: int) -> None:
    kept = [receives(world, draft_id) for _ in range(4)]
    actions.leave_out(world.viewer(cast.TEACHER), kept[1])
    last = receives(world, draft_id)

    photos = Photo.objects.order_by("position")
    assert list(photos.values_list("id", flat=True)) == [kept[0], kept[2], kept[3], last]


def test_a_photo_for_a_draft_that_has_ended_leaves_no_file(world: World, draft_id: int) -> None:
    publish(world.viewer(cast.TEACHER), draft_id)
    before = quarantine.names()

    with pytest.raises(NotFoundError):
        receives(world, draft_id)
    assert quarantine.names() == before


def test_a_receipt_that_fails_leaves_no_file(
    world: World, draft_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ConnectionError

    before = quarantine.names()
    monkeypatch.setattr(actions, "enqueue", fail)

    with pytest.raises(ConnectionError):
        receives(world, draft_id)
    assert (Photo.objects.count(), quarantine.names()) == (0, before)


def test_a_description_can_be_changed_until_publication(world: World, draft_id: int) -> None:
    teacher = world.viewer(cast.TEACHER)
    photo_id = receives(world, draft_id, alt="Boots.")
    actions.describe(teacher, photo_id, " Muddy\0 boots. ")
    run_waiting()
    world.publishes(draft_id)

    with pytest.raises(NotFoundError):
        actions.describe(teacher, photo_id, "A child.")
    assert Photo.objects.get().alt == "Muddy boots."


def test_a_published_photo_cannot_be_left_out(world: World) -> None:
    world.posts("Boots on.", [(picture(), "Boots.")])

    with pytest.raises(NotFoundError):
        actions.leave_out(world.viewer(cast.TEACHER), Photo.objects.get().pk)


def test_a_photo_left_out_leaves_no_row_and_no_file(
    world: World, draft_id: int, django_capture_on_commit_callbacks: OnCommit
) -> None:
    photo_id = receives(world, draft_id)
    run_waiting()
    original = Photo.objects.get().original
    paths = list(Rendition.objects.values_list("path", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        actions.leave_out(world.viewer(cast.TEACHER), photo_id)

    assert (Photo.objects.count(), Rendition.objects.count()) == (0, 0)
    assert not storages["quarantine"].exists(original)
    assert (len(paths), [path for path in paths if default_storage.exists(path)]) == (4, [])


def test_a_leaving_out_that_fails_keeps_every_file(world: World, draft_id: int) -> None:
    photo_id = receives(world, draft_id)
    run_waiting()
    actions.leave_out(world.viewer(cast.TEACHER), photo_id)  # the test's transaction never ends

    names = [name for name in quarantine.names() if name.startswith(str(photo_id))]
    assert len(names) == 1


def test_leaving_out_is_put_on_record(world: World, draft_id: int) -> None:
    photo_id = receives(world, draft_id)
    actions.leave_out(world.viewer(cast.TEACHER), photo_id)

    assert AuditEntry.objects.get(verb="photo left out").subject == f"photo:{photo_id}"


def test_destroying_an_original_twice_is_destroying_it_once(world: World, draft_id: int) -> None:
    photo_id = receives(world, draft_id)
    for _ in range(2):
        actions.destroy_original(photo_id)

    assert AuditEntry.objects.filter(verb="original destroyed").count() == 1


def test_two_photos_never_share_a_file(world: World, draft_id: int) -> None:
    receives(world, draft_id)
    receives(world, draft_id)
    run_waiting()
    paths = list(Rendition.objects.values_list("path", flat=True))

    assert len(set(paths)) == len(paths) == 8
