"""Follows that end by themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Event
from time import sleep

import pytest
from django.core import mail

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.follows import actions
from nestbox.follows.endings import reconcile_all
from nestbox.records.models import AuditEntry, DomainMark, Follow, Pupil, Responsibility, StaffMember
from nestbox.roll import actions as roll
from nestbox.roll.evidence import Looked, look_up
from nestbox.schools import actions as schools
from nestbox.schools import policies
from tests.at_once import at_once, needs_two_writers
from tests.world import follower, redbourn

JUNE = datetime(2026, 6, 15, 8, tzinfo=UTC)


def still_follows(world: World, member: cast.Member) -> bool:
    return world.feed_id in world.viewer(member).follows


@pytest.mark.clause("ACC-2")
@pytest.mark.parametrize(
    "change",
    [{"on_roll": False}, {"year_group": 7}, {"year_group": None}],
    ids=["left", "moved up", "unknown"],
)
def test_a_follow_ends_with_the_childs_time_in_the_feeds_years(
    world: World, change: dict[str, object]
) -> None:
    follower(world, cast.FOLLOWER)
    Pupil.objects.update(**change)
    reconcile_all()
    assert not still_follows(world, cast.FOLLOWER)


def test_a_follow_that_still_stands_goes_on(world: World) -> None:
    follower(world, cast.FOLLOWER)
    reconcile_all()
    assert still_follows(world, cast.FOLLOWER)


def test_a_sibling_carries_the_follow_on(world: World) -> None:
    follower(world, cast.FOLLOWER)
    world.child("Second", "Okafor", 5, carer(cast.FOLLOWER))
    first = Pupil.objects.order_by("id")[0]
    Pupil.objects.filter(pk=first.pk).update(on_roll=False)
    reconcile_all()
    assert still_follows(world, cast.FOLLOWER)


@pytest.mark.clause("REQ-2")
def test_a_restriction_that_the_office_records_ends_the_follow_at_once(world: World) -> None:
    follower(world, cast.FOLLOWER)
    restricted = replace(carer(cast.FOLLOWER), contact_restricted=True)
    pupil = Pupil.objects.get()
    roll.add_contact(world.viewer(cast.OFFICE_MANAGER), pupil.pk, restricted)
    assert not still_follows(world, cast.FOLLOWER)


@pytest.mark.clause("REQ-2")
def test_nobody_is_told_that_a_restriction_ended_it(world: World) -> None:
    follower(world, cast.FOLLOWER)
    mail.outbox.clear()
    Responsibility.objects.update(contact_restricted=True)
    reconcile_all()
    letters = [str(m.body).lower() for m in mail.outbox if m.to == [cast.FOLLOWER.email]]
    assert (len(letters), [word for word in ("restrict", "court", "order") if word in letters[0]]) == (1, [])


@pytest.mark.clause("REQ-2")
def test_a_siblings_restriction_counts(world: World) -> None:
    follower(world, cast.FOLLOWER)
    world.child("Second", "Okafor", 5, replace(carer(cast.FOLLOWER), contact_restricted=True))
    assert not still_follows(world, cast.FOLLOWER)


@pytest.mark.clause("ACC-3")
def test_staff_follow_to_their_last_day(world: World) -> None:
    world.signs_up(cast.GOVERNOR)
    world.staff(cast.GOVERNOR, "governor")
    world.follows(cast.GOVERNOR)
    StaffMember.objects.filter(email=cast.GOVERNOR.email).update(ends=date(2026, 6, 15))
    with clock.standing_at(JUNE):
        reconcile_all()
        assert still_follows(world, cast.GOVERNOR)
    with clock.standing_at(JUNE.replace(day=16)):
        reconcile_all()
        assert not still_follows(world, cast.GOVERNOR)


@pytest.mark.clause("REQ-5")
def test_an_address_that_turns_out_to_be_from_work_ends_the_follow(world: World) -> None:
    follower(world, cast.FOLLOWER)
    office = world.viewer(cast.OFFICE_MANAGER)
    domain = cast.FOLLOWER.email.partition("@")[2]
    DomainMark.objects.create(
        school_id=world.school_id, domain=domain, kind="work", marked_by_id=office.account_id
    )
    reconcile_all()
    assert not still_follows(world, cast.FOLLOWER)


def with_grace(world: World, days: int) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = policies.text_in_force(administrator, world.school_id)
    changed = text.replace("left = 0", f"left = {days}", 1)
    schools.change_policy(administrator, world.school_id, changed.replace("version = 1", "version = 2", 1))


def test_days_of_grace_come_before_the_end(world: World) -> None:
    follower(world, cast.FOLLOWER)
    with_grace(world, 7)
    Pupil.objects.update(on_roll=False)
    seen = []
    for day in (15, 16, 22, 23):
        with clock.standing_at(JUNE.replace(day=day)):
            reconcile_all()
            seen.append(still_follows(world, cast.FOLLOWER))
    assert seen == [True, True, True, False]


def test_who_comes_back_within_the_grace_stays(world: World) -> None:
    follower(world, cast.FOLLOWER)
    with_grace(world, 7)
    Pupil.objects.update(on_roll=False)
    reconcile_all()
    Pupil.objects.update(on_roll=True)
    reconcile_all()
    assert Follow.objects.get().ends_on is None


def test_the_person_is_told_once_and_kindly(world: World) -> None:
    follower(world, cast.FOLLOWER)
    Pupil.objects.update(on_roll=False)
    mail.outbox.clear()
    reconcile_all()
    reconcile_all()
    letters = [message for message in mail.outbox if message.to == [cast.FOLLOWER.email]]
    assert ([m.subject for m in letters], "Thank you" in str(letters[0].body)) == (
        ["You no longer follow @PrimaryRedbourn."],
        True,
    )


def test_the_office_gets_a_list(world: World) -> None:
    follower(world, cast.FOLLOWER)
    Pupil.objects.update(on_roll=False)
    mail.outbox.clear()
    reconcile_all()
    letters = [str(m.body) for m in mail.outbox if m.to == [cast.OFFICE_MANAGER.email]]
    assert (len(letters), cast.FOLLOWER.name in letters[0]) == (1, True)


def test_the_true_reason_is_on_record(world: World) -> None:
    follower(world, cast.FOLLOWER)
    Responsibility.objects.update(contact_restricted=True)
    reconcile_all()
    entry = AuditEntry.objects.filter(verb="follow ended").get()
    assert (entry.actor_id, entry.clause) == (None, "REQ-2")


def test_another_schools_follows_are_its_own(world: World, elsewhere: World) -> None:
    follower(elsewhere, cast.FOLLOWER)
    follower(world, cast.MOTHER)
    Pupil.objects.filter(school_id=world.school_id).update(on_roll=False)
    reconcile_all()
    assert (still_follows(world, cast.MOTHER), still_follows(elsewhere, cast.FOLLOWER)) == (False, True)


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_nobody_is_approved_by_a_roll_that_changes_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    world = redbourn()
    world.signs_up(cast.PENDING)
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    request_id, office = world.asks(cast.PENDING), world.viewer(cast.OFFICE_MANAGER)
    held, judged = Responsibility.objects.get().pk, Event()

    def look_up_slowly(school_id: int, email: str, name: str) -> Looked:
        found = look_up(school_id, email, name)
        judged.set()
        sleep(1)  # time for the restriction to be recorded, if nothing keeps it waiting
        return found

    def restrict() -> None:
        judged.wait()
        roll.answer_contact(office, held, restricted=True)

    monkeypatch.setattr(actions, "look_up", look_up_slowly)
    at_once(lambda: actions.approve(office, request_id, ""), restrict)
    assert Follow.objects.filter(ended_at=None).count() == 0
