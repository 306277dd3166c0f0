"""The worker's work, done here and now: for the demonstration's first start and for the tests."""

from __future__ import annotations

from django.utils.module_loading import import_string
from django_q.brokers import get_broker
from django_q.signing import SignedPackage


def run_waiting() -> int:
    """Do every waiting job here, also those that jobs ask for; returns how many. Raises what they raise."""
    broker = get_broker()
    done = 0
    while broker.queue_size():
        for acknowledgement, package in broker.dequeue() or ():
            job = SignedPackage.loads(package)
            import_string(job["func"])(*job["args"], **job["kwargs"])
            broker.acknowledge(acknowledgement)
            done += 1
    return done
