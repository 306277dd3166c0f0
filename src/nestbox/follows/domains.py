"""What kind of mail domain an address has: kept lists of the field, and what the office marked."""

from __future__ import annotations

from collections.abc import Mapping

from nestbox.follows.mail_domains import domain_of, listed
from nestbox.policy.facts import DomainKind
from nestbox.policy.values import SchoolValues
from nestbox.records.models import DomainMark

__all__ = ["domain_of", "kind_among", "kind_of", "marked_domains"]


def kind_of(email: str, school_id: int, values: SchoolValues) -> DomainKind:
    """Where the address is kept. The school's own domains first, then the office's mark, then the lists."""
    marks = DomainMark.objects.filter(school_id=school_id, domain=domain_of(email))
    return kind_among(email, dict(marks.order_by("id").values_list("domain", "kind")), values)


def marked_domains(school_id: int) -> dict[str, str]:
    """What the office said of each domain; the newest mark counts."""
    marks = DomainMark.objects.filter(school_id=school_id).order_by("id")
    return dict(marks.values_list("domain", "kind"))


def kind_among(email: str, marks: Mapping[str, str], values: SchoolValues) -> DomainKind:
    """The same, where the marks are at hand."""
    domain = domain_of(email)
    kind = listed(domain, values)
    if kind in {DomainKind.SCHOOL, DomainKind.DISPOSABLE} or domain not in marks:
        return kind
    return DomainKind(marks[domain])
