"""A school's policy: its versions, and the one in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Permission
from nestbox.policy.values import SchoolValues, load_values
from nestbox.records.models import Acceptance, PolicyVersion
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """The newest edition of a school's file of values."""

    version_id: int
    number: int
    in_force_from: datetime
    values: SchoolValues


def in_force(school_id: int) -> PolicyInForce:
    """The policy that binds the school now (GOV-1). Raises ``NotFoundError`` for an unknown school."""
    rows = PolicyVersion.objects.filter(school_id=school_id).order_by("-number")
    newest = rows.values_list("id", "number", "in_force_from").first()
    if newest is None:
        raise NotFoundError("no such school")
    return PolicyInForce(*newest, values=_values(newest[0], newest[2]))


def values(school_id: int) -> SchoolValues:
    """The school's values that are in force now."""
    return in_force(school_id).values


def text_in_force(viewer: Viewer, school_id: int) -> str:
    """The file of values as it was written. Raises ``NotFoundError`` without MANAGE_SCHOOL."""
    must_hold(viewer, Permission.MANAGE_SCHOOL, school_id)
    return PolicyVersion.objects.values_list("text", flat=True).get(pk=in_force(school_id).version_id)


def accepted_policy(account_id: int, school_id: int) -> int | None:
    """The newest version of the policy that the account accepted, or None."""
    return _accepted(account_id, school_id, Acceptance.Kind.POLICY)


def accepted_policies(account_ids: Collection[int], school_id: int) -> dict[int, int]:
    """The newest version of the policy that each account accepted; who accepted none is left out."""
    rows = Acceptance.objects.filter(
        account_id__in=account_ids, school_id=school_id, kind=Acceptance.Kind.POLICY
    )
    return dict(rows.order_by("version").values_list("account_id", "version"))


def accepted_agreement(account_id: int, school_id: int) -> int | None:
    """The newest version of the Acceptable Use of IT Agreement that the account accepted (COM-2), or None."""
    return _accepted(account_id, school_id, Acceptance.Kind.AGREEMENT)


def _accepted(account_id: int, school_id: int, kind: Acceptance.Kind) -> int | None:
    rows = Acceptance.objects.filter(account_id=account_id, school_id=school_id, kind=kind)
    return rows.order_by("-version").values_list("version", flat=True).first()


@lru_cache(maxsize=256)
def _values(version_id: int, _in_force_from: datetime) -> SchoolValues:
    # A version never changes, so what was parsed from it is true for ever. The moment belongs to the key,
    # because SQLite gives the number of a version that was rolled back to the next one.
    return load_values(PolicyVersion.objects.values_list("text", flat=True).get(pk=version_id))
