"""What a school's file contains: every value's key, field and check, and what has to hold between them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nestbox.policy.value_checks import (
    Check,
    day,
    day_of_year,
    each,
    hour,
    matching,
    saying,
    text,
    whole,
    years,
    zone,
)

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_SUFFIX = re.compile(r"(\.[a-z0-9-]+)+")
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,30}")
_DOMAINS = 'email domains in small letters such as "school.example"'
_SUFFIXES = 'endings of domains such as ".gov.uk"'

CHECKS: Mapping[str, tuple[str, Check]] = {
    "school.name": ("name", text(120)),
    "school.handle": ("handle", matching(_HANDLE, "letters, digits and _ only, 30 at most")),
    "school.time_zone": ("time_zone", zone),
    "school.email_domains": ("school_domains", each(_DOMAIN, _DOMAINS, least=1)),
    "policy.title": ("policy_title", text(120)),
    "policy.version": ("policy_version", whole(1, 9999)),
    "policy.implemented": ("implemented", day),
    "policy.last_reviewed": ("last_reviewed", day),
    "policy.next_review": ("next_review", day),
    "people.admin_address": ("admin_address", matching(_ADDRESS, "an email address")),
    "people.office_manager": ("office_manager_title", text(60)),
    "people.headteacher": ("headteacher_title", text(60)),
    "access.years": ("admitted_years", years),
    "access.minimum_age": ("minimum_age", whole(13, 18)),
    "access.work_suffixes": ("work_suffixes", each(_SUFFIX, _SUFFIXES, least=0)),
    "access.school_year_ends": ("school_year_ends", day_of_year),
    "access.refusals": ("refusals_allowed", whole(1, 20)),
    "access.refusals_within_days": ("refusals_within", whole(1, 365)),
    "access.grace_days.left": ("grace_left", whole(0, 90)),
    "access.grace_days.moved_up": ("grace_moved_up", whole(0, 90)),
    "access.grace_days.contact_removed": ("grace_contact_removed", whole(0, 90)),
    "access.grace_days.staff_left": ("grace_staff_left", whole(0, 90)),
    "posts.length": ("post_length", whole(40, 5000)),
    "posts.link_length": ("link_length", whole(1, 100)),
    "posts.photos": ("photos_per_post", whole(1, 20)),
    "posts.daily_reminder": ("daily_reminder", hour),
    "posts.office_reminder": ("office_reminder", hour),
    "posts.kept_days_after_the_year": ("kept_days", whole(0, 3650)),
    "posts.expiry_warning_days": ("expiry_warning_days", whole(1, 90)),
    "posts.arrived": ("arrived_text", saying),
    "posts.way_home": ("way_home_text", saying),
    "acceptable_use.title": ("acceptable_use_title", text(120)),
    "acceptable_use.version": ("acceptable_use_version", whole(1, 9999)),
    "acceptable_use.text": ("acceptable_use_text", text(20_000)),
}

# A file written before these existed says nothing of them: SchoolValues has what holds then.
_LATER = (
    "access.school_year",
    "access.refusals",
    "access.grace_days",
    "posts.office_reminder",
    "posts.kept_days",
    "posts.expiry_warning",
    "posts.arrived",
    "posts.way_home",
)
OPTIONAL = frozenset(key for key in CHECKS if key.startswith(_LATER))

TABLES = frozenset(key.rpartition(".")[0] for key in CHECKS)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the file: its line (1-based), its key such as "posts.length", and why.

    The key is "" where the file cannot be read at all.
    """

    line: int
    key: str
    says: str


def between(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong between values that are right each by itself: the key, and the message."""
    wrong = []
    if values["implemented"] > values["last_reviewed"]:
        wrong.append(("policy.last_reviewed", "last_reviewed must not be before implemented"))
    if values["last_reviewed"] >= values["next_review"]:
        wrong.append(("policy.next_review", "next_review must be after last_reviewed"))
    if values["link_length"] > values["post_length"]:
        wrong.append(("posts.link_length", "link_length must not be more than length"))
    if values.get("office_reminder", values["daily_reminder"]) < values["daily_reminder"]:
        wrong.append(("posts.office_reminder", "office_reminder must not be before daily_reminder"))
    return wrong + [
        (f"posts.{name}", f"{name} must not be longer than length")
        for name in ("arrived", "way_home")
        if len(values.get(f"{name}_text", "")) > values["post_length"]
    ]
