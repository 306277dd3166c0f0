"""Hashtags need the agreement of the carers of every child in the pictures, asked for that post (SAF-4)."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail, signing

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import InvalidError, NotFoundError, RefusedError
from nestbox.photos import accounting
from nestbox.policy.finding import Do
from nestbox.policy.hashtags import hashtags
from nestbox.posts import drafts, hashtag_answers, hashtag_asking, hashtag_reads, reads
from nestbox.posts.drafts import Wording
from nestbox.posts.hashtag_asking import Asked
from nestbox.posts.mending import mend
from nestbox.records.models import (
    AuditEntry,
    HashtagAnswer,
    HashtagQuestion,
    Notice,
    Photo,
    Post,
    Pupil,
    Responsibility,
)
from tests.posts.test_findings import findings
from tests.world import OTHER_FOLLOWER, follower, picture, refusal

FATHER = Member("Femi Okafor", "femi.okafor@gmail.com", "Leo's other carer; does not follow.")


@pytest.fixture
def leo(world: World) -> int:
    """A child whose one carer follows."""
    follower(world, cast.FOLLOWER)
    return Pupil.objects.get(forename="Leo").pk


@pytest.fixture
def draft_id(world: World, leo: int) -> int:
    return draft(world, leo)


def draft(world: World, *children: int, text: str = "Up early! #LakesTrip") -> int:
    """A draft with a photo in which these children are."""
    draft_id = world.drafts(text, [(picture(), "A path.")])
    photo_id = Photo.objects.get(draft_id=draft_id).pk
    accounting.others(world.viewer(cast.TEACHER), photo_id, set(children))
    return draft_id


def ask(world: World, draft_id: int) -> Asked:
    return hashtag_asking.ask(world.viewer(cast.TEACHER), draft_id)


def answers(world: World, member: Member = cast.FOLLOWER, *, yes: bool) -> None:
    question = hashtag_reads.mine(world.viewer(member))[0]
    hashtag_answers.answer(world.viewer(member), question.id, yes=yes)


def published(world: World, draft_id: int) -> str:
    return Post.objects.get(pk=world.publishes(draft_id)).text


def says(world: World, draft_id: int, text: str) -> None:
    wording = Wording(text, None, outside_purpose_confirmed=True)
    drafts.save(world.viewer(cast.TEACHER), draft_id, wording)


def token() -> str:
    return hashtag_asking.link_to(HashtagQuestion.objects.latest("id"))


@pytest.mark.clause("SAF-4")
def test_a_hashtag_blocks_until_it_is_agreed_to(world: World, draft_id: int) -> None:
    assert refusal(lambda: world.publishes(draft_id)) == ("SAF-4",)
    ask(world, draft_id)
    assert refusal(lambda: world.publishes(draft_id)) == ("SAF-4",)
    answers(world, yes=True)

    assert published(world, draft_id) == "Up early! #LakesTrip"


@pytest.mark.clause("SAF-4")
def test_a_post_without_a_child_in_its_pictures_needs_no_agreement(world: World) -> None:
    assert published(world, draft(world)) == "Up early! #LakesTrip"


@pytest.mark.clause("SAF-4")
def test_every_carer_who_may_speak_has_to_say_yes(world: World, leo: int) -> None:
    follower(world, cast.MOTHER)
    child = Pupil.objects.exclude(pk=leo).get()
    draft_id = draft(world, leo, child.pk)
    assert ask(world, draft_id) == Asked(in_app=2, on_paper=0)
    answers(world, yes=True)

    assert refusal(lambda: world.publishes(draft_id)) == ("SAF-4",)
    answers(world, cast.MOTHER, yes=True)
    assert published(world, draft_id)


@pytest.mark.clause("SAF-4")
def test_one_no_outweighs_every_yes(world: World, leo: int) -> None:
    follower(world, cast.MOTHER)
    draft_id = draft(world, *Pupil.objects.values_list("id", flat=True))
    ask(world, draft_id)
    answers(world, yes=True)
    answers(world, cast.MOTHER, yes=False)
    [found] = findings(world, draft_id)

    assert (found.outcome, [way.do for way in found.remedies]) == ("refuse", [Do.TAKE_HASHTAGS_OUT])
    assert refusal(lambda: world.publishes(draft_id)) == ("SAF-4",)


@pytest.mark.clause("SAF-4")
def test_no_answer_is_a_no(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    with clock.standing_at(clock.now() + timedelta(days=8)):
        assert refusal(lambda: world.publishes(draft_id)) == ("SAF-4",)
        with pytest.raises(InvalidError):
            hashtag_answers.answer_by_link(token(), yes=True)


@pytest.mark.clause("SAF-4")
def test_an_agreement_that_was_not_used_in_time_runs_out_and_is_asked_for_again(
    world: World, draft_id: int
) -> None:
    ask(world, draft_id)
    answers(world, yes=True)
    with clock.standing_at(clock.now() + timedelta(days=8)):
        assert refusal(lambda: world.publishes(draft_id)) == ("SAF-4",)
        assert ask(world, draft_id) == Asked(in_app=1, on_paper=0)


@pytest.mark.clause("SAF-4")
def test_other_hashtags_are_another_question(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    answers(world, yes=True)
    says(world, draft_id, "Up late! #lakestrip")
    assert findings(world, draft_id) == ()
    says(world, draft_id, "Up early! #LakesTrip #fun")

    assert {found.clause for found in findings(world, draft_id)} == {"SAF-4"}


@pytest.mark.clause("SAF-4")
def test_a_child_who_is_found_in_the_picture_later_is_asked_for_too(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    answers(world, yes=True)
    follower(world, cast.MOTHER)
    everybody = set(Pupil.objects.values_list("id", flat=True))
    accounting.others(world.viewer(cast.TEACHER), Photo.objects.get().pk, everybody)

    assert {found.clause for found in findings(world, draft_id)} >= {"SAF-4"}
    assert ask(world, draft_id) == Asked(in_app=1, on_paper=0)


@pytest.mark.clause("SAF-4")
def test_asking_twice_is_asking_once(world: World, draft_id: int) -> None:
    ask(world, draft_id)

    assert ask(world, draft_id) == Asked(0, 0)
    assert HashtagQuestion.objects.count() == 1


@pytest.mark.clause("SAF-4")
def test_a_carer_who_does_not_follow_is_asked_on_paper_by_the_office(world: World, leo: int) -> None:
    world.child("Ada", "Okafor", 5, carer(FATHER, "father"))
    draft_id = draft(world, Pupil.objects.get(forename="Ada").pk)
    assert ask(world, draft_id) == Asked(in_app=0, on_paper=1)
    office = world.viewer(cast.OFFICE_MANAGER)
    [question] = hashtag_reads.on_paper(office, world.school_id)
    assert (question.carer, question.child, question.on_paper) == (FATHER.name, "Ada Okafor", True)
    hashtag_answers.record_on_paper(office, question.id, yes=True)

    assert HashtagAnswer.objects.get().how == "paper"
    assert published(world, draft_id)


@pytest.mark.clause("SAF-4")
def test_for_a_child_for_whom_nobody_may_speak_nobody_can_agree(world: World) -> None:
    aunt = replace(carer(FATHER, "uncle"), parental_responsibility=False)
    draft_id = draft(world, world.child("Ivy", "Reed", 5, aunt))
    [found] = findings(world, draft_id)

    assert (found.outcome, [way.do for way in found.remedies]) == ("refuse", [Do.TAKE_HASHTAGS_OUT])


@pytest.mark.clause("SAF-4")
def test_a_carer_whose_contact_is_restricted_is_neither_asked_nor_heard(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    link = token()
    Responsibility.objects.update(contact_restricted=True)

    with pytest.raises(NotFoundError):
        hashtag_answers.answer_by_link(link, yes=True)
    assert hashtag_reads.mine(world.viewer(cast.FOLLOWER)) == []


@pytest.mark.clause("SAF-4")
def test_agreement_that_is_taken_back_takes_the_sign_out_of_the_post(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    answers(world, yes=True)
    post_id = world.publishes(draft_id)
    answers(world, yes=False)
    post = Post.objects.get(pk=post_id)
    html = reads.post(world.viewer(cast.FOLLOWER), post_id, "").card.html

    assert (post.text, "#LakesTrip" in html, "LakesTrip" in html) == ("Up early! LakesTrip", False, True)
    assert AuditEntry.objects.get(verb="hashtag taken out").clause == "SAF-4"


def test_the_author_is_told_that_a_sign_was_taken_out_and_not_by_whom(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    answers(world, yes=True)
    world.publishes(draft_id)
    answers(world, yes=False)
    told = Notice.objects.filter(account__email=cast.TEACHER.email, kind="hashtag").latest("id")

    assert told.sentence == "A hashtag was taken out of your post: it is no longer agreed to."


@pytest.mark.clause("SAF-4")
def test_a_yes_after_that_puts_nothing_back(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    link = token()
    answers(world, yes=True)
    post_id = world.publishes(draft_id)
    answers(world, yes=False)

    with pytest.raises(InvalidError):
        hashtag_answers.answer_by_link(link, yes=True)
    assert hashtags(Post.objects.get(pk=post_id).text) == ()


@pytest.mark.clause("SAF-4")
def test_the_link_in_the_email_answers_without_signing_in(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    [letter] = [message for message in mail.outbox if message.to == [cast.FOLLOWER.email]][-1:]
    assert f"/hashtags/answer/{token()}/" in letter.body
    hashtag_answers.answer_by_link(token(), yes=True)

    assert (HashtagAnswer.objects.get().how, HashtagAnswer.objects.get().by) == ("email", None)
    assert published(world, draft_id)


@pytest.mark.clause("SAF-4")
def test_neither_the_email_nor_its_link_names_a_child(world: World, draft_id: int) -> None:
    ask(world, draft_id)
    [letter] = [message for message in mail.outbox if message.to == [cast.FOLLOWER.email]][-1:]

    assert [name in f"{letter.subject}{letter.body}" for name in ("Leo", "Okafor")] == [False, False]
    assert hashtag_reads.behind_link(token()).children == ""


@pytest.fixture(params=["tampered", "for something else", "of nothing"])
def bad_token(request: pytest.FixtureRequest, world: World, draft_id: int) -> str:
    ask(world, draft_id)
    question = HashtagQuestion.objects.get()
    return {
        "tampered": f"{token()[:-1]}{'A' if token()[-1] != 'A' else 'B'}",
        "for something else": signing.dumps(question.pk, salt="something else"),
        "of nothing": signing.dumps(question.pk + 1, salt=hashtag_asking.LINK),
    }[request.param]


@pytest.mark.clause("SAF-4")
def test_no_other_link_answers(world: World, bad_token: str) -> None:
    with pytest.raises(NotFoundError):
        hashtag_answers.answer_by_link(bad_token, yes=True)
    assert HashtagAnswer.objects.count() == 0


@pytest.mark.clause("SAF-4")
def test_nobody_answers_for_somebody_elses_child(world: World, elsewhere: World, draft_id: int) -> None:
    ask(world, draft_id)
    follower(world, cast.MOTHER)
    follower(elsewhere, OTHER_FOLLOWER)
    question = HashtagQuestion.objects.get()

    for viewer in (world.viewer(cast.MOTHER), elsewhere.viewer(OTHER_FOLLOWER), world.viewer(cast.TEACHER)):
        with pytest.raises(NotFoundError):
            hashtag_answers.answer(viewer, question.pk, yes=True)
        with pytest.raises(NotFoundError):
            hashtag_answers.record_on_paper(viewer, question.pk, yes=True)


def test_a_carer_with_two_children_in_the_pictures_is_asked_once(world: World, leo: int) -> None:
    sister = world.child("Ada", "Okafor", 6, carer(cast.FOLLOWER))
    draft_id = draft(world, leo, sister)
    assert ask(world, draft_id) == Asked(in_app=1, on_paper=0)
    [question] = hashtag_reads.mine(world.viewer(cast.FOLLOWER))
    assert question.children == "Ada and Leo"
    answers(world, yes=True)

    assert published(world, draft_id)


@pytest.mark.clause("SAF-4")
def test_the_sign_can_be_taken_out_instead(world: World, draft_id: int) -> None:
    [found] = findings(world, draft_id)
    mend(world.viewer(cast.TEACHER), draft_id, Do.TAKE_HASHTAGS_OUT, found.key)

    assert published(world, draft_id) == "Up early! LakesTrip"


@pytest.mark.clause("SAF-4")
def test_whatever_is_published_with_a_hashtag_was_agreed_to_by_all(world: World, leo: int) -> None:
    """The twin: from the rows alone, without the gate."""
    follower(world, cast.MOTHER)
    everybody = list(Pupil.objects.values_list("id", flat=True))
    for children, yes in (([], True), ([leo], True), (everybody, True), (everybody, False)):
        draft_id = draft(world, *children)
        ask(world, draft_id)
        for member in (cast.FOLLOWER, cast.MOTHER)[: len(children)]:
            answers(world, member, yes=yes)
        with suppress(RefusedError):
            world.publishes(draft_id)
    with_sign = [post for post in Post.objects.filter(in_reply_to=None) if hashtags(post.text)]

    assert len(with_sign) == 3
    for post in with_sign:
        shown = set(post.photos.values_list("presences__pupil", flat=True)) - {None}
        yeses = HashtagAnswer.objects.filter(question__draft__post=post, yes=True)
        assert set(yeses.values_list("question__pupil", flat=True)) == shown
