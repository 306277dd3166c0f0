"""The one way to ask for background work."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_q.models import Schedule
from django_q.tasks import async_task

from nestbox import clock


def enqueue(task: str, *arguments: int | str) -> None:
    """Ask the worker to call ``task`` (a dotted path to a function) with plain values.

    The request is a row of the same database: it stands or falls with the caller's transaction.
    After a crash a task may be called again, so every task is safe to repeat.
    """
    async_task(task, *arguments)


def repeat_nightly(task: str) -> None:
    """Ask the worker to call ``task`` (a dotted path) each night. Asking again changes nothing."""
    wanted = {"func": task, "schedule_type": Schedule.DAILY, "next_run": _after_midnight()}
    Schedule.objects.get_or_create(name=task, defaults=wanted)


def repeat_every(minutes: int, task: str) -> None:
    """Ask the worker to call ``task`` (a dotted path) every so many minutes. Asking again changes nothing."""
    wanted = {"func": task, "schedule_type": Schedule.MINUTES, "minutes": minutes}
    Schedule.objects.get_or_create(name=task, defaults=wanted)


def _after_midnight() -> datetime:
    """Ten past midnight to come: what ended yesterday has ended."""
    tomorrow = timezone.localtime(clock.now()) + timedelta(days=1)
    return tomorrow.replace(hour=0, minute=10, second=0, microsecond=0)
