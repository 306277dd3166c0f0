"""What kind of mail domain an address has: kept lists of the field, and what the office marked."""

from __future__ import annotations

from nestbox.follows.mail_domains import domain_of, listed
from nestbox.policy.facts import DomainKind
from nestbox.policy.values import SchoolValues
from nestbox.records.models import DomainMark

__all__ = ["domain_of", "kind_of"]


def kind_of(email: str, school_id: int, values: SchoolValues) -> DomainKind:
    """Where the address is kept. The school's own domains first, then the office's mark, then the lists."""
    domain = domain_of(email)
    kind = listed(domain, values)
    if kind in {DomainKind.SCHOOL, DomainKind.DISPOSABLE}:
        return kind
    return _marked(domain, school_id) or kind


def _marked(domain: str, school_id: int) -> DomainKind | None:
    marks = DomainMark.objects.filter(school_id=school_id, domain=domain).order_by("-id")
    kind = marks.values_list("kind", flat=True).first()
    return None if kind is None else DomainKind(kind)
