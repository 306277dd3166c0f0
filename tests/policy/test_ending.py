from dataclasses import replace
from datetime import date, timedelta

import pytest

from nestbox.policy.ending import Reason, Stand, StandsOn, judge_follow
from nestbox.policy.facts import Asker, ChildOnRoll, DomainKind, StaffEntry
from nestbox.policy.refusals import told
from nestbox.policy.roll import AddressKind
from tests.policy.cast import BIRT, DAUGHTER, REDBOURN

TODAY = date(2026, 9, 1)
LEFT = replace(DAUGHTER, on_roll=False)
MOVED_UP = replace(DAUGHTER, year_group=7)
TEACHER = StaffEntry("teacher", current=True)
GONE = StaffEntry("teacher", current=False)


def stand(on: StandsOn, asker: Asker = BIRT) -> Stand:
    return judge_follow(asker, on, REDBOURN, TODAY)


@pytest.mark.clause("ACC-2")
def test_a_follow_holds_while_the_child_is_in_a_year_of_the_feed() -> None:
    found = stand(StandsOn(children=(DAUGHTER,)))
    assert (found.holds, found.children, found.told) == (True, (True,), "")


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize(
    ("child", "reason", "clause"),
    [
        (LEFT, Reason.LEFT, "ACC-2"),
        (MOVED_UP, Reason.MOVED_UP, "ACC-2"),
        (replace(DAUGHTER, year_group=None), Reason.MOVED_UP, "ACC-2"),
        (None, Reason.CONTACT_REMOVED, "REQ-2"),
        (
            replace(DAUGHTER, parental_responsibility=False, principal_carer=False),
            Reason.CONTACT_REMOVED,
            "REQ-2",
        ),
    ],
)
def test_a_follow_ends_with_the_last_child(child: ChildOnRoll | None, reason: Reason, clause: str) -> None:
    found = stand(StandsOn(children=(child,)))
    assert (found.holds, found.reason, found.clause, found.until) == (False, reason, clause, None)


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize("other", [LEFT, MOVED_UP, None])
def test_a_parent_of_two_keeps_it_through_the_other_child(other: ChildOnRoll | None) -> None:
    found = stand(StandsOn(children=(other, DAUGHTER)))
    assert (found.holds, found.children) == (True, (False, True))


@pytest.mark.clause("ACC-3")
@pytest.mark.parametrize("entry", [GONE, None, StaffEntry("volunteer", current=True)])
def test_a_follow_ends_when_staff_leave(entry: StaffEntry | None) -> None:
    assert stand(StandsOn(staff=(entry,))).reason is Reason.STAFF_LEFT


@pytest.mark.clause("ACC-3")
def test_a_teacher_whose_child_left_keeps_it_as_a_teacher() -> None:
    found = stand(StandsOn(children=(LEFT,), staff=(TEACHER,)))
    assert (found.holds, found.children, found.staff) == (True, (False,), (True,))


@pytest.mark.clause("ACC-4")
@pytest.mark.parametrize(("last_day", "holds"), [(TODAY, True), (TODAY - timedelta(days=1), False)])
def test_an_exception_holds_to_the_end_of_its_last_day(last_day: date, holds: bool) -> None:
    assert stand(StandsOn(exceptions=(last_day,))).holds is holds


@pytest.mark.clause("REQ-2")
@pytest.mark.parametrize(
    "on",
    [
        StandsOn(children=(DAUGHTER,), restricted=True),
        StandsOn(children=(DAUGHTER, replace(DAUGHTER, contact_restricted=True))),
        StandsOn(staff=(TEACHER,), restricted=True),
        StandsOn(exceptions=(date(2027, 1, 1),), restricted=True),
        StandsOn(children=(LEFT,), restricted=True),
    ],
)
def test_a_restriction_ends_it_at_once_whatever_else_is_true(on: StandsOn) -> None:
    values = replace(REDBOURN, grace_left=30)
    found = judge_follow(BIRT, on, values, TODAY)
    assert (found.holds, found.reason, found.until) == (False, Reason.RESTRICTED, None)


@pytest.mark.clause("REQ-2")
def test_of_a_restriction_nothing_is_told() -> None:
    restricted = stand(StandsOn(children=(DAUGHTER,), restricted=True))
    removed = stand(StandsOn(children=(None,)))
    assert (restricted.clause, restricted.told) == (removed.clause, removed.told)
    assert restricted.told == told("REQ-2", BIRT, REDBOURN)


@pytest.mark.clause("REQ-5")
@pytest.mark.parametrize(
    ("asker", "kind"),
    [
        (replace(BIRT, domain_kind=DomainKind.WORK), "personal"),
        (replace(BIRT, domain_kind=DomainKind.SCHOOL), None),
        (BIRT, "work"),
    ],
)
def test_a_work_address_ends_it_at_once(asker: Asker, kind: AddressKind | None) -> None:
    found = stand(StandsOn(children=(DAUGHTER,), address_kind=kind), asker)
    assert (found.reason, found.clause) == (Reason.WORK_ADDRESS, "REQ-5")


@pytest.mark.clause("ACC-2")
def test_an_address_that_the_roll_no_longer_has_ends_nothing() -> None:
    assert stand(StandsOn(children=(DAUGHTER,), address_kind=None)).holds


def test_what_stands_on_nothing_ends() -> None:
    assert not stand(StandsOn()).holds


@pytest.mark.clause("ACC-2")
def test_days_of_grace_are_counted_from_today() -> None:
    found = judge_follow(BIRT, StandsOn(children=(LEFT,)), replace(REDBOURN, grace_left=14), TODAY)
    assert (found.holds, found.until) == (False, date(2026, 9, 15))


@pytest.mark.clause("ACC-2")
def test_grace_is_not_given_twice() -> None:
    values = replace(REDBOURN, grace_left=14)
    found = judge_follow(BIRT, StandsOn(children=(LEFT,)), values, TODAY, graced_until=date(2026, 9, 3))
    assert found.until == date(2026, 9, 3)


@pytest.mark.clause("ACC-2")
def test_after_the_last_day_of_grace_it_ends() -> None:
    values = replace(REDBOURN, grace_left=14)
    found = judge_follow(BIRT, StandsOn(children=(LEFT,)), values, TODAY, graced_until=date(2026, 8, 31))
    assert (found.holds, found.until) == (False, None)


@pytest.mark.clause("ACC-2")
def test_of_several_reasons_the_longest_grace_counts() -> None:
    values = replace(REDBOURN, grace_left=7, grace_moved_up=28)
    found = judge_follow(BIRT, StandsOn(children=(LEFT, MOVED_UP), staff=(GONE,)), values, TODAY)
    assert (found.reason, found.until) == (Reason.MOVED_UP, date(2026, 9, 29))


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_told_in_whole_sentences(reason: Reason) -> None:
    on = {
        Reason.LEFT: StandsOn(children=(LEFT,)),
        Reason.MOVED_UP: StandsOn(children=(MOVED_UP,)),
        Reason.CONTACT_REMOVED: StandsOn(children=(None,)),
        Reason.STAFF_LEFT: StandsOn(staff=(GONE,)),
        Reason.EXCEPTION_OVER: StandsOn(exceptions=(date(2026, 8, 31),)),
        Reason.RESTRICTED: StandsOn(restricted=True),
        Reason.WORK_ADDRESS: StandsOn(address_kind="work"),
    }[reason]
    assert (stand(on).reason, stand(on).told[-1]) == (reason, ".")
