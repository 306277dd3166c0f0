"""Background work on photos: each piece may be done again after a crash."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.django_settings import INSTALLATION
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting, actions, keeping, quarantine, tasks
from nestbox.photos.pipeline import process
from nestbox.photos.unreadable import SENTENCES, Cause
from nestbox.records.models import Area, AuditEntry, Photo, Rendition
from tests.world import picture


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: OnCommit) -> OnCommit:
    return django_capture_on_commit_callbacks


def receives(world: World, data: bytes | None = None) -> int:
    """A photo in a draft, not looked at yet."""
    draft_id = world.drafts("Boots on.")
    return actions.receive(world.viewer(cast.TEACHER), draft_id, data or picture())


def files_of(photo_id: int) -> set[str]:
    folder = f"{photo_id % 256:02x}/{photo_id}"
    return {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}


def named_files() -> set[str]:
    return set(Rendition.objects.values_list("path", flat=True))


@pytest.mark.clause("CON-2")
@pytest.mark.clause("CON-3")
def test_every_face_is_covered_and_kept_as_a_box_only(world: World, portrait: Image.Image) -> None:
    file = BytesIO()
    portrait.crop((130, 0, 330, 200)).save(file, "JPEG")
    photo_id = receives(world, file.getvalue())
    tasks.scan(photo_id)

    assert [(area.kind, area.covered) for area in Area.objects.all()] == [("face", True)]
    assert {field.name for field in Area._meta.get_fields()} == {
        "id",
        "photo",
        "kind",
        "x",
        "y",
        "width",
        "height",
        "score",
        "words",
        "name",
        "covered",
        "marks",
        "showing",
    }


def test_scanning_twice_is_scanning_once(world: World) -> None:
    photo_id = receives(world)
    tasks.scan(photo_id)
    before = named_files()
    tasks.scan(photo_id)

    assert (len(before), named_files(), files_of(photo_id)) == (4, before, before)


def test_scanned_and_accounted_for_at_once_it_has_the_later_files(world: World, on_commit: OnCommit) -> None:
    with on_commit(execute=True):
        photo_id = receives(world)
        tasks.scan(photo_id)
        accounting.cover_all(world.viewer(cast.TEACHER), photo_id)
        tasks.render(photo_id)

    assert (len(named_files()), files_of(photo_id)) == (4, named_files())


def test_a_photo_left_out_before_the_scan_leaves_no_file(world: World) -> None:
    photo_id = receives(world)
    actions.leave_out(world.viewer(cast.TEACHER), photo_id)
    tasks.scan(photo_id)

    assert files_of(photo_id) == set()


def test_a_photo_left_out_during_the_scan_leaves_no_file(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo_id = receives(world)

    def leave_out_meanwhile(data: bytes, *_: object) -> object:
        actions.leave_out(world.viewer(cast.TEACHER), photo_id)
        return process(data)

    monkeypatch.setattr(tasks, "process", leave_out_meanwhile)
    tasks.scan(photo_id)

    assert (files_of(photo_id), named_files()) == (set(), set())


def crash_between_files_and_rows(photo_id: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_keep_rows", _crash)
        with pytest.raises(ConnectionError):
            tasks.scan(photo_id)


def _crash(*_: object) -> bool:
    raise ConnectionError


def test_a_crash_between_files_and_rows_is_made_good_by_the_next_scan(world: World) -> None:
    photo_id = receives(world)
    crash_between_files_and_rows(photo_id)
    assert Photo.objects.get().state == Photo.State.RECEIVED
    tasks.scan(photo_id)

    assert (Photo.objects.get().state, len(named_files())) == ("ready", 4)
    assert files_of(photo_id) == named_files()


def test_what_a_crash_left_goes_with_the_photo(
    world: World, django_capture_on_commit_callbacks: OnCommit
) -> None:
    photo_id = receives(world)
    crash_between_files_and_rows(photo_id)
    with django_capture_on_commit_callbacks(execute=True):
        actions.leave_out(world.viewer(cast.TEACHER), photo_id)

    assert files_of(photo_id) == set()


def test_a_photo_that_cannot_be_used_says_why_and_its_original_is_gone(world: World) -> None:
    photo_id = receives(world, picture()[:200])
    original = Photo.objects.get().original
    tasks.scan(photo_id)
    photo = Photo.objects.get()

    assert (photo.state, photo.refusal, photo.original) == ("refused", SENTENCES[Cause.DAMAGED], "")
    assert not storages["quarantine"].exists(original)
    assert AuditEntry.objects.filter(verb="original destroyed").count() == 1


@pytest.mark.parametrize("harm", ["changed", "cut"])
def test_an_original_that_did_not_survive_is_said_to_be_damaged(world: World, harm: str) -> None:
    photo_id = receives(world)
    path = Path(storages["quarantine"].path(Photo.objects.get().original))
    sealed = path.read_bytes()
    path.write_bytes(sealed[:10] if harm == "cut" else sealed[:-1] + bytes([sealed[-1] ^ 1]))
    tasks.scan(photo_id)

    assert (Photo.objects.get().state, Photo.objects.get().refusal) == ("refused", SENTENCES[Cause.DAMAGED])


def test_an_original_that_is_not_there_is_waited_for_and_given_up_after_an_hour(world: World) -> None:
    photo_id = receives(world)
    Path(storages["quarantine"].path(Photo.objects.get().original)).unlink()
    with pytest.raises(FileNotFoundError):
        tasks.scan(photo_id)
    before = Photo.objects.get().state
    with clock.standing_at(clock.now() + timedelta(minutes=61)):
        tasks.scan(photo_id)

    assert (before, Photo.objects.get().refusal) == ("received", SENTENCES[Cause.DAMAGED])


def test_a_storage_that_is_away_costs_no_photo(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    photo_id = receives(world)
    with monkeypatch.context() as patch:
        patch.setattr(quarantine, "take", away)
        with pytest.raises(OSError, match="Input/output"):
            tasks.scan(photo_id)
    tasks.scan(photo_id)

    assert Photo.objects.get().state == "ready"


def test_a_photo_whose_original_is_too_old_to_be_kept_no_longer_waits(world: World) -> None:
    photo_id = receives(world)
    with clock.standing_at(clock.now() + timedelta(days=8)):
        tasks.destroy_old_originals()
    tasks.scan(photo_id)

    assert Photo.objects.get().state == Photo.State.REFUSED


def test_a_refused_photo_stays_refused(world: World) -> None:
    photo_id = receives(world, picture()[:200])
    tasks.scan(photo_id)
    tasks.scan(photo_id)

    assert Photo.objects.get().state == Photo.State.REFUSED


def test_the_work_on_a_photo_that_is_gone_is_no_work(world: World) -> None:
    for task in (tasks.scan, tasks.destroy_original):
        task(12345)

    assert Photo.objects.count() == 0


# Nightly


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_originals_of_forgotten_drafts_are_destroyed_after_a_week(world: World, days: int, left: int) -> None:
    receives(world)
    run_waiting()
    with clock.standing_at(clock.now() + timedelta(days=days)):
        tasks.destroy_old_originals()

    assert Photo.objects.exclude(original="").count() == left


@pytest.mark.parametrize(("hours", "left"), [(23, True), (25, False)])
def test_what_no_photo_names_is_swept_out_of_quarantine_after_a_day(
    world: World, hours: int, left: bool
) -> None:
    name = quarantine.keep(12345, picture())
    with clock.standing_at(clock.now() + timedelta(hours=hours)):
        tasks.sweep_quarantine()

    assert storages["quarantine"].exists(name) is left


def test_what_a_photo_names_is_not_swept(world: World) -> None:
    receives(world)
    original = Photo.objects.get().original
    with clock.standing_at(clock.now() + timedelta(days=30)):
        tasks.sweep_quarantine()

    assert storages["quarantine"].exists(original)


def test_photos_are_made_as_large_as_the_installation_says(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "INSTALLATION", INSTALLATION.model_copy(update={"photo_side": 700}))
    file = BytesIO()
    Image.new("RGB", (900, 450), "teal").save(file, "JPEG")
    photo_id = receives(world, file.getvalue())
    tasks.scan(photo_id)
    scanned = Photo.objects.get().width
    Photo.objects.update(wanted=1)
    tasks.render(photo_id)

    assert (scanned, Photo.objects.get().rendered, Photo.objects.get().width) == (700, 1, 700)
