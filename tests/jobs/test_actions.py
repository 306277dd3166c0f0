"""Asking for background work, and doing it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django_q.models import OrmQ, Schedule

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.actions import enqueue, repeat_nightly
from nestbox.jobs.inline import run_waiting
from nestbox.records.models import Account

CONFIRM = "nestbox.accounts.actions.confirm_age"


@pytest.fixture
def somebody(world: World) -> Account:
    """An account that has not said its age."""
    run_waiting()
    Account.objects.update(confirmed_age_at=None)
    return Account.objects.get(email=cast.TEACHER.email)


def is_confirmed(account: Account) -> bool:
    return Account.objects.get(pk=account.pk).confirmed_age_at is not None


def test_what_is_asked_for_is_done_later(somebody: Account) -> None:
    enqueue(CONFIRM, somebody.pk)
    before = is_confirmed(somebody)

    assert (before, run_waiting(), is_confirmed(somebody)) == (False, 1, True)


def test_what_was_done_is_not_done_again(somebody: Account) -> None:
    enqueue(CONFIRM, somebody.pk)
    run_waiting()

    assert (run_waiting(), OrmQ.objects.count()) == (0, 0)


def test_a_job_falls_with_the_transaction_that_asked_for_it(somebody: Account) -> None:
    def fail() -> None:
        with transaction.atomic():
            enqueue(CONFIRM, somebody.pk)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        fail()
    assert (run_waiting(), is_confirmed(somebody)) == (0, False)


def test_a_job_that_fails_is_still_there(somebody: Account) -> None:
    enqueue("nestbox.accounts.reads.account", "nobody@gmail.com")

    with pytest.raises(Exception, match="no such account"):
        run_waiting()
    assert OrmQ.objects.count() == 1


def test_nightly_work_is_asked_for_once(somebody: Account) -> None:
    for _ in range(2):
        repeat_nightly("nestbox.photos.tasks.sweep_quarantine")

    assert [schedule.func for schedule in Schedule.objects.all()] == ["nestbox.photos.tasks.sweep_quarantine"]


def test_nightly_work_is_done_when_the_day_is_new(somebody: Account) -> None:
    with clock.standing_at(datetime(2026, 6, 15, 20, tzinfo=UTC)):
        repeat_nightly("nestbox.photos.tasks.sweep_quarantine")

    assert Schedule.objects.get().next_run == datetime(2026, 6, 15, 23, 10, tzinfo=UTC)  # 00:10 in London
