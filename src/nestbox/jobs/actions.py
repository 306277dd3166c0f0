"""The one way to ask for background work."""

from __future__ import annotations

from django_q.models import Schedule
from django_q.tasks import async_task


def enqueue(task: str, *arguments: int | str) -> None:
    """Ask the worker to call ``task`` (a dotted path to a function) with plain values.

    The request is a row of the same database: it stands or falls with the caller's transaction.
    After a crash a task may be called again, so every task is safe to repeat.
    """
    async_task(task, *arguments)


def repeat_nightly(task: str) -> None:
    """Ask the worker to call ``task`` (a dotted path) once a day. Asking again changes nothing."""
    Schedule.objects.get_or_create(name=task, defaults={"func": task, "schedule_type": Schedule.DAILY})
