"""Asking to follow: who is told, and who is refused at once."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError, RefusedError
from nestbox.follows import actions, queue
from nestbox.jobs.inline import run_waiting
from nestbox.notices.reads import newest
from nestbox.records.models import Account, AuditEntry, FollowRequest
from nestbox.schools import actions as school_actions
from nestbox.schools import policies
from nestbox.schools import reads as school_reads
from nestbox.schools.reads import TeamMember
from tests.at_once import at_once, needs_two_writers
from tests.world import OTHER_OFFICE, at_address, follower, redbourn, refusal

SENTENCE = "birtrogers@gmail.com would like to follow your feed."


def asks(world: World, member: Member) -> int:
    """Signs up, accepts the policy, asks."""
    world.signs_up(member)
    return world.asks(member)


@pytest.mark.clause("REQ-1")
def test_the_office_manager_is_told_in_the_policys_words(world: World) -> None:
    asks(world, cast.PENDING)

    assert newest(world.viewer(cast.OFFICE_MANAGER))[0].sentence == SENTENCE


@pytest.mark.clause("REQ-1")
def test_the_notice_leads_to_the_request(world: World) -> None:
    request_id = asks(world, cast.PENDING)

    assert newest(world.viewer(cast.OFFICE_MANAGER))[0].path == f"/requests/{request_id}/"


@pytest.mark.clause("REQ-1")
def test_the_office_manager_is_told_by_email_too(world: World, worker_mail: None) -> None:
    run_waiting()
    mail.outbox.clear()
    asks(world, cast.PENDING)
    run_waiting()

    assert [(message.subject, message.to) for message in mail.outbox] == [
        (SENTENCE, [cast.OFFICE_MANAGER.email])
    ]


@pytest.mark.clause("REQ-1")
def test_without_an_office_manager_the_headteacher_is_told(world: World) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    office = world.viewer(cast.OFFICE_MANAGER).account_id
    role_id = next(role.id for role in _team(world) if role.account_id == office)
    school_actions.end_role(administrator, role_id)
    asks(world, cast.PENDING)

    assert newest(world.viewer(cast.HEADTEACHER))[0].sentence == SENTENCE


def _team(world: World) -> list[TeamMember]:
    return school_reads.team(world.viewer(cast.ADMINISTRATOR), world.school_id)


def test_the_teacher_and_the_other_school_are_not_told(world: World, elsewhere: World) -> None:
    asks(world, cast.PENDING)

    told = [*newest(world.viewer(cast.TEACHER)), *newest(elsewhere.viewer(OTHER_OFFICE))]

    assert SENTENCE not in [notice.sentence for notice in told]


def test_asking_is_put_on_record(world: World) -> None:
    request_id = asks(world, cast.PENDING)

    entry = AuditEntry.objects.get(verb="follow requested")

    assert (entry.subject, entry.clause, entry.actor_id) == (
        f"request:{request_id}",
        "REQ-1",
        world.viewer(cast.PENDING).account_id,
    )


def test_asking_twice_is_asking_once(world: World) -> None:
    first = asks(world, cast.PENDING)

    assert world.asks(cast.PENDING) == first
    assert len(newest(world.viewer(cast.OFFICE_MANAGER))) == 2  # the role that she was given, and the request


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_asking_twice_at_the_same_moment_is_asking_once() -> None:
    world = redbourn()
    account_id = world.signs_up(cast.PENDING)
    school_actions.accept_policy(account_id, world.school_id)
    viewer = world.viewer(cast.PENDING)

    results = at_once(*[lambda: actions.ask_to_follow(viewer, world.feed_id)] * 2)

    assert results == [FollowRequest.objects.get().pk] * 2


def test_a_follower_cannot_ask_again(world: World) -> None:
    follower(world)

    with pytest.raises(InvalidError, match="You follow this feed already"):
        world.asks(cast.FOLLOWER)


def test_whoever_was_refused_can_ask_again(world: World) -> None:
    first = asks(world, cast.PENDING)
    world.refuses(first)

    assert world.asks(cast.PENDING) > first


def test_a_feed_that_does_not_exist_is_not_found(world: World) -> None:
    world.signs_up(cast.PENDING)

    with pytest.raises(NotFoundError):
        actions.ask_to_follow(world.viewer(cast.PENDING), world.feed_id + 1000)


@pytest.mark.clause("REQ-2")
def test_an_unverified_address_is_asked_to_be_confirmed_first(world: World) -> None:
    world.signs_up(cast.PENDING)
    EmailAddress.objects.filter(email=cast.PENDING.email).update(verified=False)

    assert refusal(lambda: world.asks(cast.PENDING)) == ("REQ-2",)


@pytest.mark.clause("REQ-2")
def test_an_address_that_was_verified_before_it_was_changed_does_not_count(world: World) -> None:
    world.signs_up(cast.PENDING)
    Account.objects.filter(email=cast.PENDING.email).update(email="new.address@gmail.com")

    assert refusal(lambda: world.asks(at_address(cast.PENDING, "new.address@gmail.com"))) == ("REQ-2",)


@pytest.mark.clause("REQ-5")
def test_an_address_from_work_is_refused_naming_the_domain(world: World) -> None:
    from_work = at_address(cast.PENDING, "birt.rogers@stalbans.gov.uk")

    with pytest.raises(RefusedError, match=r"stalbans\.gov\.uk"):
        asks(world, from_work)


@pytest.mark.clause("REQ-5")
def test_an_address_at_a_domain_that_the_office_marked_as_work_is_refused(world: World) -> None:
    request_id = asks(world, cast.UNKNOWN_DOMAIN)
    actions.mark_domain(world.viewer(cast.OFFICE_MANAGER), request_id, "work")

    colleague = at_address(cast.PENDING, "birt@thefischers.org.uk")

    assert refusal(lambda: asks(world, colleague)) == ("REQ-5",)


@pytest.mark.clause("REQ-5")
def test_an_address_that_the_school_issued_is_refused(world: World) -> None:
    pupil = at_address(cast.PENDING, "b.rogers@pupils.redbournprimary.co.uk")

    assert refusal(lambda: asks(world, pupil)) == ("REQ-5",)


@pytest.mark.clause("REQ-4")
def test_a_throw_away_address_is_refused(world: World) -> None:
    assert refusal(lambda: asks(world, at_address(cast.PENDING, "birt@mailinator.com"))) == ("REQ-4",)


@pytest.mark.clause("REQ-4")
def test_an_address_at_a_domain_that_nobody_knows_may_ask(world: World) -> None:
    request_id = asks(world, cast.UNKNOWN_DOMAIN)

    assert [row.row.id for _, rows in queue.queue(world.viewer(cast.OFFICE_MANAGER)) for row in rows] == [
        request_id
    ]


@pytest.mark.clause("ACC-6")
def test_whoever_has_not_said_that_they_are_old_enough_is_refused(world: World) -> None:
    world.signs_up(cast.PENDING)
    Account.objects.filter(email=cast.PENDING.email).update(confirmed_age_at=None)

    assert refusal(lambda: world.asks(cast.PENDING)) == ("ACC-6",)


@pytest.mark.clause("GOV-1")
def test_the_policy_is_accepted_first(world: World) -> None:
    world.signs_up(cast.PENDING)

    assert refusal(lambda: actions.ask_to_follow(world.viewer(cast.PENDING), world.feed_id)) == ("GOV-1",)


@pytest.mark.clause("GOV-1")
def test_a_changed_policy_is_accepted_again(world: World) -> None:
    world.signs_up(cast.PENDING)
    viewer = world.viewer(cast.PENDING)
    school_actions.accept_policy(viewer.account_id, world.school_id)
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = policies.text_in_force(administrator, world.school_id)
    school_actions.change_policy(
        administrator, world.school_id, text.replace("version = 1", "version = 2", 1)
    )

    assert refusal(lambda: actions.ask_to_follow(viewer, world.feed_id)) == ("GOV-1",)


def test_a_refused_attempt_leaves_no_request(world: World) -> None:
    refusal(lambda: asks(world, at_address(cast.PENDING, "birt@mailinator.com")))

    assert FollowRequest.objects.count() == 0


def test_what_they_say_has_an_end(world: World) -> None:
    world.signs_up(cast.PENDING)

    with pytest.raises(InvalidError, match="280"):
        world.asks(cast.PENDING, "Hello. " * 100)
