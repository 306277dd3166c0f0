"""Who may answer for which child: carers who follow, as far as the roll lets them speak (CON-1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from nestbox.accounts.viewer import Viewer
from nestbox.records.models import Account, Basis, Responsibility


@dataclass(frozen=True, slots=True)
class Child:
    """A child, as the one sees them who may answer for them. `carer_id` is whose voice it is."""

    pupil_id: int
    carer_id: int
    school_id: int
    forename: str
    name: str


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """An account that may answer for a child, as this carer of theirs."""

    account: Account
    carer_id: int
    pupil_id: int


def is_a_carer(viewer: Viewer) -> bool:
    """Whether the viewer follows as a carer: everybody else has no pages about consent."""
    return _carers(viewer.account_id).exists()


def children_of(viewer: Viewer) -> list[Child]:
    """The children for whom the viewer may answer, by name; each once, however often the roll names them.

    On the roll, parental responsibility known, and contact not restricted: the same carers whose yes counts.
    """
    carers = _carers(viewer.account_id).values("responsibility__carer_id")
    lines = _speaking().filter(carer_id__in=carers).select_related("pupil")
    found: dict[int, Child] = {}
    for line in lines.order_by("pupil__forename", "pupil__surname", "pupil_id", "carer_id"):
        found.setdefault(line.pupil_id, _child(line))
    return list(found.values())


def spoken_for_by(account_id: int) -> set[int]:
    """Ids of the children for whom an account may answer."""
    carers = _carers(account_id).values("responsibility__carer_id")
    return set(_speaking().filter(carer_id__in=carers).values_list("pupil_id", flat=True))


def spokespeople(school_id: int, pupil_ids: Collection[int] | None = None) -> list[Spokesperson]:
    """Every account that may answer for these children of a school, or for all. Two queries."""
    lines = _speaking().filter(pupil__school_id=school_id)
    if pupil_ids is not None:
        lines = lines.filter(pupil_id__in=pupil_ids)
    accounts = _accounts(school_id)
    pairs = lines.order_by("pupil_id", "carer_id").values_list("carer_id", "pupil_id")
    return list(_each_once((accounts.get(carer, ()), carer, pupil) for carer, pupil in pairs))


def _each_once(found: Iterable[tuple[Iterable[Account], int, int]]) -> Iterator[Spokesperson]:
    seen = set[tuple[int, int]]()
    for accounts, carer_id, pupil_id in found:
        for account in accounts:
            if (account.pk, pupil_id) not in seen:
                seen.add((account.pk, pupil_id))
                yield Spokesperson(account, carer_id, pupil_id)


def _accounts(school_id: int) -> dict[int, list[Account]]:
    """The accounts that follow a school's feed as carers, by the carer."""
    by_carer: dict[int, list[Account]] = {}
    rows = Basis.objects.filter(
        responsibility__isnull=False, follow__ended_at=None, follow__feed__school_id=school_id
    )
    for row in rows.select_related("follow__account", "responsibility").order_by("follow_id", "id"):
        of_carer = by_carer.setdefault(row.responsibility.carer_id, [])  # type: ignore[union-attr]  # filtered
        if row.follow.account not in of_carer:
            of_carer.append(row.follow.account)
    return by_carer


def names_on_roll(account_id: int, feed_id: int) -> list[str]:
    """What the roll calls a follower of a feed, by the lines that the follow stands on. One query."""
    lines = Basis.objects.filter(
        follow__account_id=account_id, follow__feed_id=feed_id, follow__ended_at=None
    )
    names = lines.values_list("responsibility__carer__name", "staff_member__name")
    return sorted({name for pair in names for name in pair if name})


def _carers(account_id: int) -> QuerySet[Basis]:
    return Basis.objects.filter(
        responsibility__isnull=False, follow__account_id=account_id, follow__ended_at=None
    )


def _speaking() -> QuerySet[Responsibility]:
    lines = Responsibility.objects.filter(current=True, parental_responsibility=True, pupil__on_roll=True)
    return lines.exclude(contact_restricted=True)


def _child(line: Responsibility) -> Child:
    pupil = line.pupil
    return Child(
        pupil.pk,
        line.carer_id,
        pupil.school_id,
        pupil.preferred_name or pupil.forename,
        f"{pupil.preferred_name or pupil.forename} {pupil.surname}",
    )
