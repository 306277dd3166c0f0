"""The Headteacher and the administrator are reminded before the policy's next review (GOV-1)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.records.models import Notice
from nestbox.schools import policies, policy_review


def reminded(world: World, days_before: int, times: int = 1) -> list[str]:
    """Who is reminded so many days before the review, however often the job runs that night."""
    day: date = policies.values(world.school_id).next_review - timedelta(days=days_before)
    with clock.standing_at(datetime.combine(day, time(12), UTC)):
        for _ in range(times):
            policy_review.remind_all()
    told = Notice.objects.filter(kind="policy-review").order_by("id")
    return list(told.values_list("account__email", flat=True))


@pytest.mark.clause("GOV-1")
def test_nobody_is_reminded_long_before(world: World) -> None:
    assert reminded(world, 57) == []


@pytest.mark.clause("GOV-1")
def test_the_headteacher_and_the_administrator_are_reminded_and_nobody_else(world: World) -> None:
    assert sorted(reminded(world, 56)) == sorted([cast.HEADTEACHER.email, cast.ADMINISTRATOR.email])


@pytest.mark.clause("GOV-1")
def test_each_reminder_comes_once(world: World) -> None:
    assert (len(reminded(world, 50, times=2)), len(reminded(world, 14)), len(reminded(world, -3))) == (
        2,
        4,
        6,
    )


def test_a_reminder_says_by_when(world: World) -> None:
    reminded(world, 14)

    assert {notice.sentence for notice in Notice.objects.filter(kind="policy-review")} == {
        "The school's policy is to be reviewed in two weeks: by December 2028."
    }
