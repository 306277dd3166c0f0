"""The school's own copy."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.policy.facts import Says
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import actions as posts
from nestbox.records.models import AuditEntry, Photo, Rendition
from nestbox.roll.consent_office import Paper, record_answer
from nestbox.trips.archive import download
from nestbox.trips.pages import keepsake
from tests.photos.found import face, photo_of
from tests.trips.conftest import at
from tests.world import OTHER_ADMINISTRATOR, follower, picture


@pytest.fixture
def week(world: World, lakes: int) -> int:
    """A post with a photo and a comment; returns the photo's id."""
    follower(world)
    with clock.standing_at(at(date(2026, 6, 2))):
        post = world.posts("On the <lake>.", [(picture(), "A lake.")], lakes)
        world.comments(cast.FOLLOWER, post, "How lovely.")
    return Photo.objects.get().pk


def copy(world: World, member: Member = cast.OFFICE_MANAGER) -> ZipFile:
    whole = b"".join(download(world.viewer(member), world.school_id).chunks)
    return ZipFile(BytesIO(whole))


def kept_posts(file: ZipFile) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(file.read("posts.json"))["posts"]
    return found


def test_a_copy_has_posts_as_pages_and_as_data_and_photos_as_they_are_served(world: World, week: int) -> None:
    file = copy(world)
    with default_storage.open(Rendition.objects.get(name="large", extension="jpg").path) as kept:
        served = kept.read()
    [post] = kept_posts(file)

    assert (file.testzip(), set(file.namelist())) == (
        None,
        {f"photos/{week}.jpg", "index.html", "style.css", "posts.json"},
    )
    assert file.read(f"photos/{week}.jpg") == served
    assert (post["trip"], post["day"], post["text"], post["photos"]) == (
        "The Lakes",
        2,
        "On the <lake>.",
        [{"file": f"photos/{week}.jpg", "alt": "A lake."}],
    )
    assert "On the &lt;lake&gt;." in file.read("index.html").decode()


def test_nobody_is_named_in_it(world: World, week: int) -> None:
    file = copy(world)
    everything = "".join(file.read(name).decode("latin-1") for name in file.namelist())

    assert [name for name in ("Okafor", "Bryant", "lovely") if name in everything] == []


def test_it_is_on_record(world: World, week: int) -> None:
    copy(world)

    assert (
        AuditEntry.objects.get(verb="posts downloaded").actor_id
        == world.viewer(cast.OFFICE_MANAGER).account_id
    )


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("withdrawn", ["hidden_at", "taken_down_at"])
def test_a_withdrawn_photo_is_in_no_copy(world: World, week: int, withdrawn: str) -> None:
    Photo.objects.update(**{withdrawn: clock.now()})
    file = copy(world)

    assert (f"photos/{week}.jpg" in file.namelist(), kept_posts(file)[0]["photos"]) == (False, [])


@pytest.mark.clause("CON-2")
def test_a_photo_that_is_withdrawn_while_the_copy_is_made_is_not_in_it(world: World, week: int) -> None:
    chunks = download(world.viewer(cast.OFFICE_MANAGER), world.school_id).chunks
    Photo.objects.update(hidden_at=clock.now())

    assert f"photos/{week}.jpg" not in ZipFile(BytesIO(b"".join(chunks))).namelist()


def test_a_removed_post_is_in_no_copy(world: World, week: int) -> None:
    second = world.posts("A mistake.")
    posts.remove(world.viewer(cast.HEADTEACHER), second, "A mistake.", "PUR-2")

    assert [post["text"] for post in kept_posts(copy(world))] == ["On the <lake>."]


@pytest.mark.parametrize("member", [cast.ADMINISTRATOR, cast.HEADTEACHER, cast.OFFICE_MANAGER])
def test_the_office_the_headteacher_and_the_administrator_may(
    world: World, week: int, member: Member
) -> None:
    assert len(kept_posts(copy(world, member))) == 1


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER, OTHER_ADMINISTRATOR], ids=lambda m: m.name)
def test_nobody_else_may(world: World, elsewhere: World, week: int, member: Member) -> None:
    with pytest.raises(NotFoundError):
        copy(world, member)
    assert not AuditEntry.objects.filter(verb="posts downloaded").exists()


@pytest.mark.clause("CON-2")
def test_a_photo_is_neither_in_a_copy_nor_in_the_keepsake_after_the_last_day_of_a_yes(
    world: World, week: int, lakes: int
) -> None:
    with clock.standing_at(at(date(2026, 6, 2))):
        child = world.child("Ada", "Reed", 5)
        paper = Paper((Purpose.PHOTOS,), Standing.GIVEN, until=date(2026, 6, 9))
        record_answer(world.viewer(cast.OFFICE_MANAGER), child, paper)
        draft_id = world.drafts("By the lake.", trip_id=lakes)
        found = photo_of(world, [face(0)], draft_id=draft_id)
        found.says(0, Says.CHILD, child)
        world.publishes(draft_id)
    lists = []
    for day in (9, 10):
        with clock.standing_at(at(date(2026, 6, day))):
            kept = keepsake(world.viewer(cast.TEACHER), lakes).days
            in_it = [photo.id for day in kept for post in day.posts for photo in post.photos]
            lists.append(({f"photos/{photo_id}.jpg" for photo_id in in_it}, photos_in(copy(world))))

    first, second = f"photos/{week}.jpg", f"photos/{found.photo_id}.jpg"
    assert lists == [({first, second},) * 2, ({first},) * 2]


def photos_in(file: ZipFile) -> set[str]:
    return {name for name in file.namelist() if name.startswith("photos/")}
