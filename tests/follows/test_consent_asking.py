"""Carers are asked, and reminded twice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.follows.consent_answers import answer
from nestbox.follows.consent_asking import ask, remind_all
from nestbox.jobs.inline import run_waiting
from nestbox.policy.standing import Purpose
from nestbox.records.models import AuditEntry, Consent, Notice, Pupil, Responsibility
from tests.world import follower

START = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.fixture
def asked(world: World) -> World:
    """Sam follows, and was asked about Leo at the start."""
    with clock.standing_at(START):
        follower(world)
    return world


def notices(member: cast.Member = cast.FOLLOWER) -> list[str]:
    rows = Notice.objects.filter(kind="consent", account__email=member.email).order_by("id")
    return list(rows.values_list("sentence", flat=True))


def nights(*days: int) -> None:
    """Ten past midnight, so many days after the start."""
    for day in days:
        with clock.standing_at(START.replace(hour=0, minute=10) + timedelta(days=day)):
            remind_all()


def askings() -> int:
    return Consent.objects.filter(answer="asked").count()


@pytest.mark.clause("CON-1")
def test_a_carer_is_asked_when_they_begin_to_follow(asked: World) -> None:
    rows = Consent.objects.filter(by=None).values_list("pupil__forename", "purpose", "answer", "carer__name")
    assert list(rows.order_by("purpose")) == [
        ("Leo", purpose, "asked", "Sam Okafor") for purpose in ("photos", "video", "whole class")
    ]
    assert notices() == ["The school asks whether your child may be shown in the feed."]


def test_the_asking_is_on_record(asked: World) -> None:
    entry = AuditEntry.objects.get(verb="consent asked")
    assert (entry.clause, entry.subject) == ("CON-1", f"pupil:{Pupil.objects.get().pk}")


def test_the_letter_names_no_child(world: World, worker_mail: None) -> None:
    follower(world)
    run_waiting()

    letters = [f"{message.subject} {message.body}" for message in mail.outbox if "shown" in message.subject]
    assert [("Leo" in letter, "/consent/" in letter) for letter in letters] == [(False, True)]


@pytest.mark.clause("CON-1")
def test_a_carer_who_follows_is_asked_when_a_child_joins_the_roll(asked: World) -> None:
    asked.child("Ada", "Okafor", 6, carer(cast.FOLLOWER))

    assert (askings(), len(notices())) == (6, 2)


def test_one_notice_asks_about_all_children(world: World) -> None:
    world.child("Ada", "Okafor", 6, carer(cast.FOLLOWER))
    follower(world)

    assert notices() == ["The school asks whether your children may be shown in the feed."]


def test_asking_again_changes_nothing(asked: World) -> None:
    ask(asked.school_id)

    assert (askings(), len(notices())) == (3, 1)


def test_nobody_is_asked_who_may_not_answer(world: World) -> None:
    follower(world)
    world.child("Mia", "Bennett", 6, carer(cast.MOTHER))
    world.signs_up(cast.MOTHER)
    Responsibility.objects.filter(carer__name="Chloe Bennett").update(parental_responsibility=None)
    ask(world.school_id)

    assert (askings(), notices(cast.MOTHER)) == (3, [])


def test_nothing_is_asked_that_an_import_has_answered(world: World) -> None:
    child = world.child("Leo", "Okafor", 5, carer(cast.FOLLOWER))
    Consent.objects.create(pupil_id=child, answer="given", how="import")
    world.signs_up(cast.FOLLOWER)
    world.follows(cast.FOLLOWER)

    purposes = Consent.objects.filter(answer="asked").order_by("purpose").values_list("purpose", flat=True)
    assert list(purposes) == ["video", "whole class"]


@pytest.mark.parametrize(
    ("days", "times"),
    [((6,), 1), ((7,), 2), ((7, 8), 2), ((7, 20), 2), ((7, 21), 3), ((7, 21, 28, 60), 3), ((22, 23), 2)],
)
def test_without_an_answer_there_are_two_reminders_and_no_more(
    asked: World, days: tuple[int, ...], times: int
) -> None:
    nights(*days)

    assert len(notices()) == times


def test_a_reminder_says_that_nobody_has_answered(asked: World) -> None:
    nights(7)

    assert notices()[-1] == "May your child be shown in the feed? Nobody has answered yet."


@pytest.mark.parametrize("yes", [True, False])
def test_whoever_has_answered_is_not_reminded(asked: World, yes: bool) -> None:
    for purpose in Purpose:
        answer(asked.viewer(cast.FOLLOWER), Pupil.objects.get().pk, purpose, yes=yes)
    nights(7, 21)

    assert len(notices()) == 1


def test_what_one_carer_has_answered_the_other_is_not_asked(asked: World) -> None:
    leo = Pupil.objects.get().pk
    for purpose in Purpose:
        answer(asked.viewer(cast.FOLLOWER), leo, purpose, yes=True)
    follows_too(asked, leo)

    assert notices(cast.MOTHER) == []


def test_both_carers_are_asked_what_nobody_has_answered(asked: World) -> None:
    follows_too(asked, Pupil.objects.get().pk)

    assert (len(notices(cast.MOTHER)), len(notices())) == (1, 1)


def follows_too(world: World, pupil_id: int) -> None:
    """The mother of the same child follows."""
    from nestbox.roll.actions import add_contact

    add_contact(world.viewer(cast.OFFICE_MANAGER), pupil_id, carer(cast.MOTHER))
    world.signs_up(cast.MOTHER)
    world.follows(cast.MOTHER)


def test_a_school_asks_its_own_carers_alone(asked: World, elsewhere: World) -> None:
    follower(elsewhere, cast.MOTHER)
    ask(asked.school_id)

    assert (len(notices()), len(notices(cast.MOTHER))) == (1, 1)
