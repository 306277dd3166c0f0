"""Photos that cannot be used, through the pages: a sentence beside the draft, and the words stay."""

import os
from collections.abc import Iterable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.posts import drafts
from tests.photos.files import encoded, four_corners, png_of_claimed_size
from tests.web.people import Answer, page

WORDS = "The boats are back."
PHOTO = encoded(four_corners())
PHP = b"<?php system($_GET['c']); ?>"
CMYK = encoded(Image.new("CMYK", (64, 48), (10, 60, 60, 0)))


def animated(kind: str) -> bytes:
    """Two frames."""
    file = BytesIO()
    four_corners().save(file, kind, save_all=True, append_images=[Image.new("RGB", (96, 64), (9, 9, 9))])
    return file.getvalue()


def send(client: Client, files: Iterable[tuple[str, bytes]], **other: str) -> Answer:
    """The teacher sends words and photos; the worker looks at the photos; the draft's page is shown."""
    photos = [SimpleUploadedFile(name, data, "image/jpeg") for name, data in files]
    form = {"text": WORDS, "key": "one", "outside_purpose": "1", "do": "publish", "photos": photos, **other}
    response = client.post("/compose/", form)
    run_waiting()
    return client.get(response["Location"])


def photos_of(world: World) -> list[str]:
    """The states of the photos in the teacher's draft."""
    viewer = world.viewer(cast.TEACHER)
    [(draft_id, _)] = drafts.open_drafts(viewer)
    return [photo.shown.state for photo in drafts.draft(viewer, draft_id).photos]


def test_a_photo_is_looked_at_before_it_is_published(teacher: Client, world: World) -> None:
    shown = send(teacher, [("lake.jpg", PHOTO)])

    assert WORDS in page(shown)
    assert photos_of(world) == ["ready"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.jpg", b"", "empty"),
        ("shell.jpg", PHP, "not a photo"),
        ("words.jpg", b"Not a photo at all.", "not a photo"),
        ("anim.gif", animated("GIF"), "This file is a GIF picture"),
    ],
)
def test_what_is_plainly_no_photo_is_turned_away_at_once(
    teacher: Client, world: World, name: str, data: bytes, said: str
) -> None:
    shown = page(send(teacher, [(name, data)]))

    assert (said in shown, WORDS in shown) == (True, True)
    assert photos_of(world) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PHOTO[: len(PHOTO) // 2], "damaged"),
        (b"\xff\xd8\xff" + PHP, "damaged"),
        (png_of_claimed_size(50_000, 50_000), "too many"),
    ],
    ids=["truncated", "PHP with a JPEG's first bytes", "bomb"],
)
def test_what_turns_out_to_be_no_photo_is_refused_beside_the_draft(
    teacher: Client, world: World, data: bytes, said: str
) -> None:
    shown = page(send(teacher, [("photo.jpg", data)]))

    assert (said in shown, WORDS in shown) == (True, True)
    assert photos_of(world) == ["refused"]


@pytest.mark.parametrize(
    "data", [CMYK, animated("WEBP"), animated("PNG")], ids=["CMYK", "WebP film", "PNG film"]
)
def test_a_photo_of_an_uncommon_kind_becomes_a_common_one(teacher: Client, world: World, data: bytes) -> None:
    send(teacher, [("photo.jpg", data)])

    assert photos_of(world) == ["ready"]


def test_a_refused_photo_stands_in_the_way_of_publishing(teacher: Client, world: World) -> None:
    send(teacher, [("photo.jpg", PHOTO[:400])])
    [(draft_id, _)] = drafts.open_drafts(world.viewer(cast.TEACHER))
    response = teacher.post(f"/drafts/{draft_id}/", {"text": WORDS, "do": "publish", "outside_purpose": "1"})

    assert response.status_code == 422


@pytest.mark.clause("MED-1")
def test_a_photo_too_many_is_turned_away_and_the_others_stay(teacher: Client, world: World) -> None:
    shown = send(teacher, [(f"{number}.jpg", PHOTO) for number in range(11)])

    assert "up to 10 photos" in page(shown)
    assert photos_of(world) == ["ready"] * 10


def test_a_full_disk_is_said_and_the_words_stay(
    teacher: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        shown = page(send(teacher, [("boats.jpg", PHOTO)]))

    assert ("Photos cannot be stored at the moment" in shown, WORDS in shown) == (True, True)
    assert photos_of(world) == []


def test_more_than_the_server_takes_at_once_is_said_and_not_published(
    teacher: Client, world: World, settings: Settings
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10_000
    shown = page(send(teacher, [("large.jpg", PHOTO + bytes(20_000))]))

    assert ("too much for one go" in shown, WORDS in shown) == (True, True)
    assert photos_of(world) == []


def test_a_photo_of_more_than_fifty_megabytes_is_turned_away(teacher: Client, world: World) -> None:
    shown = page(send(teacher, [("large.jpg", PHOTO + bytes(50_000_000))]))

    assert ("larger than 50 MB" in shown, WORDS in shown) == (True, True)
    assert photos_of(world) == []


@pytest.mark.parametrize(
    "name", ["../../secret.key", "<script>.jpg", "a" * 500 + ".jpg", "\u202egpj.exe", "x\ny.jpg"]
)
def test_the_name_of_a_file_means_nothing(teacher: Client, world: World, name: str) -> None:
    shown = page(send(teacher, [(name, PHP)]))

    assert "<script>.jpg" not in shown
    assert WORDS in shown


def test_nobody_adds_a_photo_to_the_draft_of_another(teacher: Client, world: World) -> None:
    from tests.web.people import signed_in

    draft = world.drafts(WORDS)
    head = signed_in(cast.HEADTEACHER)
    response = head.post(f"/drafts/{draft}/photos/", {"photos": SimpleUploadedFile("a.jpg", PHOTO)})

    assert (response.status_code, photos_of(world)) == (404, [])


def test_nobody_describes_the_photo_of_another(teacher: Client, world: World) -> None:
    from nestbox.records.models import Photo
    from tests.web.people import signed_in

    world.drafts(WORDS, [(PHOTO, "A lake.")])
    photo = Photo.objects.get()
    head = signed_in(cast.HEADTEACHER)
    own = head.post("/compose/", {"text": "Mine.", "key": "mine"})["Location"]
    response = head.post(own, {"text": "Mine.", f"alt-{photo.pk}": "Changed.", "leave_out": str(photo.pk)})

    assert response.status_code == 404
    assert Photo.objects.get().alt == "A lake."


@pytest.mark.parametrize("encoding", ["bogus", "utf-7", "raw_unicode_escape", "unicode_escape"])
def test_the_encoding_of_a_file_name_is_no_accident(teacher: Client, encoding: str) -> None:
    part = f"Content-Disposition: form-data; name=\"photos\"; filename*={encoding}''%5Cud800.jpg\r\n"
    body = f"--b\r\n{part}Content-Type: image/jpeg\r\n\r\nnot a photo\r\n--b--\r\n"
    response = teacher.post("/compose/", body.encode(), content_type="multipart/form-data; boundary=b")

    assert response.status_code in {302, 400, 422}
    assert teacher.get("/compose/").status_code == 200
