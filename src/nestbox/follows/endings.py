"""Follows that end by themselves, when the last of what they stand on falls away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.audit.actions import hold, record
from nestbox.follows.addresses import asker_at
from nestbox.follows.current import follows, pending_of
from nestbox.follows.domains import domain_of, kind_of
from nestbox.follows.ground import Ground, Held
from nestbox.follows.office import office_of
from nestbox.notices.actions import News, tell
from nestbox.policy.ending import Stand, judge_follow
from nestbox.policy.facts import DomainKind
from nestbox.policy.index import RollIndex
from nestbox.policy.permissions import Permission
from nestbox.policy.roll import Roll
from nestbox.records.models import Basis, Follow, RollImport, School
from nestbox.roll.evidence import kept_restrictions
from nestbox.roll.whole import roll_of
from nestbox.schools import policies
from nestbox.schools.reads import must_hold


@dataclass(frozen=True, slots=True)
class Ending:
    """One follow that ends, now or after its last day of grace. `why` is for the office alone."""

    follow_id: int
    name: str
    email: str
    clause: str
    why: str
    on: date | None


def would_end(viewer: Viewer, school_id: int, roll: Roll) -> list[Ending]:
    """Whose access would end if the roll were so. Raises ``NotFoundError`` without EDIT_ROLL."""
    must_hold(viewer, Permission.EDIT_ROLL, school_id)
    judge = _Judge(school_id, roll)
    stands = ((follow, judge.stand(follow)) for follow in _running(school_id))
    return [_ending(follow, stand) for follow, stand in stands if not stand.holds]


@transaction.atomic
def reconcile(school_id: int, roll_import_id: int | None = None) -> None:
    """End every follow that stands on nothing, or begin its days of grace; tell each and the office.

    ``roll_import_id`` is the import that brought it about; of one that was undone, those whose follow it
    had ended follow again, if what they stood on is there again.
    """
    hold(school_id)
    judge = _Judge(school_id, roll_of(school_id))
    ended = []
    for follow in _running(school_id).select_for_update(of=("self",)):
        stand = judge.stand(follow)
        if stand.holds:
            _go_on(follow, judge.ground)
        elif stand.until is None:
            _end(follow, stand, roll_import_id)
            ended.append(follow)
        elif follow.ends_on is None:
            _begin_grace(follow, stand, stand.until)
    _tell_office(school_id, ended)
    if roll_import_id and RollImport.objects.filter(pk=roll_import_id).exclude(undone_at=None).exists():
        _resume(judge, _follows().filter(ended_import_id=roll_import_id))


def reconcile_all() -> None:
    """Every night: dates pass, and what stood until yesterday may stand no more. Safe to repeat."""
    for school_id in School.objects.values_list("id", flat=True):
        reconcile(school_id)


def _follows() -> QuerySet[Follow]:
    return (
        Follow.objects.select_related("account", "feed")
        .prefetch_related("bases__responsibility", "bases__case")
        .order_by("id")
    )


def _running(school_id: int) -> QuerySet[Follow]:
    return _follows().filter(feed__school_id=school_id, ended_at=None)


class _Judge:
    """Judges a school's follows by one roll: what they have in common is read once."""

    def __init__(self, school_id: int, roll: Roll) -> None:
        self.school_id = school_id
        self.today = timezone.localtime(clock.now()).date()
        self.ground = Ground(RollIndex(roll, kept_restrictions(school_id)), self.today)
        self._values = policies.values(school_id)
        self._kinds: dict[str, DomainKind] = {}

    def stand(self, follow: Follow) -> Stand:
        """How the follow stands by this roll."""
        asker = asker_at(follow.account.email, self._kind(follow.account.email))
        on = self.ground.stands_on(_held(follow))
        return judge_follow(asker, on, self._values, self.today, _graced_until(follow))

    def _kind(self, email: str) -> DomainKind:
        domain = domain_of(email)
        if domain not in self._kinds:
            self._kinds[domain] = kind_of(email, self.school_id, self._values)
        return self._kinds[domain]


def _graced_until(follow: Follow) -> date | None:
    return None if follow.ends_on is None else follow.ends_on - timedelta(days=1)


def _held(follow: Follow) -> Held:
    bases = follow.bases.all()
    return Held(
        name=follow.account.name,
        email=follow.account.email,
        links=tuple(
            (b.responsibility.pupil_id, b.responsibility.carer_id) for b in bases if b.responsibility
        ),
        staff=tuple(basis.staff_member_id for basis in bases if basis.staff_member_id),
        exceptions=tuple(basis.case.ends_on for basis in bases if basis.case and basis.case.ends_on),
    )


def _ending(follow: Follow, stand: Stand) -> Ending:
    why = stand.reason.value if stand.reason else ""
    on = None if stand.until is None else stand.until + timedelta(days=1)
    return Ending(follow.id, follow.account.name, follow.account.email, stand.clause, why, on)


def _go_on(follow: Follow, ground: Ground) -> None:
    """Name every line that the follow stands on now; what fell away for a time is there again."""
    named = {basis.responsibility_id for basis in follow.bases.all()}
    lines = [int(line.key) for line in ground.children_of(_held(follow))]
    Basis.objects.bulk_create(
        Basis(follow=follow, responsibility_id=key) for key in lines if key not in named
    )
    if follow.ends_on is not None:
        follow.ends_on = None
        follow.save(update_fields=["ends_on"])


def _begin_grace(follow: Follow, stand: Stand, until: date) -> None:
    follow.ends_on = until + timedelta(days=1)
    follow.save(update_fields=["ends_on"])
    _record(follow, "follow will end", stand)
    sentence = f"You can follow @{follow.feed.handle} until {until.day} {until:%B}."
    tell([follow.account], follow.feed.school_id, News("ending", sentence, "/", stand.told))


def _end(follow: Follow, stand: Stand, roll_import_id: int | None) -> None:
    follow.ended_at, follow.ended_import_id = clock.now(), roll_import_id
    follow.ended_clause, follow.ended_reason = stand.clause, stand.told
    follow.save()
    _record(follow, "follow ended", stand)
    handle = follow.feed.handle
    news = News("ended", f"You no longer follow @{handle}.", f"/@{handle}/", stand.told)
    tell([follow.account], follow.feed.school_id, news)


def _record(follow: Follow, verb: str, stand: Stand) -> None:
    why = stand.reason.value if stand.reason else ""
    subject = f"follow:{follow.id}"
    record(follow.feed.school_id, actor_id=None, verb=verb, subject=subject, clause=stand.clause, reason=why)


def _tell_office(school_id: int, ended: list[Follow]) -> None:
    if not ended:
        return
    many = len(ended) > 1
    sentence = f"{len(ended)} {'people no longer follow' if many else 'person no longer follows'} your feed."
    names = "\n".join(f"{follow.account.name} ({follow.ended_clause})" for follow in ended)
    body = f"What they stood on has fallen away:\n\n{names}"
    tell(office_of(school_id), school_id, News("endings", sentence, "/followers/", body))


def _resume(judge: _Judge, ended: QuerySet[Follow]) -> None:
    """Take back endings, for those whom something carries now.

    Who follows again already keeps that; who has asked again waits for the office, as everybody does.
    """
    for follow in ended.exclude(ended_at=None).select_for_update(of=("self",)):
        stand, account, feed = judge.stand(follow), follow.account, follow.feed
        if not stand.holds or follows(account, feed) or pending_of(account, feed).exists():
            continue
        follow.ended_at = follow.ended_import_id = None
        follow.ended_clause = follow.ended_reason = ""
        follow.save()
        subject = f"follow:{follow.id}"
        record(
            follow.feed.school_id, actor_id=None, verb="follow resumed", subject=subject, clause=stand.clause
        )
        news = News("approved", f"You follow @{follow.feed.handle} again.", "/", "It had ended by mistake.")
        tell([follow.account], follow.feed.school_id, news)
