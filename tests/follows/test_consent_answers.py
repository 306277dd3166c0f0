"""A carer answers, and changes the answer."""

from datetime import UTC, datetime

import pytest

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.follows.consent_answers import Asked, answer, asked, open_count
from nestbox.policy.standing import Purpose, Standing
from nestbox.records.models import AuditEntry, Consent, Notice, Pupil
from nestbox.roll import consents
from nestbox.roll.actions import add_contact
from nestbox.roll.consents import Answer
from tests.world import follower

PHOTOS = Purpose.PHOTOS


@pytest.fixture
def leo(world: World) -> int:
    """The child of a follower."""
    follower(world)
    return Pupil.objects.get().pk


def says(world: World, pupil_id: int, *, yes: bool, member: cast.Member = cast.FOLLOWER) -> None:
    answer(world.viewer(member), pupil_id, PHOTOS, yes=yes)


def photos(world: World, member: cast.Member = cast.FOLLOWER) -> Asked:
    return next(one for one in asked(world.viewer(member)) if one.purpose is PHOTOS)


def said(pupil_id: int) -> list[str]:
    rows = Consent.objects.filter(pupil_id=pupil_id, purpose="photos").exclude(answer="asked").order_by("id")
    return list(rows.values_list("answer", flat=True))


def mother_of(world: World, pupil_id: int) -> None:
    """The child's mother follows too."""
    add_contact(world.viewer(cast.OFFICE_MANAGER), pupil_id, carer(cast.MOTHER))
    world.signs_up(cast.MOTHER)
    world.follows(cast.MOTHER)


@pytest.mark.clause("CON-1")
def test_a_carer_is_asked_for_each_purpose(world: World, leo: int) -> None:
    found = [
        (one.child.pupil_id, one.purpose, one.is_open, one.mine) for one in asked(world.viewer(cast.FOLLOWER))
    ]
    assert found == [(leo, purpose, True, None) for purpose in Purpose]


@pytest.mark.clause("CON-1")
def test_a_yes_is_kept_with_who_said_it_when_and_how(world: World, leo: int) -> None:
    moment = datetime(2026, 3, 2, 15, tzinfo=UTC)
    with clock.standing_at(moment):
        says(world, leo, yes=True)
    row = Consent.objects.get(answer="given")
    assert (row.carer_id, row.by_id, row.at, row.how) == (
        photos(world).child.carer_id,
        world.viewer(cast.FOLLOWER).account_id,
        moment,
        "form",
    )


@pytest.mark.clause("CON-2")
def test_the_child_may_be_shown_from_then_on(world: World, leo: int) -> None:
    says(world, leo, yes=True)
    assert consents.held([leo])[leo].of(PHOTOS) is Standing.GIVEN


def test_an_answer_for_one_purpose_says_nothing_of_another(world: World, leo: int) -> None:
    says(world, leo, yes=True)
    assert consents.held([leo])[leo].of(Purpose.VIDEO) is Standing.ASKED


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ((True,), ["given"]),
        ((False,), ["refused"]),
        ((True, False), ["given", "withdrawn"]),
        ((False, True), ["refused", "given"]),
        ((True, False, True), ["given", "withdrawn", "given"]),
        ((True, True), ["given"]),
        ((False, False), ["refused"]),
    ],
)
def test_an_answer_can_be_changed_and_saying_it_twice_is_once(
    world: World, leo: int, answers: tuple[bool, ...], kept: list[str]
) -> None:
    for yes in answers:
        says(world, leo, yes=yes)
    assert said(leo) == kept


def test_an_answered_question_is_open_no_more(world: World, leo: int) -> None:
    says(world, leo, yes=False)
    assert (photos(world).is_open, open_count(world.viewer(cast.FOLLOWER))) == (False, 2)


@pytest.mark.clause("CON-2")
def test_a_no_to_what_the_school_has_on_record_is_a_withdrawal(world: World, leo: int) -> None:
    consents.say(world.school_id, [Answer(leo, PHOTOS, Standing.GIVEN, how="import")], None)
    says(world, leo, yes=False)
    assert said(leo) == ["given", "withdrawn"]


def test_a_yes_that_has_run_out_can_be_given_again(world: World, leo: int) -> None:
    day = datetime(2026, 3, 2, 12, tzinfo=UTC)
    child = photos(world).child
    until = Answer(leo, PHOTOS, Standing.GIVEN, child.carer_id, until=day.date())
    consents.say(world.school_id, [until], None)
    with clock.standing_at(day.replace(day=3)):
        before = photos(world)
        says(world, leo, yes=True)
        after = photos(world)
    assert ((before.is_open, before.mine), after.is_yes) == ((True, Standing.EXPIRED), True)


@pytest.mark.clause("CON-2")
def test_a_no_wins_over_the_yes_of_the_other_carer(world: World, leo: int) -> None:
    mother_of(world, leo)
    says(world, leo, yes=True)
    says(world, leo, yes=False, member=cast.MOTHER)
    found = photos(world)
    assert (found.i_say_yes, found.is_yes) == (True, False)


def test_the_office_is_told_once_when_carers_do_not_agree(world: World, leo: int) -> None:
    mother_of(world, leo)
    says(world, leo, yes=True)
    says(world, leo, yes=False, member=cast.MOTHER)
    says(world, leo, yes=True)
    told = Notice.objects.filter(kind="consent", account__email=cast.OFFICE_MANAGER.email)
    assert [(notice.sentence, notice.path) for notice in told] == [
        ("Carers of Leo Okafor do not agree whether Leo may be shown.", f"/consents/{leo}/")
    ]


def test_the_office_hears_nothing_of_two_who_agree(world: World, leo: int) -> None:
    mother_of(world, leo)
    says(world, leo, yes=False)
    says(world, leo, yes=False, member=cast.MOTHER)
    told = Notice.objects.filter(kind="consent", account__email=cast.OFFICE_MANAGER.email)
    assert (said(leo), told.count()) == (["refused", "refused"], 0)


def test_once_they_agree_the_child_may_be_shown(world: World, leo: int) -> None:
    mother_of(world, leo)
    says(world, leo, yes=False, member=cast.MOTHER)
    says(world, leo, yes=True)
    says(world, leo, yes=True, member=cast.MOTHER)
    assert photos(world).is_yes


def test_nobody_answers_for_somebody_elses_child(world: World, leo: int) -> None:
    follower(world, cast.MOTHER)
    with pytest.raises(NotFoundError):
        says(world, leo, yes=True, member=cast.MOTHER)
    assert said(leo) == []


@pytest.mark.parametrize("member", [cast.HEADTEACHER, cast.OFFICE_MANAGER, cast.TEACHER])
def test_the_team_answers_for_no_child(world: World, leo: int, member: cast.Member) -> None:
    with pytest.raises(NotFoundError):
        says(world, leo, yes=True, member=member)
    assert said(leo) == []


def test_to_whoever_is_no_carer_there_is_no_question(world: World, leo: int) -> None:
    world.signs_up(cast.STRANGER)
    with pytest.raises(NotFoundError):
        asked(world.viewer(cast.STRANGER))


def test_a_carer_who_may_answer_for_no_child_is_asked_nothing(world: World, leo: int) -> None:
    Pupil.objects.update(on_roll=False)
    assert asked(world.viewer(cast.FOLLOWER)) == []


def test_an_answer_is_on_record(world: World, leo: int) -> None:
    says(world, leo, yes=False)
    entry = AuditEntry.objects.get(verb="consent refused")
    assert (entry.actor_id, entry.subject) == (world.viewer(cast.FOLLOWER).account_id, f"pupil:{leo}")
