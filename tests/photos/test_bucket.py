"""Photos and originals in an S3-compatible store: moto's server."""

import socket
from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.photos import quarantine, tasks
from nestbox.photos.bucket import Bucket, StorageAwayError
from nestbox.photos.kinds import kind_of
from nestbox.posts import actions as posts
from nestbox.records.models import Photo, Rendition
from tests import s3
from tests.posts.town import Town
from tests.world import picture


def keys(bucket: Bucket) -> set[str]:
    """Everything that lies in the bucket, whatever its folder."""
    return {row.key for row in bucket.bucket.objects.all()}


# One file


def test_what_is_saved_is_read_back(bucket: Bucket) -> None:
    name = bucket.save("ab/one.webp", ContentFile(b"a picture"))

    with bucket.open(name) as file:
        assert (name, file.read()) == ("ab/one.webp", b"a picture")


def test_a_file_lies_in_its_folder_of_the_bucket(bucket: Bucket) -> None:
    bucket.save("ab/one.webp", ContentFile(b"a picture"))

    assert keys(bucket) == {"nestbox/photos/ab/one.webp"}


def test_a_file_that_exists_is_never_written_over(bucket: Bucket) -> None:
    first = bucket.save("one.webp", ContentFile(b"first"))
    second = bucket.save("one.webp", ContentFile(b"second"))

    with bucket.open(first) as file:
        assert (first != second, file.read()) == (True, b"first")


def test_a_large_file_is_one_request_and_so_whole_or_absent(bucket: Bucket) -> None:
    data = bytes(20_000_000)
    name = bucket.save("large.sealed", ContentFile(data))
    parts = bucket.connection.meta.client.head_object(
        Bucket=bucket.bucket_name, Key=f"nestbox/photos/{name}", PartNumber=1
    )

    assert (bucket.size(name), parts["ContentLength"]) == (len(data), len(data))


@pytest.mark.clause("SAF-2")
def test_no_file_can_be_fetched_without_a_signature(bucket: Bucket, s3_endpoint: str) -> None:
    bucket.save("one.webp", ContentFile(b"a picture"))
    grants = bucket.bucket.Object("nestbox/photos/one.webp").Acl().grants

    assert [grant for grant in grants if "URI" in grant["Grantee"]] == []


def test_a_file_is_for_no_cache_even_where_the_store_sends_it(bucket: Bucket) -> None:
    bucket.save("one.webp", ContentFile(b"a picture"))
    response = requests.get(bucket.url("one.webp", expire=30), timeout=10)

    assert (response.content, response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        b"a picture",
        "image/webp",
        "private, no-store",
    )


def test_deleting_twice_is_deleting_once(bucket: Bucket) -> None:
    name = bucket.save("one.webp", ContentFile(b"a picture"))
    bucket.delete(name)
    bucket.delete(name)

    assert (bucket.exists(name), keys(bucket)) == (False, set())


def test_a_folder_is_listed_with_its_folders_apart(bucket: Bucket) -> None:
    for name in ("one.webp", "two.webp", "forms/three.sealed"):
        bucket.save(name, ContentFile(b"x"))

    assert bucket.listdir("") == (["forms"], ["one.webp", "two.webp"])


def test_a_folder_that_was_never_written_to_is_empty(bucket: Bucket) -> None:
    assert bucket.listdir("ab") == ([], [])


def test_more_files_than_one_answer_holds_are_all_listed(bucket: Bucket) -> None:
    client = bucket.connection.meta.client
    for number in range(1001):
        client.put_object(Bucket=s3.BUCKET, Key=f"nestbox/photos/{number}.webp", Body=b"")

    assert len(bucket.listdir("")[1]) == 1001


def test_a_file_knows_when_it_was_written(bucket: Bucket) -> None:
    name = bucket.save("one.webp", ContentFile(b"a picture"))

    assert abs(bucket.get_modified_time(name) - clock.now()) < timedelta(minutes=1)


@pytest.mark.parametrize("name", ["../quarantine/1.sealed", "/etc/passwd", "../../x"])
def test_a_name_never_leads_out_of_its_folder(bucket: Bucket, name: str) -> None:
    with pytest.raises((OSError, SuspiciousOperation)):
        bucket.open(name)


def test_files_are_not_written_piece_by_piece(bucket: Bucket) -> None:
    with pytest.raises(ValueError, match="save"):
        bucket.open("one.webp", "wb")


# What goes wrong


Does = Callable[[Bucket], object]
DOES: dict[str, Does] = {
    "open": lambda bucket: bucket.open("one.webp"),
    "size": lambda bucket: bucket.size("one.webp"),
    "exists": lambda bucket: bucket.exists("one.webp"),
    "save": lambda bucket: bucket.save("two.webp", ContentFile(b"x")),
    "delete": lambda bucket: bucket.delete("one.webp"),
    "listdir": lambda bucket: bucket.listdir(""),
    "modified": lambda bucket: bucket.get_modified_time("one.webp"),
}


@pytest.mark.parametrize("does", ["open", "size", "modified"])
def test_a_file_that_is_not_there_is_missed_as_on_a_disk(bucket: Bucket, does: str) -> None:
    with pytest.raises(FileNotFoundError):
        DOES[does](bucket)


@pytest.mark.parametrize("does", DOES)
def test_a_store_that_does_not_answer_is_away(does: str) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and never listens
        away = Bucket(store=s3.store(f"http://127.0.0.1:{nobody.getsockname()[1]}"), folder="photos")
        with pytest.raises(StorageAwayError):
            DOES[does](away)


@pytest.mark.parametrize("does", ["open", "save", "listdir"])
def test_a_bucket_that_does_not_exist_is_away_and_no_file_of_it_is_lost(s3_endpoint: str, does: str) -> None:
    elsewhere = Bucket(store=s3.store(s3_endpoint, bucket="another"), folder="photos")

    with pytest.raises(StorageAwayError):
        DOES[does](elsewhere)


# The whole journey


@pytest.mark.clause("CON-2")
def test_an_original_lies_sealed_in_the_store(files_in_s3: None) -> None:
    data = picture()
    name = quarantine.keep(7, data)
    with storages["quarantine"].open(name) as file:
        sealed = file.read()

    assert (kind_of(sealed), data[100:140] in sealed, quarantine.take(7, name)) == (None, False, data)


def test_a_photo_goes_its_whole_way_through_the_store(
    files_in_s3: None, bucket: Bucket, world: World
) -> None:
    town = Town((world, world))
    draft_id = town.leaves_draft(0, 0)
    before = {key.split("/")[1] for key in keys(bucket)}
    world.publishes(draft_id)
    run_waiting()

    assert (before, {key.split("/")[1] for key in keys(bucket)}) == ({"photos", "quarantine"}, {"photos"})
    assert keys(bucket) == {
        f"nestbox/photos/{path}" for path in Rendition.objects.values_list("path", flat=True)
    }


@pytest.mark.clause("CON-2")
def test_of_a_photo_that_is_left_out_nothing_stays_in_the_store(
    files_in_s3: None, bucket: Bucket, world: World, django_capture_on_commit_callbacks: object
) -> None:
    from nestbox.photos import actions as photos

    Town((world, world)).leaves_draft(0, 0)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's
        photos.leave_out(world.viewer(cast.TEACHER), Photo.objects.get().pk)

    assert keys(bucket) == set()


def test_what_a_cut_off_receipt_left_in_the_store_is_swept(
    files_in_s3: None, bucket: Bucket, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    quarantine.keep(7, picture())
    tasks.sweep_quarantine()
    fresh = len(keys(bucket))
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    tasks.sweep_quarantine()

    assert (fresh, len(keys(bucket))) == (1, 0)


def test_a_file_that_changed_in_the_store_is_not_published(
    files_in_s3: None, bucket: Bucket, world: World
) -> None:
    from nestbox.errors import InvalidError

    draft_id = Town((world, world)).leaves_draft(0, 0)
    path = Rendition.objects.values_list("path", flat=True)[0]
    bucket.delete(path)
    bucket.save(path, ContentFile(b"another picture"))

    with pytest.raises(InvalidError, match="changed"):
        posts.publish(world.viewer(cast.TEACHER), draft_id, world.looks_at(draft_id))
