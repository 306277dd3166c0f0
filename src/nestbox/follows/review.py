"""The access review: who can see the feed and on what it stands, who was admitted, whose access ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import record
from nestbox.errors import require
from nestbox.notices.actions import News, tell
from nestbox.policy.access import year_name
from nestbox.policy.permissions import Permission, Role
from nestbox.policy.reviewing import A_TERM, may_sign_off, next_review
from nestbox.records.models import AccessReview, Account, Basis, CarerAddress, Follow, RoleHeld, School
from nestbox.schools.reads import must_hold

ITSELF = "By itself"


@dataclass(frozen=True, slots=True)
class Seeing:
    """Somebody who can see the feed today. ``notes`` are what the reviewer should look at."""

    name: str
    email: str
    group: str
    since: datetime
    stands_on: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """Somebody was admitted, or their access ended: when, by whom, under which clause."""

    name: str
    email: str
    at: datetime
    by: str
    clause: str


@dataclass(frozen=True, slots=True)
class Review:
    """One access review, of the time since a day. ``due`` is None while nobody has ever followed."""

    since: date
    today: date
    seeing: tuple[Seeing, ...]
    admitted: tuple[Happened, ...]
    ended: tuple[Happened, ...]
    signed_at: datetime | None
    signed_by: str
    due: date | None

    @property
    def is_due(self) -> bool:
        """Whether the term is over."""
        return self.due is not None and self.due <= self.today

    @property
    def counts(self) -> dict[str, int]:
        """In numbers: what is kept with the signature."""
        groups = Counter(person.group for person in self.seeing)
        return {**groups, "admitted": len(self.admitted), "ended": len(self.ended)}


def review(viewer: Viewer, school_id: int, since: date | None = None) -> Review:
    """The review since a day, by default since the last one that was signed, or for the last term.

    Raises ``NotFoundError`` without SEE_FOLLOWERS.
    """
    must_hold(viewer, Permission.SEE_FOLLOWERS, school_id)
    last = (
        AccessReview.objects.filter(school_id=school_id).select_related("signed_by").order_by("-id").first()
    )
    begin = since or (_day(last.signed_at) if last else _today() - A_TERM)
    start = timezone.make_aware(datetime.combine(begin, time.min))
    return Review(
        since=begin,
        today=_today(),
        seeing=(
            *_followers(school_id, names=viewer.holds(Permission.SEE_ROLL, school_id)),
            *_team(school_id),
        ),
        admitted=tuple(_admitted(school_id, start)),
        ended=tuple(_ended(school_id, start)),
        signed_at=last.signed_at if last else None,
        signed_by=last.signed_by.name if last else "",
        due=_due(school_id, last),
    )


@transaction.atomic
def sign_off(viewer: Viewer, school_id: int, since: date | None = None) -> None:
    """The Headteacher has looked over the review. Raises ``RefusedError`` for anybody else."""
    looked_over = review(viewer, school_id, since)
    require(may_sign_off(viewer.roles_at(school_id)))
    row = AccessReview.objects.create(
        school_id=school_id,
        signed_by_id=viewer.account_id,
        since=looked_over.since,
        counts=looked_over.counts,
        signed_at=clock.now(),
    )
    subject = f"review:{row.id}"
    record(
        school_id, actor_id=viewer.account_id, verb="access review signed", subject=subject, clause="GOV-2"
    )


def remind() -> None:
    """On the day when a review is due, tell the Headteacher. Called every night."""
    for school_id in School.objects.values_list("id", flat=True):
        last = AccessReview.objects.filter(school_id=school_id).order_by("-id").first()
        if _due(school_id, last) == _today():
            held = RoleHeld.objects.filter(school_id=school_id, ended_at=None, role=Role.HEADTEACHER)
            heads = list(Account.objects.filter(pk__in=held.values("account_id")))
            sentence = "It is time to look over who can see the feed."
            tell(heads, school_id, News("review", sentence, "/followers/review/", "It takes a few minutes."))


def _today() -> date:
    return _day(clock.now())


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _due(school_id: int, last: AccessReview | None) -> date | None:
    first = Follow.objects.filter(feed__school_id=school_id).aggregate(first=Min("started_at"))["first"]
    return next_review(_day(last.signed_at) if last else None, _day(first) if first else None)


def _follows(school_id: int) -> QuerySet[Follow]:
    return Follow.objects.filter(feed__school_id=school_id).select_related("account")


def _followers(school_id: int, *, names: bool) -> list[Seeing]:
    addresses = _addresses(school_id)
    rows = _follows(school_id).filter(ended_at=None).order_by("account__name", "id")
    lines = rows.prefetch_related(
        "bases__responsibility__pupil", "bases__staff_member", "bases__case", "bases__responsibility__carer"
    )
    return [_seeing(row, addresses, names=names) for row in lines]


def _addresses(school_id: int) -> set[tuple[int, str]]:
    return set(CarerAddress.objects.filter(carer__school_id=school_id).values_list("carer_id", "email"))


def _seeing(row: Follow, addresses: set[tuple[int, str]], *, names: bool) -> Seeing:
    bases = [basis for basis in row.bases.all() if _is_there(basis)]
    carers = {basis.responsibility.carer_id for basis in bases if basis.responsibility}
    notes = []
    if carers and not any((carer, row.account.email.lower()) in addresses for carer in carers):
        notes.append("Their address is not the roll’s any more.")
    if row.ends_on is not None:
        notes.append(f"Ends on {row.ends_on.day} {row.ends_on:%B %Y}.")
    return Seeing(
        row.account.name,
        row.account.email,
        row.group,
        row.started_at,
        tuple(_words(basis, names=names) for basis in bases),
        tuple(notes),
    )


def _is_there(basis: Basis) -> bool:
    return basis.responsibility is None or basis.responsibility.current


def _words(basis: Basis, *, names: bool) -> str:
    """What a follow stands on: the child (by name for those who see the roll), the post, or the exception."""
    if basis.responsibility is not None:
        pupil = basis.responsibility.pupil
        who = basis.responsibility.relationship.lower() or "contact"
        child = (
            f"{pupil}, {year_name(pupil.year_group)}"
            if names
            else f"a child in {year_name(pupil.year_group)}"
        )
        return f"{who.capitalize()} of {child}"
    if basis.staff_member is not None:
        return basis.staff_member.category.capitalize()
    until = basis.case.ends_on if basis.case else None
    return f"Exception until {until.day} {until:%B %Y}" if until else "Exception"


def _team(school_id: int) -> list[Seeing]:
    held = RoleHeld.objects.filter(school_id=school_id, ended_at=None).select_related("account")
    return [
        Seeing(row.account.name, row.account.email, "team", row.given_at, (row.role.capitalize(),), ())
        for row in held.order_by("account__name", "id")
    ]


def _admitted(school_id: int, start: datetime) -> list[Happened]:
    rows = _follows(school_id).filter(started_at__gte=start).select_related("account", "request__decided_by")
    return [
        _happened(row.account, row.started_at, row.request.decided_by, row.request.clause)
        for row in rows.order_by("-started_at", "-id")
    ]


def _ended(school_id: int, start: datetime) -> list[Happened]:
    rows = _follows(school_id).filter(ended_at__gte=start).select_related("account", "ended_by")
    return [
        _happened(row.account, row.ended_at, row.ended_by, row.ended_clause)
        for row in rows.order_by("-ended_at", "-id")
        if row.ended_at is not None
    ]


def _happened(account: Account, at: datetime, by: Account | None, clause: str) -> Happened:
    return Happened(account.name, account.email, at, by.name if by else ITSELF, clause)
