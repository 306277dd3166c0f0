"""How a photo's file is sent to a browser that may have it."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django.fixtures import Settings

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import accounting
from nestbox.policy.standing import Standing
from nestbox.posts import actions as posts
from nestbox.records.models import Photo, Rendition
from tests.posts.town import Town
from tests.web.media import address, bytes_of, published
from tests.web.people import Answer, body, page

TELLING = (
    "Accept-Ranges",
    "Cache-Control",
    "Content-Length",
    "Content-Type",
    "Cross-Origin-Resource-Policy",
    "ETag",
    "Vary",
    "X-Content-Type-Options",
)


@pytest.fixture
def row(world: World, sam: Client) -> Rendition:
    """A photo that the follower may see."""
    return published(world)


def test_a_photo_comes_whole_private_and_as_what_it_is(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row))

    assert body(response) == bytes_of(row)
    assert {name: response.headers[name] for name in TELLING} == {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "Content-Length": str(row.size),
        "Content-Type": "image/jpeg",
        "Cross-Origin-Resource-Policy": "same-origin",
        "ETag": f'"{row.sha256}"',
        "Vary": "Cookie",
        "X-Content-Type-Options": "nosniff",
    }


def test_asking_for_the_head_alone_answers_the_same_without_the_photo(sam: Client, row: Rendition) -> None:
    got, head = sam.get(address(row)), sam.head(address(row))

    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers[name] for name in TELLING} == {name: got.headers[name] for name in TELLING}


# What the browser has already


@pytest.mark.parametrize("says", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
def test_a_photo_that_the_browser_has_is_not_sent_again(sam: Client, row: Rendition, says: str) -> None:
    response = sam.get(address(row), headers={"If-None-Match": says.format(row.sha256)})

    assert (response.status_code, response.content) == (304, b"")
    assert (response.headers["ETag"], response.headers["Cache-Control"]) == (
        f'"{row.sha256}"',
        "private, no-cache",
    )


@pytest.mark.parametrize("says", ['"{}x"', "{}", '"x{}"', ""])
def test_another_photo_than_the_browsers_is_sent(sam: Client, row: Rendition, says: str) -> None:
    response = sam.get(address(row), headers={"If-None-Match": says.format(row.sha256)})

    assert (response.status_code, len(body(response))) == (200, row.size)


def removes(world: World, row: Rendition) -> None:
    post_id = Photo.objects.values_list("post_id", flat=True).get()
    posts.remove(world.viewer(cast.ADMINISTRATOR), post_id or 0, "A mistake.")


def hides(world: World, row: Rendition) -> None:
    from nestbox import clock

    Photo.objects.update(hidden_at=clock.now())  # as a withdrawal does: tests/photos/test_reads.py


def takes_down(world: World, row: Rendition) -> None:
    from nestbox import clock

    Photo.objects.update(taken_down_at=clock.now())


def ends_follow(world: World, row: Rendition) -> None:
    from nestbox.records.models import Follow

    world.ends(Follow.objects.values_list("id", flat=True).get())


@pytest.mark.clause("SAF-2")
@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("happens", [removes, hides, takes_down, ends_follow])
@pytest.mark.parametrize(
    "asks", [{}, {"If-None-Match": '"{}"'}, {"If-None-Match": "*"}, {"Range": "bytes=0-9"}]
)
def test_a_browser_that_had_the_photo_is_told_like_everybody_that_there_is_none(
    sam: Client,
    world: World,
    row: Rendition,
    happens: Callable[[World, Rendition], None],
    asks: dict[str, str],
) -> None:
    had = sam.get(address(row))
    happens(world, row)
    headers = {name: value.format(row.sha256) for name, value in asks.items()}
    gone, nothing = sam.get(address(row), headers=headers), sam.get("/media/1/large.jpg")

    assert (had.status_code, gone.status_code) == (200, 404)
    assert (page(gone), dict(gone.headers)) == (page(nothing), dict(nothing.headers))


@pytest.mark.clause("CON-2")
def test_a_picture_from_before_a_withdrawal_is_replaced_by_the_one_after_it(
    sam: Client, world: World
) -> None:
    from nestbox.jobs.inline import run_waiting
    from nestbox.photos.accounting import Place, Word
    from nestbox.policy.facts import Says

    draft_id = Town((world, world)).leaves_draft(0, 0)
    teacher, photo_id = world.viewer(cast.TEACHER), Photo.objects.get().pk
    pupil_id = world.child("Kit", "Rowan", 5)
    world.answers(pupil_id)
    area_id = accounting.draw(teacher, photo_id, Place(0.2, 0.2, 0.4, 0.4))
    accounting.mark(teacher, photo_id, Word(area_id, Says.CHILD, pupil_id))
    world.publishes(draft_id)
    before = sam.get(f"/media/{photo_id}/large.jpg").headers["ETag"]
    world.answers(pupil_id, Standing.WITHDRAWN)
    run_waiting()
    after = sam.get(f"/media/{photo_id}/large.jpg", headers={"If-None-Match": before})

    assert (after.status_code, after.headers["ETag"] != before) == (200, True)


# Parts


def part(response: Answer) -> tuple[int, bytes, str | None]:
    return response.status_code, body(response), response.headers.get("Content-Range")


def test_a_part_of_a_photo_is_that_part(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row), headers={"Range": "bytes=10-19"})

    assert part(response) == (206, bytes_of(row)[10:20], f"bytes 10-19/{row.size}")
    assert response.headers["Content-Length"] == "10"


def test_a_part_behind_the_end_is_said_not_to_exist(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row), headers={"Range": f"bytes={row.size}-"})

    assert part(response) == (416, b"", f"bytes */{row.size}")


def test_several_parts_at_once_are_answered_with_the_whole(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row), headers={"Range": "bytes=0-1,5-9"})

    assert part(response) == (200, bytes_of(row), None)


def test_the_rest_of_the_same_photo_is_a_part(sam: Client, row: Rendition) -> None:
    response = sam.get(address(row), headers={"Range": "bytes=10-", "If-Range": f'"{row.sha256}"'})

    assert part(response) == (206, bytes_of(row)[10:], f"bytes 10-{row.size - 1}/{row.size}")


@pytest.mark.parametrize("held", ['"another"', 'W/"{}"', "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_the_rest_of_another_photo_is_the_whole(sam: Client, row: Rendition, held: str) -> None:
    response = sam.get(address(row), headers={"Range": "bytes=10-", "If-Range": held.format(row.sha256)})

    assert part(response) == (200, bytes_of(row), None)


def test_the_head_of_a_part_is_the_head_of_the_whole(sam: Client, row: Rendition) -> None:
    response = sam.head(address(row), headers={"Range": "bytes=10-19"})

    assert (response.status_code, response.headers["Content-Length"]) == (200, str(row.size))


# What is wrong with the storage


def loses(row: Rendition) -> None:
    default_storage.delete(row.path)


def cuts_short(row: Rendition) -> None:
    path = Path(default_storage.path(row.path))
    path.write_bytes(path.read_bytes()[:-1])


def is_a_folder(row: Rendition) -> None:
    loses(row)
    Path(default_storage.path(row.path)).mkdir()


@pytest.mark.parametrize("breaks", [loses, cuts_short, is_a_folder])
@pytest.mark.parametrize("delivery", ["web", "nginx"])
def test_a_file_that_is_not_whole_answers_like_no_photo_and_is_written_in_the_log(
    sam: Client,
    row: Rendition,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    breaks: Callable[[Rendition], None],
    delivery: str,
) -> None:
    settings.PHOTO_DELIVERY = delivery
    breaks(row)
    with caplog.at_level(logging.ERROR, "nestbox"):
        broken = sam.get(address(row))
    nothing = sam.get("/media/1/large.jpg")

    assert (broken.status_code, page(broken), dict(broken.headers)) == (
        404,
        page(nothing),
        dict(nothing.headers),
    )
    assert [
        row.path in record.getMessage() for record in caplog.records if record.name.startswith("nestbox")
    ] == [True]


# By nginx


def test_nginx_is_told_which_file_to_send(sam: Client, row: Rendition, settings: Settings) -> None:
    settings.PHOTO_DELIVERY = "nginx"
    response = sam.get(address(row))

    assert (response.status_code, response.content, response.headers["Content-Type"]) == (
        200,
        b"",
        "image/jpeg",
    )
    assert response.headers["X-Accel-Redirect"] == f"/inside/photos/{row.path}"


@pytest.mark.clause("SAF-2")
def test_nginx_is_told_nothing_for_whoever_may_not_see_the_photo(
    sam: Client, world: World, row: Rendition, settings: Settings
) -> None:
    settings.PHOTO_DELIVERY = "nginx"
    ends_follow(world, row)
    response = sam.get(address(row))

    assert (response.status_code, "X-Accel-Redirect" in response.headers) == (404, False)


@pytest.mark.parametrize(
    "path", ["/inside/photos/{}", "/photos/{}", "/data/photos/{}", "/media/", "/media/{}"]
)
def test_no_address_leads_to_a_file_or_a_list_of_files(sam: Client, row: Rendition, path: str) -> None:
    assert sam.get(path.format(row.path)).status_code == 404
