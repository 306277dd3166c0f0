"""Words that cannot be used: a clear sentence, and nothing that was typed is lost."""

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.posts import drafts
from tests.web.people import Answer, page

LONG = "a" * 141
HUGE = "word " * 2_000_000


def comment(client: Client, post_id: int, text: str, **other: str) -> Answer:
    """A follower fills in the form below a post."""
    return client.post(f"/posts/{post_id}/comments/", {"text": text, "key": "one", "agree": "1", **other})


def comments(world: World, post_id: int) -> list[str]:
    """What everybody reads below the post."""
    from nestbox.records.models import Post

    return list(Post.objects.filter(in_reply_to=post_id).order_by("id").values_list("text", flat=True))


@pytest.mark.clause("LEN-1")
def test_a_comment_of_141_characters_is_refused_with_the_clause(sam: Client, post_id: int) -> None:
    response = comment(sam, post_id, LONG)

    assert response.status_code == 422
    assert "LEN-1" in page(response)


@pytest.mark.clause("LEN-1")
def test_a_comment_of_140_is_kept(sam: Client, world: World, post_id: int) -> None:
    comment(sam, post_id, LONG[:140])

    assert comments(world, post_id) == [LONG[:140]]


@pytest.mark.clause("COM-2")
def test_a_comment_before_the_agreement_is_refused_with_the_clause(sam: Client, post_id: int) -> None:
    response = comment(sam, post_id, "How lovely.", agree="")

    assert response.status_code == 422
    assert "COM-2" in page(response)


@pytest.mark.parametrize(("text", "agree"), [(LONG, "1"), ("How lovely & <fine>.", "")])
def test_the_comment_that_was_typed_comes_back(sam: Client, post_id: int, text: str, agree: str) -> None:
    shown = page(comment(sam, post_id, text, agree=agree))

    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in shown


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\u200b", "\u2066\u2069"])
def test_a_comment_that_says_nothing_is_refused(sam: Client, world: World, post_id: int, text: str) -> None:
    response = comment(sam, post_id, text)

    assert (response.status_code, comments(world, post_id)) == (422, [])


def test_ten_megabytes_of_comment_are_answered_with_a_sentence(
    sam: Client, world: World, post_id: int
) -> None:
    response = comment(sam, post_id, HUGE)

    assert (response.status_code, comments(world, post_id)) == (400, [])
    assert "could not be read" in page(response)


@pytest.mark.clause("LEN-1")
def test_news_of_141_characters_is_kept_as_a_draft_and_refused(teacher: Client, world: World) -> None:
    response = teacher.post(
        "/compose/", {"text": LONG, "key": "one", "do": "publish", "outside_purpose": "1"}
    )
    viewer = world.viewer(cast.TEACHER)

    assert response.status_code == 422
    assert "LEN-1" in page(response)
    assert [words for _, words in drafts.open_drafts(viewer)] == [LONG[:60]]


@pytest.mark.clause("PUR-1")
def test_news_outside_the_purpose_asks_and_keeps_what_was_typed(teacher: Client) -> None:
    response = teacher.post("/compose/", {"text": "Cakes on Friday.", "key": "one", "do": "publish"})

    assert response.status_code == 422
    assert "Cakes on Friday." in page(response)


def test_markup_is_shown_as_it_was_typed(sam: Client, post_id: int) -> None:
    comment(sam, post_id, "<script>alert(1)</script>")

    assert "<script>alert(1)" not in page(sam.get(f"/posts/{post_id}/"))


def test_a_comment_on_a_removed_post_finds_nothing(sam: Client, world: World, post_id: int) -> None:
    from nestbox.posts import actions

    actions.remove(world.viewer(cast.ADMINISTRATOR), post_id, "A mistake.")

    assert comment(sam, post_id, "How lovely.").status_code == 404


def test_a_like_on_a_removed_post_finds_nothing(sam: Client, world: World, post_id: int) -> None:
    from nestbox.posts import actions

    actions.remove(world.viewer(cast.ADMINISTRATOR), post_id, "A mistake.")

    assert sam.post(f"/posts/{post_id}/like/", {"want": "1"}).status_code == 404


def test_a_comment_sent_twice_is_one_comment(sam: Client, world: World, post_id: int) -> None:
    first, second = comment(sam, post_id, "How lovely."), comment(sam, post_id, "How lovely.")

    assert first["Location"] == second["Location"]
    assert comments(world, post_id) == ["How lovely."]


def test_going_back_and_sending_other_words_is_another_comment(
    sam: Client, world: World, post_id: int
) -> None:
    comment(sam, post_id, "How lovely.")
    comment(sam, post_id, "And how still.")

    assert comments(world, post_id) == ["How lovely.", "And how still."]


def test_the_same_words_below_another_post_are_another_comment(
    sam: Client, world: World, post_id: int
) -> None:
    other = world.posts("The boats are back.")
    for post in (post_id, other):
        comment(sam, post, "How lovely.")

    assert (comments(world, post_id), comments(world, other)) == (["How lovely."], ["How lovely."])


def test_going_back_and_publishing_other_words_publishes_these(teacher: Client) -> None:
    form = {"text": "Cakes on Friday.", "key": "one", "do": "save", "outside_purpose": "1"}
    teacher.post("/compose/", form)
    response = teacher.post("/compose/", {**form, "text": "Cakes on Monday.", "do": "publish"})

    assert "Cakes on Monday." in page(teacher.get(response["Location"]))


def test_news_sent_twice_is_one_post(teacher: Client) -> None:
    form = {"text": "Cakes on Friday.", "key": "one", "do": "publish", "outside_purpose": "1"}
    first, second = teacher.post("/compose/", form), teacher.post("/compose/", form)

    assert first.status_code == 302
    assert first["Location"] == second["Location"]


def test_a_draft_published_twice_is_one_post(teacher: Client, world: World) -> None:
    draft = world.drafts("Cakes on Friday.")
    form = {"text": "Cakes on Friday.", "do": "publish", "outside_purpose": "1"}
    first, second = teacher.post(f"/drafts/{draft}/", form), teacher.post(f"/drafts/{draft}/", form)

    assert first["Location"] == second["Location"]


def test_liking_twice_is_liking_once(sam: Client, world: World, post_id: int) -> None:
    from nestbox.records.models import Post

    for _ in range(2):
        sam.post(f"/posts/{post_id}/like/", {"want": "1"})

    assert Post.objects.get(pk=post_id).like_count == 1
