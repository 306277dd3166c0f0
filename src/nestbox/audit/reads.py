"""Reading the audit, and proving that it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from nestbox.audit.chain import ORIGIN, Link, digest_of
from nestbox.records.models import AuditEntry, School


def broken_links() -> Iterator[str]:
    """A sentence for every place where a chain does not hold: an entry changed, removed or added."""
    expected: dict[int, tuple[int, str]] = {}
    for entry in AuditEntry.objects.order_by("school_id", "number").iterator():
        number, previous = expected.get(entry.school_id, (1, ORIGIN))
        where = f"school {entry.school_id}, entry {entry.number}"
        if entry.number != number:
            yield f"{where}: entry {number} is missing"
        elif entry.previous != previous:
            yield f"{where}: it does not follow from entry {number - 1}"
        if digest_of(_link(entry)) != entry.digest:
            yield f"{where}: its values were changed"
        expected[entry.school_id] = (entry.number + 1, entry.digest)
    for school_id in School.objects.exclude(pk__in=expected).order_by("id").values_list("id", flat=True):
        yield f"school {school_id}: its record is missing"


def _link(entry: AuditEntry) -> Link:
    return Link(**{field.name: getattr(entry, field.name) for field in fields(Link)})
