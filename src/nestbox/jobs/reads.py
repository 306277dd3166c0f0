"""What the worker has been asked for."""

from __future__ import annotations

from django_q.models import OrmQ


def waiting() -> set[tuple[str, tuple[int | str, ...]]]:
    """Every job that waits or is being done: its task, and what it is called with."""
    jobs = (row.task for row in OrmQ.objects.iterator())
    return {
        (job["func"], tuple(job["args"])) for job in jobs if "func" in job
    }  # none in what was tampered with
