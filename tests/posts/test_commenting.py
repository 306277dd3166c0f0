"""Comments: from followers, to all of them."""

import re

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.follows import actions as follows
from nestbox.posts import actions, reads
from nestbox.records.models import Feed, Post
from nestbox.schools import actions as schools
from nestbox.schools import policies
from tests.at_once import at_once, needs_two_writers
from tests.world import OTHER_TEACHER, follower, redbourn, refusal

WORDS = re.compile(r'<p class="comment__text">(.*?)</p>', re.DOTALL)


@pytest.fixture
def post_id(world: World) -> int:
    """News, and somebody who follows and has accepted the agreement."""
    follower(world)
    schools.accept_agreement(world.viewer(cast.FOLLOWER).account_id, world.school_id)
    return world.posts("Boots on.")


def says(world: World, post_id: int, text: str, key: str = "a-key", member: Member = cast.FOLLOWER) -> int:
    return actions.comment(world.viewer(member), post_id, text, key)


def comments_on(world: World, post_id: int, member: Member) -> list[str]:
    shown = reads.post(world.viewer(member), post_id, "")
    return [WORDS.findall(comment.html)[0] for comment in shown.comments]


@pytest.mark.clause("COM-1")
@pytest.mark.clause("LIK-1")
@pytest.mark.clause("SAF-5")
def test_every_follower_sees_a_comment(world: World, post_id: int) -> None:
    follower(world, cast.MOTHER)
    says(world, post_id, "Lovely.")

    assert comments_on(world, post_id, cast.MOTHER) == ["Lovely."]


def test_a_comment_is_counted_and_changes_the_feed(world: World, post_id: int) -> None:
    before = Feed.objects.get().changes
    says(world, post_id, "Lovely.")

    assert (Post.objects.get(pk=post_id).comment_count, Feed.objects.get().changes) == (1, before + 1)


@pytest.mark.clause("SAF-5")
def test_a_teacher_who_does_not_follow_does_not_comment(world: World, post_id: int) -> None:
    teacher = world.viewer(cast.TEACHER)
    schools.accept_agreement(teacher.account_id, world.school_id)

    assert refusal(lambda: says(world, post_id, "Thank you.", member=cast.TEACHER)) == ("SAF-5",)
    assert comments_on(world, post_id, cast.FOLLOWER) == []


@pytest.mark.clause("SAF-5")
@pytest.mark.parametrize("member", [cast.PENDING, cast.ENDED, cast.STRANGER, OTHER_TEACHER])
def test_for_everybody_else_the_post_does_not_exist(
    world: World, elsewhere: World, post_id: int, member: Member
) -> None:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)
    world.ends(follower(world, cast.ENDED))
    world.signs_up(cast.STRANGER)
    schools.accept_agreement(world.viewer(member).account_id, world.school_id)

    with pytest.raises(NotFoundError):
        says(world, post_id, "Let me in.", member=member)
    assert comments_on(world, post_id, cast.FOLLOWER) == []


@pytest.mark.clause("COM-2")
def test_the_agreement_is_accepted_first(world: World, post_id: int) -> None:
    follower(world, cast.MOTHER)

    assert refusal(lambda: says(world, post_id, "Lovely.", member=cast.MOTHER)) == ("COM-2",)
    assert comments_on(world, post_id, cast.MOTHER) == []


@pytest.mark.clause("COM-2")
def test_a_changed_agreement_is_accepted_again(world: World, post_id: int) -> None:
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = policies.text_in_force(administrator, world.school_id)
    agreement = text.index("\n[acceptable_use]\n")
    changed = text[:agreement] + text[agreement:].replace("version = 1", "version = 2", 1)
    schools.change_policy(administrator, world.school_id, changed)

    assert refusal(lambda: says(world, post_id, "Lovely.")) == ("COM-2",)


@pytest.mark.clause("COM-2")
def test_the_agreement_of_another_school_does_not_count(world: World, elsewhere: World, post_id: int) -> None:
    follower(world, cast.MOTHER)
    schools.accept_agreement(world.viewer(cast.MOTHER).account_id, elsewhere.school_id)

    assert refusal(lambda: says(world, post_id, "Lovely.", member=cast.MOTHER)) == ("COM-2",)


@pytest.mark.clause("LEN-1")
@pytest.mark.parametrize("text", ["👍🏽" * 141, "", " \n ", "\u200b"])
def test_too_much_and_nothing_are_refused(world: World, post_id: int, text: str) -> None:
    assert refusal(lambda: says(world, post_id, text)) == ("LEN-1",)
    assert Post.objects.count() == 1


@pytest.mark.clause("LEN-1")
def test_140_characters_and_blanks_around_are_kept(world: World, post_id: int) -> None:
    says(world, post_id, "\n " + "👍🏽" * 140 + " \r\n")

    assert comments_on(world, post_id, cast.FOLLOWER) == ["👍🏽" * 140]


def test_the_same_key_is_the_same_comment(world: World, post_id: int) -> None:
    assert says(world, post_id, "Lovely.") == says(world, post_id, "Lovely.")
    assert Post.objects.get(pk=post_id).comment_count == 1


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_comment() -> None:
    world = redbourn()
    follower(world)
    viewer, post_id = world.viewer(cast.FOLLOWER), world.posts("Boots on.")
    schools.accept_agreement(viewer.account_id, world.school_id)

    first, second = at_once(*[lambda: actions.comment(viewer, post_id, "Lovely.", "a-key")] * 2)

    assert first == second == Post.objects.get(in_reply_to=post_id).pk
    assert Post.objects.get(pk=post_id).comment_count == 1


def test_two_keys_are_two_comments(world: World, post_id: int) -> None:
    assert says(world, post_id, "Lovely.", "one") != says(world, post_id, "Lovely.", "two")


def test_another_authors_key_is_another_comment(world: World, post_id: int) -> None:
    follower(world, cast.MOTHER)
    says(world, post_id, "Lovely.", "a-key")
    schools.accept_agreement(world.viewer(cast.MOTHER).account_id, world.school_id)
    says(world, post_id, "Indeed.", "a-key", cast.MOTHER)

    assert comments_on(world, post_id, cast.FOLLOWER) == ["Lovely.", "Indeed."]


def test_a_key_that_was_used_below_another_post_hides_nothing(world: World, post_id: int) -> None:
    says(world, world.posts("Porridge eaten."), "Yummy.", "a-key")
    says(world, post_id, "Lovely.", "a-key")

    assert comments_on(world, post_id, cast.FOLLOWER) == ["Lovely."]


def test_a_comment_has_no_comments(world: World, post_id: int) -> None:
    comment_id = says(world, post_id, "Lovely.")

    with pytest.raises(NotFoundError):
        says(world, comment_id, "Indeed.", "another-key")


def test_a_removed_post_takes_no_comments(world: World, post_id: int) -> None:
    actions.remove(world.viewer(cast.ADMINISTRATOR), post_id, "A name.")

    with pytest.raises(NotFoundError):
        says(world, post_id, "Lovely.")


def test_a_comment_stays_when_its_author_stops_following(world: World, post_id: int) -> None:
    follower(world, cast.MOTHER)
    says(world, post_id, "Lovely.")
    follows.unfollow(world.viewer(cast.FOLLOWER), world.feed_id)

    assert comments_on(world, post_id, cast.MOTHER) == ["Lovely."]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[[like_form]]", "&#91;&#91;like_form]]"),
    ],
)
def test_a_comment_is_never_markup(world: World, post_id: int, text: str, html: str) -> None:
    says(world, post_id, text)

    assert comments_on(world, post_id, cast.FOLLOWER) == [html]


def test_comments_stand_in_the_order_in_which_they_came_with_their_authors(
    world: World, post_id: int
) -> None:
    follower(world, cast.MOTHER)
    says(world, post_id, "Lovely.")
    world.comments(cast.MOTHER, post_id, "Indeed.")
    shown = reads.post(world.viewer(cast.FOLLOWER), post_id, "")

    assert [
        (cast.FOLLOWER.name in comment.html, cast.MOTHER.name in comment.html) for comment in shown.comments
    ] == [(True, False), (False, True)]


def test_the_same_key_with_other_words_is_another_comment(world: World, post_id: int) -> None:
    says(world, post_id, "Lovely.")
    says(world, post_id, "Lovely!")

    assert comments_on(world, post_id, cast.FOLLOWER) == ["Lovely.", "Lovely!"]


@pytest.mark.parametrize(("member", "tool"), [(cast.FOLLOWER, False), (cast.ADMINISTRATOR, True)])
def test_only_whoever_may_remove_a_comment_sees_the_way(
    world: World, post_id: int, member: Member, tool: bool
) -> None:
    says(world, post_id, "Lovely.")
    shown = reads.post(world.viewer(member), post_id, "")

    assert ["/removal/" in comment.html for comment in shown.comments] == [tool]


def test_the_authors_name_is_never_markup(world: World, post_id: int) -> None:
    shady = Member("<b>[[tools]]", "shady@gmail.com", "A carer with a strange name.")
    follower(world, shady)
    world.comments(shady, post_id, "Lovely.")
    html = reads.post(world.viewer(cast.ADMINISTRATOR), post_id, "").comments[0].html

    assert "&lt;b&gt;&#91;&#91;tools]]" in html
    assert "<b>" not in html
