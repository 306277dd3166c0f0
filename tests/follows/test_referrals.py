"""What is the Headteacher's to decide, and exceptional circumstances."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError, RefusedError
from nestbox.follows import actions, queue, reads, referrals
from nestbox.follows.endings import reconcile_all
from nestbox.policy.verdict import QueueGroup
from nestbox.records.models import AuditEntry, Follow
from nestbox.roll.actions import Contact

pytestmark = pytest.mark.clause("ACC-4")
CASE = "She looks after the child while the mother is in hospital."


@pytest.fixture
def request_id(world: World) -> int:
    grandmother = Contact(
        cast.GRANDMOTHER.name,
        cast.GRANDMOTHER.email,
        "grandmother",
        principal_carer=False,
        contact_restricted=False,
    )
    world.child("Rowan", "Whitfield", 5, grandmother)
    world.signs_up(cast.GRANDMOTHER)
    return world.asks(cast.GRANDMOTHER)


@pytest.fixture
def referred(world: World, request_id: int) -> int:
    referrals.refer(world.viewer(cast.OFFICE_MANAGER), request_id, CASE)
    return request_id


def tomorrow() -> date:
    return timezone.localtime(clock.now()).date() + timedelta(days=1)


def test_the_headteacher_is_told_of_a_referral(world: World, request_id: int) -> None:
    mail.outbox.clear()
    referrals.refer(world.viewer(cast.OFFICE_MANAGER), request_id, CASE)
    assert [(message.to, CASE in str(message.body)) for message in mail.outbox] == [
        ([cast.HEADTEACHER.email], True)
    ]


def test_a_referral_needs_a_case(world: World, request_id: int) -> None:
    with pytest.raises(InvalidError, match="Headteacher should know"):
        referrals.refer(world.viewer(cast.OFFICE_MANAGER), request_id, " ")


def test_the_requester_sees_no_difference(world: World, request_id: int) -> None:
    before = reads.standing(world.viewer(cast.GRANDMOTHER), world.feed_id)
    referrals.refer(world.viewer(cast.OFFICE_MANAGER), request_id, CASE)
    assert reads.standing(world.viewer(cast.GRANDMOTHER), world.feed_id) == before


def test_it_waits_under_the_headteachers_heading(world: World, referred: int) -> None:
    groups = queue.queue(world.viewer(cast.HEADTEACHER))
    assert [(group, [w.row.id for w in rows]) for group, rows in groups] == [
        (QueueGroup.HEADTEACHER, [referred])
    ]


def test_the_office_no_longer_decides_it(world: World, referred: int) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    with pytest.raises(RefusedError):
        actions.refuse(office, referred, "ACC-4", "Not a principal carer.")


def test_the_headteacher_may_refuse(world: World, referred: int) -> None:
    actions.refuse(world.viewer(cast.HEADTEACHER), referred, "ACC-4", "Not exceptional.")
    assert reads.standing(world.viewer(cast.GRANDMOTHER), world.feed_id).state == "refused"


def test_the_headteacher_admits_until_a_day_and_it_ends_by_itself(world: World, referred: int) -> None:
    head, last_day = world.viewer(cast.HEADTEACHER), tomorrow()
    follow_id = referrals.admit(head, referred, "A hard year for the family.", last_day)
    seen = []
    for days in (1, 2):
        with clock.standing_at(clock.now() + timedelta(days=days)):
            reconcile_all()
            seen.append(Follow.objects.get(pk=follow_id).ended_at is None)
    assert seen == [True, False]


@pytest.mark.parametrize("member", [cast.OFFICE_MANAGER, cast.ADMINISTRATOR, cast.TEACHER])
def test_nobody_else_makes_an_exception(world: World, referred: int, member: cast.Member) -> None:
    with pytest.raises((RefusedError, NotFoundError)):
        referrals.admit(world.viewer(member), referred, "Please.", tomorrow())
    assert Follow.objects.count() == 0


@pytest.mark.parametrize(
    ("reason", "days"), [("", 1), ("A reason.", -1), ("A reason.", 800), ("A reason.", None)]
)
def test_an_exception_has_a_reason_and_an_end(
    world: World, referred: int, reason: str, days: int | None
) -> None:
    ends_on = None if days is None else tomorrow() + timedelta(days=days - 1)
    with pytest.raises(RefusedError):
        referrals.admit(world.viewer(cast.HEADTEACHER), referred, reason, ends_on)
    assert Follow.objects.count() == 0


@pytest.mark.clause("REQ-2")
def test_a_restriction_stands_above_an_exception(world: World) -> None:
    restricted = Contact(cast.RESTRICTED.name, cast.RESTRICTED.email, "father", contact_restricted=True)
    world.child("Poppy", "Hale", 6, restricted)
    world.signs_up(cast.RESTRICTED)
    request_id = world.asks(cast.RESTRICTED)
    with pytest.raises(RefusedError):
        referrals.admit(world.viewer(cast.HEADTEACHER), request_id, "He asked nicely.", tomorrow())


def test_an_exception_is_on_record(world: World, referred: int) -> None:
    referrals.admit(world.viewer(cast.HEADTEACHER), referred, "A hard year.", tomorrow())
    verbs = AuditEntry.objects.filter(subject=f"request:{referred}").order_by("id")
    assert list(verbs.values_list("verb", "clause")) == [
        ("follow requested", "REQ-1"),
        ("request referred", "ACC-4"),
        ("request approved", "ACC-4"),
    ]
