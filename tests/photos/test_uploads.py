"""Photos that arrive in pieces: every byte, once, encrypted on the disk, for their author alone."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.photos import quarantine, tasks, uploads
from nestbox.photos.actions import draft_of
from nestbox.photos.unreadable import MAX_BYTES, UnreadablePhoto
from nestbox.photos.uploads import Announced, ElsewhereError, OtherBytesError, UploadShown
from nestbox.posts import drafts
from nestbox.records.models import Draft, Photo, Upload, UploadPart
from nestbox.schools import policies
from nestbox.sealing import SealBroken
from tests.world import picture

PHOTO = picture()
MIDDLE = len(PHOTO) // 2


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: OnCommit) -> OnCommit:
    """What is to happen after the commit happens at the end of the block."""
    return django_capture_on_commit_callbacks


def begins(world: World, **other: Any) -> UploadShown:
    said: dict[str, Any] = {"key": "one", "length": len(PHOTO), "alt": "A lake."} | other
    draft_id = said.pop("draft_id", None) or world.drafts("Boots on.")
    return uploads.begin(world.viewer(cast.TEACHER), draft_id, Announced(**said))


def sends(world: World, upload_id: int, offset: int, data: bytes) -> int:
    """The teacher's phone sends a piece, and the photo is made where it was the last; where it stands now."""
    teacher = world.viewer(cast.TEACHER)
    offset = uploads.append(teacher, upload_id, offset, data).offset
    uploads.finish(teacher, upload_id)
    return offset


def original() -> bytes:
    """The one photo's original, as it is kept."""
    photo = Photo.objects.get()
    return quarantine.take(photo.pk, photo.original)


def test_a_photo_in_pieces_is_that_photo_byte_for_byte(world: World) -> None:
    upload = begins(world)

    assert sends(world, upload.id, 0, PHOTO[:MIDDLE]) == MIDDLE
    assert Photo.objects.count() == 0
    assert sends(world, upload.id, MIDDLE, PHOTO[MIDDLE:]) == len(PHOTO)
    assert (original(), Photo.objects.get().alt) == (PHOTO, "A lake.")


def test_nothing_of_the_pieces_is_left_once_it_is_a_photo(world: World, on_commit: OnCommit) -> None:
    with on_commit(execute=True):
        upload = begins(world)
        sends(world, upload.id, 0, PHOTO[:MIDDLE])
        sends(world, upload.id, MIDDLE, PHOTO[MIDDLE:])

    assert UploadPart.objects.count() == 0
    assert [name for name in quarantine.names() if name.startswith(str(upload.id))] == []


@pytest.mark.clause("CON-2")
def test_no_piece_lies_readable_on_the_disk(world: World) -> None:
    from django.core.files.storage import storages

    upload = begins(world)
    sends(world, upload.id, 0, PHOTO[:MIDDLE])
    with storages["quarantine"].open(UploadPart.objects.get().name) as file:
        kept = file.read()

    assert PHOTO[:4] == b"\xff\xd8\xff\xe0"
    assert (PHOTO[:16] in kept, len(kept) > MIDDLE) == (False, True)


def test_a_piece_opens_only_in_its_own_place(world: World) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO[:MIDDLE])
    name = UploadPart.objects.get().name

    assert quarantine.take_part(upload.id, 0, name) == PHOTO[:MIDDLE]
    with pytest.raises(SealBroken):
        quarantine.take_part(upload.id, 1, name)


def test_the_same_key_again_is_the_same_upload(world: World) -> None:
    first = begins(world)
    sends(world, first.id, 0, PHOTO[:MIDDLE])
    again = begins(world, draft_id=Draft.objects.get().pk)

    assert (again.id, again.offset, Upload.objects.count()) == (first.id, MIDDLE, 1)


def test_the_same_key_for_another_file_is_no_upload(world: World) -> None:
    begins(world)
    with pytest.raises(ElsewhereError):
        begins(world, draft_id=Draft.objects.get().pk, length=7)


@pytest.mark.parametrize("offset", [0, MIDDLE - 1, MIDDLE + 1, len(PHOTO)])
def test_a_piece_for_another_place_is_not_kept(world: World, offset: int) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO[:MIDDLE])
    names = set(quarantine.names())
    with pytest.raises(ElsewhereError):
        sends(world, upload.id, offset, PHOTO[MIDDLE:])

    assert (Upload.objects.get().offset, set(quarantine.names())) == (MIDDLE, names)


def test_more_than_was_announced_is_not_kept(world: World) -> None:
    upload = begins(world)
    with pytest.raises(ElsewhereError):
        sends(world, upload.id, 0, PHOTO + b"!")

    assert Upload.objects.get().offset == 0


def test_a_last_piece_that_comes_twice_makes_one_photo(world: World) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO)
    with pytest.raises(ElsewhereError):
        sends(world, upload.id, 0, PHOTO)
    uploads.finish(world.viewer(cast.TEACHER), upload.id)

    assert Photo.objects.count() == 1


def test_a_photo_that_was_not_made_after_the_last_piece_is_made_when_asked_again(world: World) -> None:
    teacher, upload = world.viewer(cast.TEACHER), begins(world)
    uploads.append(teacher, upload.id, 0, PHOTO)  # and then the server was switched off
    assert Photo.objects.count() == 0
    uploads.finish(teacher, upload.id)

    assert original() == PHOTO


def test_bytes_that_are_not_those_announced_are_asked_for_again(world: World) -> None:
    digest = hashlib.sha256(PHOTO).hexdigest()
    upload = begins(world, sha256=digest)
    with pytest.raises(OtherBytesError):
        sends(world, upload.id, 0, PHOTO[:-1] + b"!")
    assert (Upload.objects.get().offset, Photo.objects.count()) == (0, 0)
    sends(world, upload.id, 0, PHOTO)

    assert original() == PHOTO


def test_a_file_that_is_no_photo_is_refused_in_words(world: World) -> None:
    upload = begins(world, length=9)
    sends(world, upload.id, 0, b"A letter.")
    shown = uploads.upload(world.viewer(cast.TEACHER), upload.id)

    assert (Photo.objects.count(), shown.finished) == (0, True)
    assert shown.refusal.startswith("This file is not a photo")


@pytest.mark.parametrize("length", [0, MAX_BYTES + 1])
def test_an_upload_has_the_size_of_a_photo(world: World, length: int) -> None:
    with pytest.raises(UnreadablePhoto):
        begins(world, length=length)


def test_a_draft_takes_only_so_many_uploads(world: World) -> None:
    draft_id, most = world.drafts("Boots on."), policies.values(world.school_id).photos_per_post
    for number in range(most):
        begins(world, draft_id=draft_id, key=str(number))
    with pytest.raises(InvalidError):
        begins(world, draft_id=draft_id, key="one too many")

    assert Upload.objects.count() == most


def test_an_upload_is_its_authors_alone(world: World) -> None:
    upload = begins(world)
    head = world.viewer(cast.HEADTEACHER)
    for tries in (
        lambda: uploads.upload(head, upload.id),
        lambda: uploads.append(head, upload.id, 0, PHOTO),
        lambda: uploads.finish(head, upload.id),
        lambda: uploads.stop(head, upload.id),
        lambda: uploads.begin(head, Draft.objects.get().pk, Announced("two", 3)),
    ):
        with pytest.raises(NotFoundError):
            tries()

    assert (Upload.objects.get().offset, Upload.objects.count()) == (0, 1)


def test_who_left_the_team_sends_no_more(world: World) -> None:
    upload = begins(world)
    world.leaves_team(cast.TEACHER)
    with pytest.raises(NotFoundError):
        sends(world, upload.id, 0, PHOTO)


def test_an_upload_that_is_given_up_leaves_nothing(world: World, on_commit: OnCommit) -> None:
    with on_commit(execute=True):
        upload = begins(world)
        sends(world, upload.id, 0, PHOTO[:MIDDLE])
        name = UploadPart.objects.get().name
        uploads.stop(world.viewer(cast.TEACHER), upload.id)

    assert (Upload.objects.count(), UploadPart.objects.count(), name in quarantine.names()) == (0, 0, False)


def test_a_photo_cannot_be_given_up_as_an_upload(world: World) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO)
    with pytest.raises(ElsewhereError):
        uploads.stop(world.viewer(cast.TEACHER), upload.id)


def test_after_seven_days_an_upload_is_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO[:MIDDLE])
    later = clock.now() + uploads.LIFE + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(NotFoundError):
        uploads.upload(world.viewer(cast.TEACHER), upload.id)
    uploads.sweep()

    assert (Upload.objects.count(), UploadPart.objects.count()) == (0, 0)


def test_the_upload_of_a_draft_that_has_ended_is_swept(world: World) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO[:MIDDLE])
    kept = begins(world)
    drafts.discard(world.viewer(cast.TEACHER), Upload.objects.get(pk=upload.id).draft_id)
    uploads.sweep()

    assert [row.pk for row in Upload.objects.all()] == [kept.id]


def test_the_sweep_of_the_quarantine_spares_pieces(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = begins(world)
    sends(world, upload.id, 0, PHOTO[:MIDDLE])
    later = clock.now() + tasks.CUT_OFF * 2
    monkeypatch.setattr(clock, "now", lambda: later)
    tasks.sweep_quarantine()
    sends(world, upload.id, MIDDLE, PHOTO[MIDDLE:])

    assert original() == PHOTO


def test_a_photo_that_is_left_out_leaves_its_upload_without_one(world: World) -> None:
    from nestbox.photos.actions import leave_out

    teacher, upload = world.viewer(cast.TEACHER), begins(world)
    sends(world, upload.id, 0, PHOTO)
    leave_out(teacher, Photo.objects.get().pk)

    assert [
        (shown.finished, shown.id) for shown in uploads.of_draft(draft_of(teacher, Draft.objects.get().pk))
    ] == [(True, upload.id)]
