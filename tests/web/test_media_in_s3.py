"""Photos that lie in an S3-compatible store, on their way to whoever may have them."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
import requests
from django.test import Client
from pytest_django.fixtures import Settings

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos.bucket import Bucket
from nestbox.records.models import Rendition
from tests import s3
from tests.web.media import address, bytes_of, published
from tests.web.people import body, page, signed_in

pytestmark = pytest.mark.once  # of the store, not of the database


@pytest.fixture
def row(files_in_s3: None, world: World, sam: Client) -> Rendition:
    """A photo that the follower may see."""
    return published(world)


def test_a_photo_is_streamed_through(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row))

    assert (body(response), response.headers["Content-Type"]) == (bytes_of(row), "image/jpeg")


def test_a_part_of_a_photo_is_streamed_through(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row), headers={"Range": "bytes=10-19"})

    assert (response.status_code, body(response)) == (206, bytes_of(row)[10:20])


def test_a_photo_that_the_browser_has_asks_nothing_of_the_store(
    sam: Client, row: Rendition, bucket: Bucket
) -> None:
    bucket.delete(row.path)
    response = sam.get(address(row), headers={"If-None-Match": f'"{row.sha256}"'})

    assert response.status_code == 304


def loses(row: Rendition, bucket: Bucket, settings: Settings) -> None:
    bucket.delete(row.path)


def cuts_short(row: Rendition, bucket: Bucket, settings: Settings) -> None:
    bucket.bucket.Object(f"nestbox/photos/{row.path}").put(Body=b"x")


def goes_away(row: Rendition, bucket: Bucket, settings: Settings) -> None:
    settings.STORAGES = settings.STORAGES | s3.storages("http://127.0.0.1:9")


@pytest.mark.parametrize("breaks", [loses, cuts_short, goes_away])
def test_a_file_that_is_not_whole_in_the_store_answers_like_no_photo(
    sam: Client,
    row: Rendition,
    bucket: Bucket,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    breaks: Callable[[Rendition, Bucket, Settings], None],
) -> None:
    breaks(row, bucket, settings)
    with caplog.at_level(logging.ERROR, "nestbox"):
        broken = sam.get(address(row))
    nothing = sam.get("/media/1/large.jpg")

    assert (page(broken), dict(broken.headers)) == (page(nothing), dict(nothing.headers))
    assert [
        row.path in record.getMessage() for record in caplog.records if record.name.startswith("nestbox")
    ] == [True]


def test_where_the_store_sends_photos_the_browser_is_sent_there_for_seconds(
    sam: Client, row: Rendition, settings: Settings
) -> None:
    settings.PHOTO_DELIVERY = "redirect"
    response = sam.get(address(row))
    sent = requests.get(response.headers["Location"], timeout=10)

    assert (response.status_code, response.headers["Cache-Control"]) == (302, "private, no-store")
    assert "X-Amz-Expires=30&" in response.headers["Location"]
    assert (sent.content, sent.headers["Content-Type"]) == (bytes_of(row), "image/jpeg")


@pytest.mark.clause("SAF-2")
def test_a_stranger_is_sent_nowhere(row: Rendition, world: World, settings: Settings) -> None:
    settings.PHOTO_DELIVERY = "redirect"
    world.signs_up(cast.NEWCOMER)
    response = signed_in(cast.NEWCOMER).get(address(row))

    assert (response.status_code, "Location" in response.headers) == (404, False)


@pytest.mark.parametrize(
    ("delivery", "said"),
    [
        ("redirect", "img-src 'self' data: blob: https://store.example;"),
        ("web", "img-src 'self' data: blob:;"),
    ],
)
def test_pages_may_show_photos_of_the_store_only_where_it_sends_them(delivery: str, said: str) -> None:
    ask = (
        "import django; django.setup(); from nestbox.web import middleware; print(middleware._CONTENT_POLICY)"
    )
    given = {"NESTBOX_STORAGE_URL": "s3://store.example/school", "NESTBOX_PHOTO_DELIVERY": delivery}
    done = subprocess.run(
        [sys.executable, "-c", ask], env=os.environ | given, capture_output=True, check=True
    )

    assert said in done.stdout.decode()
