"""The office between two phone calls: what it is asked, what it notes, what it decides together."""

from dataclasses import replace

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import InvalidError, NotFoundError, RefusedError
from nestbox.follows import actions, claims, queue
from nestbox.policy.evidence import Weight
from nestbox.records.models import Follow, Responsibility
from nestbox.roll import actions as roll


@pytest.fixture
def request_id(world: World) -> int:
    world.child("Ivy", "Rogers", 5, replace(carer(cast.PENDING), contact_restricted=None))
    world.signs_up(cast.PENDING)
    return world.asks(cast.PENDING)


@pytest.mark.clause("REQ-3")
def test_what_the_requester_wrote_stands_with_the_evidence(world: World, request_id: int) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    claims.note_claim(office, request_id, "I am Ivy's mother.")
    found = queue.request(office, request_id).findings
    said = [(f.weight, "I am Ivy's mother." in f.why) for f in found if f.clause == "REQ-3"]
    assert said == [(Weight.WEAK, True)]


@pytest.mark.clause("REQ-3")
def test_a_claim_admits_nobody(world: World) -> None:
    world.signs_up(cast.STRANGER)
    request_id = world.asks(cast.STRANGER)
    office = world.viewer(cast.OFFICE_MANAGER)
    claims.note_claim(office, request_id, "I am a mother, honestly.")
    with pytest.raises(RefusedError):
        actions.approve(office, request_id, "")


def test_an_empty_claim_is_not_kept(world: World, request_id: int) -> None:
    with pytest.raises(InvalidError):
        claims.note_claim(world.viewer(cast.OFFICE_MANAGER), request_id, "  ")


@pytest.mark.clause("REQ-2")
def test_what_is_unknown_of_contact_is_asked_and_answered(world: World, request_id: int) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    shown = queue.request(office, request_id)
    asked = [(line.child, line.carer) for line in shown.unanswered]
    roll.answer_contact(office, shown.unanswered[0].responsibility_id, restricted=False)
    assert (asked, queue.request(office, request_id).approval.allowed) == (
        [("Ivy Rogers", "Birt Rogers")],
        True,
    )


@pytest.mark.clause("ACC-2")
def test_what_is_unknown_of_parental_responsibility_is_asked_and_answered(world: World) -> None:
    silent = replace(carer(cast.PENDING), parental_responsibility=None, principal_carer=None)
    world.child("Ivy", "Rogers", 5, silent)
    world.signs_up(cast.PENDING)
    request_id, office = world.asks(cast.PENDING), world.viewer(cast.OFFICE_MANAGER)
    asked = queue.request(office, request_id)
    roll.answer_responsibility(office, asked.unanswered[0].responsibility_id, responsible=True)
    assert (
        asked.approval.allowed,
        [line.question for line in asked.unanswered],
        queue.request(office, request_id).approval.allowed,
    ) == (False, ["responsibility"], True)


@pytest.mark.clause("REQ-2")
def test_a_restriction_that_is_answered_blocks(world: World, request_id: int) -> None:
    office = world.viewer(cast.OFFICE_MANAGER)
    roll.answer_contact(office, Responsibility.objects.get().pk, restricted=True)
    with pytest.raises(RefusedError):
        actions.approve(office, request_id, "")


def test_a_teacher_answers_nothing(world: World, request_id: int) -> None:
    with pytest.raises(NotFoundError):
        roll.answer_contact(world.viewer(cast.TEACHER), Responsibility.objects.get().pk, restricted=False)


def test_clear_requests_are_approved_together_and_others_are_left(world: World, request_id: int) -> None:
    world.child("Mia", "Bennett", 6, carer(cast.MOTHER))
    world.signs_up(cast.MOTHER)
    clear = world.asks(cast.MOTHER)
    office = world.viewer(cast.OFFICE_MANAGER)
    assert [waiting.row.id for waiting in queue.together(office)] == [clear]
    assert actions.approve_together(office, [clear, request_id]) == (1, 1)
    assert [follow.account.email for follow in Follow.objects.all()] == [cast.MOTHER.email]


def test_what_stopped_being_clear_meanwhile_is_left(world: World) -> None:
    world.child("Mia", "Bennett", 6, carer(cast.MOTHER))
    world.signs_up(cast.MOTHER)
    request_id = world.asks(cast.MOTHER)
    Responsibility.objects.update(contact_restricted=True)
    assert actions.approve_together(world.viewer(cast.OFFICE_MANAGER), [request_id]) == (0, 1)


def test_who_may_not_decide_approves_nothing_together(world: World, request_id: int) -> None:
    with pytest.raises(NotFoundError):
        actions.approve_together(world.viewer(cast.TEACHER), [request_id])


def test_after_three_refusals_one_waits(world: World) -> None:
    world.signs_up(cast.STRANGER)
    for _ in range(3):
        world.refuses(world.asks(cast.STRANGER))
    with pytest.raises(RefusedError, match="You can ask again from"):
        world.asks(cast.STRANGER)
