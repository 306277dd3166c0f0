"""Whoever has to be is reminded of a day without news, once, whenever the worker gets to it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.notices.reads import newest
from nestbox.policy.permissions import Role
from nestbox.posts import actions as posts
from nestbox.records.models import AuditEntry, Notice, TripReminder
from nestbox.schools.actions import change_policy
from nestbox.schools.policies import text_in_force
from nestbox.trips import actions
from nestbox.trips.tasks import remind_all
from tests.at_once import at_once, needs_two_writers
from tests.trips.conftest import JUNE_1, JUNE_5, at

COLLEAGUE = Member("Asha Rao", "asha.rao@gmail.com", "A second teacher.", Role.TEACHER)
JUNE_2 = date(2026, 6, 2)
LEADERS = "There is no news of “The Lakes” yet today."
OFFICE = "There is still no news of “The Lakes” today."


def reminded_at(moment: datetime) -> list[tuple[str, str]]:
    """Who is told what when the worker comes by at this moment."""
    known = set(Notice.objects.values_list("id", flat=True))
    with clock.standing_at(moment):
        remind_all()
    told = Notice.objects.exclude(pk__in=known).order_by("account__email")
    return list(told.values_list("account__email", "sentence"))


@pytest.fixture
def led(world: World, lakes: int) -> int:
    """The trip, led by Tom Bryant alone."""
    world.joins_team(COLLEAGUE)
    teacher = world.viewer(cast.TEACHER)
    actions.choose_leaders(teacher, lakes, [teacher.account_id])
    return lakes


@pytest.mark.clause("PUR-2")
def test_the_leaders_are_reminded_at_six_and_the_office_at_eight(world: World, led: int) -> None:
    assert reminded_at(at(JUNE_2, 17, 59)) == []
    assert reminded_at(at(JUNE_2, 18)) == [(cast.TEACHER.email, LEADERS)]
    assert reminded_at(at(JUNE_2, 19, 59)) == []
    assert reminded_at(at(JUNE_2, 20)) == [(cast.OFFICE_MANAGER.email, OFFICE)]
    assert reminded_at(at(JUNE_2, 20, 10)) == []


@pytest.mark.clause("PUR-2")
def test_a_reminder_goes_by_email_too_and_is_on_record(
    world: World, led: int, mailoutbox: list[EmailMessage]
) -> None:
    mailoutbox.clear()
    reminded_at(at(JUNE_2, 18))

    assert [(message.to, message.subject) for message in mailoutbox] == [([cast.TEACHER.email], LEADERS)]
    assert AuditEntry.objects.filter(verb="reminded of a day without news", clause="PUR-2").count() == 1
    assert newest(world.viewer(cast.TEACHER))[0].path == f"/trips/{led}/today/"


@pytest.mark.clause("PUR-2")
def test_while_nobody_was_chosen_all_who_post_are_reminded(world: World, lakes: int) -> None:
    assert [email for email, _ in reminded_at(at(JUNE_2, 18))] == sorted(
        member.email for member in (cast.ADMINISTRATOR, cast.HEADTEACHER, cast.TEACHER)
    )


@pytest.mark.clause("PUR-2")
def test_a_day_with_news_needs_no_reminder(world: World, led: int) -> None:
    with clock.standing_at(at(JUNE_2, 0, 1)):
        world.posts("Owls!", trip_id=led)

    assert reminded_at(at(JUNE_2, 21)) == []


def test_news_of_something_else_or_of_yesterday_is_no_news_of_the_trip(world: World, led: int) -> None:
    with clock.standing_at(at(JUNE_1, 23, 59)):
        world.posts("Good night.", trip_id=led)
    with clock.standing_at(at(JUNE_2, 12)):
        world.posts("The hall is painted.")

    assert reminded_at(at(JUNE_2, 18)) == [(cast.TEACHER.email, LEADERS)]


def test_removed_news_is_no_news(world: World, led: int) -> None:
    with clock.standing_at(at(JUNE_2, 12)):
        post = world.posts("Owls!", trip_id=led)
        posts.remove(world.viewer(cast.HEADTEACHER), post, "A mistake.", "PUR-2")

    assert reminded_at(at(JUNE_2, 18)) == [(cast.TEACHER.email, LEADERS)]


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize("day", [JUNE_1, JUNE_5])
def test_the_first_and_the_last_day_count(world: World, led: int, day: date) -> None:
    assert reminded_at(at(day, 18)) == [(cast.TEACHER.email, LEADERS)]


@pytest.mark.clause("PUR-2")
@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 6, 6)])
def test_other_days_do_not(world: World, led: int, day: date) -> None:
    assert reminded_at(at(day, 21)) == []


# Whenever the worker gets to it


def test_a_worker_that_was_down_reminds_late_and_once(world: World, led: int) -> None:
    assert reminded_at(at(JUNE_2, 22, 47)) == [
        (cast.OFFICE_MANAGER.email, OFFICE),
        (cast.TEACHER.email, LEADERS),
    ]
    assert reminded_at(at(JUNE_2, 22, 57)) == []


def test_a_worker_that_was_down_past_midnight_reminds_of_nothing(world: World, led: int) -> None:
    assert reminded_at(at(date(2026, 6, 3), 0, 5)) == []


def test_each_day_has_its_own_reminder(world: World, led: int) -> None:
    told = [reminded_at(at(day, 18)) for day in (JUNE_1, JUNE_2)]

    assert told == [[(cast.TEACHER.email, LEADERS)]] * 2


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        # The clocks go forward at 01:00 UTC on 29 March 2026, and back on 25 October.
        (date(2026, 3, 28), 18),
        (date(2026, 3, 29), 17),
        (date(2026, 10, 24), 17),
        (date(2026, 10, 25), 18),
    ],
)
def test_six_is_six_on_the_schools_clock_whatever_the_season(world: World, day: date, hour: int) -> None:
    world.trip("The Lakes", "", day, day)
    too_early = datetime(day.year, day.month, day.day, hour - 1, 59, tzinfo=UTC)

    assert reminded_at(too_early) == []
    assert len(reminded_at(too_early + timedelta(minutes=1))) == 3


def test_the_time_is_the_schools_own_wherever_that_is(world: World, led: int) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = text_in_force(administrator, world.school_id)
    text = text.replace("Europe/London", "America/New_York").replace('"18:00"', '"17:30"')
    change_policy(administrator, world.school_id, text)

    assert reminded_at(datetime(2026, 6, 2, 21, 29, tzinfo=UTC)) == []
    assert reminded_at(datetime(2026, 6, 2, 21, 30, tzinfo=UTC)) == [(cast.TEACHER.email, LEADERS)]


def test_another_schools_trip_is_its_own_affair(world: World, elsewhere: World, led: int) -> None:
    assert {email for email, _ in reminded_at(at(JUNE_2, 21))} == {
        cast.TEACHER.email,
        cast.OFFICE_MANAGER.email,
    }


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once(transactional_db: None) -> None:
    from tests.world import redbourn

    world = redbourn()
    world.trip("The Lakes", "", JUNE_1, JUNE_5)

    def comes_by() -> None:
        with clock.standing_at(at(JUNE_2, 18)):
            remind_all()

    at_once(comes_by, comes_by)
    assert TripReminder.objects.count() == 1
