"""Posts whose time is over are told of, go out of sight, and are destroyed with their photos."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.notices.reads import newest
from nestbox.photos import reads as photos
from nestbox.posts import reads
from nestbox.records.models import (
    AuditEntry,
    Draft,
    Expiry,
    Like,
    Notice,
    Photo,
    Post,
    Rendition,
    Showing,
)
from nestbox.schools.actions import change_policy
from nestbox.schools.policies import text_in_force
from nestbox.trips.expiry import Ahead, ahead
from nestbox.trips.tasks import expire_all
from tests.trips.conftest import at
from tests.world import follower, picture

JULY = date(2026, 7, 1)
WARNED, GONE = date(2026, 7, 18), date(2026, 8, 1)
SENTENCE = "2 posts of this school year will be gone from 1 August 2026."


@pytest.fixture
def year(world: World, lakes: int) -> list[int]:
    """A school year's two posts, one with a photo, a comment and likes; and a follower."""
    follower(world)
    with clock.standing_at(at(date(2026, 6, 2))):
        kept = [world.posts("On the lake.", [(picture(), "A lake.")], lakes)]
    with clock.standing_at(at(JULY)):
        kept.append(world.posts("The hall is painted."))
        world.comments(cast.FOLLOWER, kept[0], "How lovely.")
        world.likes(cast.FOLLOWER, kept[0])
    return kept


def night(day: date) -> None:
    """The worker's night before a day."""
    with clock.standing_at(at(day, 0, 10)):
        expire_all()
        run_waiting()


def read_by_follower(world: World) -> list[int]:
    return sorted(card.id for card in reads.home(world.viewer(cast.FOLLOWER), "").cards)


def told() -> list[str]:
    rows = Notice.objects.filter(kind="expiry").order_by("account__email", "id")
    return [f"{notice.account.email}: {notice.sentence}" for notice in rows.select_related("account")]


@pytest.mark.clause("PUR-1")
def test_the_office_and_the_leaders_are_told_a_fortnight_before_once(world: World, year: list[int]) -> None:
    night(date(2026, 7, 17))
    before = told()
    night(WARNED)
    night(date(2026, 7, 19))

    leaders = (cast.ADMINISTRATOR, cast.HEADTEACHER, cast.TEACHER)
    everybody = sorted(member.email for member in (*leaders, cast.OFFICE_MANAGER))
    assert (before, told()) == ([], [f"{email}: {SENTENCE}" for email in everybody])
    assert newest(world.viewer(cast.OFFICE_MANAGER))[0].path == "/trips/download/"


@pytest.mark.clause("PUR-1")
def test_on_the_last_day_of_the_year_everything_is_there_and_on_the_next_nothing(
    world: World, year: list[int]
) -> None:
    night(WARNED)
    night(date(2026, 7, 31))
    last_day = read_by_follower(world)
    night(GONE)

    assert (last_day, read_by_follower(world)) == (year, [])


@pytest.mark.clause("PUR-1")
@pytest.mark.clause("CON-2")
def test_nothing_of_it_remains_but_what_is_on_record(
    world: World, year: list[int], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    paths = list(Rendition.objects.values_list("path", flat=True))
    entries = AuditEntry.objects.count()
    night(WARNED)
    with django_capture_on_commit_callbacks(execute=True):
        night(GONE)

    words = Post.objects.exclude(expired_at=None).values_list("text", "card", "like_count")
    assert sorted(words) == [("", "", 0)] * 3
    assert (Rendition.objects.count(), [path for path in paths if default_storage.exists(path)]) == (0, [])
    assert set(Draft.objects.filter(post__in=year).values_list("text", flat=True)) == {""}
    assert Photo.objects.get().alt == "No longer kept."
    assert (Like.objects.count(), Showing.objects.filter(ended_at=None).count()) == (0, 0)
    assert AuditEntry.objects.count() > entries
    assert AuditEntry.objects.get(verb="posts gone").detail == {
        "year_end": "2026-07-31",
        "posts": 2,
        "photos": 1,
    }


@pytest.mark.clause("SAF-2")
def test_a_photo_is_out_of_reach_before_its_file_is_touched(world: World, year: list[int]) -> None:
    photo = Photo.objects.get()
    night(WARNED)
    with clock.standing_at(at(GONE, 0, 10)):
        expire_all()  # and the worker falls over before the next job

    assert Rendition.objects.exists()
    with pytest.raises(NotFoundError):
        photos.rendition(world.viewer(cast.FOLLOWER), photo.pk, "large", "jpg")


def test_a_second_night_finds_nothing_to_do(world: World, year: list[int]) -> None:
    for day in (WARNED, GONE, date(2026, 8, 2)):
        night(day)

    assert AuditEntry.objects.filter(verb="posts gone").count() == 1


def test_what_is_posted_in_the_new_year_stays(world: World, year: list[int]) -> None:
    night(WARNED)
    with clock.standing_at(at(GONE, 0, 5)):
        new = world.posts("Summer.")
    night(GONE)

    assert read_by_follower(world) == [new]


def test_a_trip_that_runs_into_the_new_year_stays_together(world: World, year: list[int]) -> None:
    trip_id = world.trip("Camp", "", date(2026, 7, 30), date(2026, 8, 2))
    with clock.standing_at(at(date(2026, 7, 30))):
        camp = world.posts("Tents up.", trip_id=trip_id)
    night(WARNED)
    night(GONE)

    assert read_by_follower(world) == [camp]


@pytest.mark.clause("PUR-1")
def test_a_late_warning_puts_the_end_off(world: World, year: list[int]) -> None:
    for day in (date(2026, 9, 1), date(2026, 9, 14)):
        night(day)
    still = read_by_follower(world)
    night(date(2026, 9, 15))

    assert (still, read_by_follower(world)) == (year, [])


def test_a_school_that_keeps_its_posts_longer_after_the_warning_is_heard(
    world: World, year: list[int]
) -> None:
    night(WARNED)
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = text_in_force(administrator, world.school_id)
    text = text.replace("kept_days_after_the_year = 0", "kept_days_after_the_year = 31")
    change_policy(administrator, world.school_id, text)
    night(date(2026, 8, 31))
    still = read_by_follower(world)
    night(date(2026, 9, 1))

    assert (still, read_by_follower(world)) == (year, [])


def test_a_later_end_of_the_school_year_after_the_warning_is_heard(world: World, year: list[int]) -> None:
    night(WARNED)
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = text_in_force(administrator, world.school_id)
    change_policy(administrator, world.school_id, text.replace('"07-31"', '"08-31"'))
    night(GONE)

    assert read_by_follower(world) == year


def test_a_post_that_was_removed_before_loses_its_words_too(world: World, year: list[int]) -> None:
    from nestbox.posts import actions

    actions.remove(world.viewer(cast.HEADTEACHER), year[1], "A mistake.", "PUR-2")
    night(WARNED)
    night(GONE)

    assert Post.objects.get(pk=year[1]).text == ""


def test_nobody_is_told_where_there_is_nothing(world: World) -> None:
    night(WARNED)

    assert (told(), Expiry.objects.count()) == ([], 0)


def test_another_school_goes_by_its_own_year(world: World, elsewhere: World, year: list[int]) -> None:
    from tests.world import OTHER_ADMINISTRATOR, OTHER_TEACHER

    administrator = elsewhere.viewer(OTHER_ADMINISTRATOR)
    text = text_in_force(administrator, elsewhere.school_id)
    change_policy(administrator, elsewhere.school_id, text.replace('"07-31"', '"08-31"'))
    with clock.standing_at(at(JULY)):
        theirs = elsewhere.posts("By the sea.")
    night(WARNED)
    night(GONE)

    assert [card.id for card in reads.home(elsewhere.viewer(OTHER_TEACHER), "").cards] == [theirs]


def test_the_page_says_when_the_oldest_goes(world: World, year: list[int]) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    before = ahead(office, world.school_id)
    night(WARNED)

    assert before == Ahead(2, 1, GONE, announced=False)
    assert ahead(office, world.school_id) == Ahead(2, 1, GONE, announced=True)


@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER], ids=lambda m: m.name)
def test_only_who_may_download_sees_it(world: World, year: list[int], member: cast.Member) -> None:
    with pytest.raises(NotFoundError):
        ahead(world.viewer(member), world.school_id)
