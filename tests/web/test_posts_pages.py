"""One post: liking it, commenting on it, taking it down, in a browser without scripts and with them."""

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from tests.web.people import letters_to, page, signed_in

PART = {"HX-Request": "true"}


@pytest.fixture
def admin(browser: Client) -> Client:
    """The administrator's browser."""
    return signed_in(cast.ADMINISTRATOR)


def likes(post_id: int) -> int:
    """How many likes the post counts."""
    from nestbox.records.models import Post

    return Post.objects.get(pk=post_id).like_count


@pytest.mark.clause("LIK-1")
def test_a_like_leads_back_to_the_post(sam: Client, post_id: int) -> None:
    response = sam.post(f"/posts/{post_id}/like/", {"want": "1"})

    assert (response.headers["Location"], likes(post_id)) == (f"/posts/{post_id}/", 1)


def test_with_scripts_a_like_answers_with_the_heart_alone(sam: Client, post_id: int) -> None:
    response = sam.post(f"/posts/{post_id}/like/", {"want": "1"}, headers=PART)

    assert response.status_code == 200
    assert "<html" not in page(response)


def test_the_heart_can_be_used_again(sam: Client, post_id: int) -> None:
    heart = page(sam.post(f"/posts/{post_id}/like/", {"want": "1"}, headers=PART))

    assert ("csrfmiddlewaretoken" in heart, f"/posts/{post_id}/like/" in heart) == (True, True)


def test_a_like_can_be_taken_back(sam: Client, post_id: int) -> None:
    for want in ("1", "0"):
        sam.post(f"/posts/{post_id}/like/", {"want": want})

    assert likes(post_id) == 0


@pytest.mark.clause("LIK-1")
def test_the_team_is_told_why_it_cannot_like(teacher: Client, post_id: int) -> None:
    response = teacher.post(f"/posts/{post_id}/like/", {"want": "1"})

    assert (response.status_code, likes(post_id)) == (403, 0)
    assert "LIK-1" in page(response)


@pytest.mark.clause("COM-1")
@pytest.mark.clause("SAF-5")
def test_a_comment_is_read_by_every_follower(sam: Client, world: World, post_id: int) -> None:
    from tests.world import follower

    follower(world, cast.MOTHER)
    sam.post(f"/posts/{post_id}/comments/", {"text": "How lovely.", "key": "one", "agree": "1"})

    assert "How lovely." in page(signed_in(cast.MOTHER).get(f"/posts/{post_id}/"))


@pytest.mark.clause("SAF-5")
def test_the_team_cannot_comment_without_following(teacher: Client, post_id: int) -> None:
    response = teacher.post(
        f"/posts/{post_id}/comments/", {"text": "How lovely.", "key": "one", "agree": "1"}
    )

    assert response.status_code == 403
    assert "SAF-5" in page(response)


@pytest.mark.clause("COM-2")
def test_the_agreement_is_asked_for_once(sam: Client, post_id: int) -> None:
    before = page(sam.get(f"/posts/{post_id}/"))
    sam.post(f"/posts/{post_id}/comments/", {"text": "How lovely.", "key": "one", "agree": "1"})

    assert ('name="agree"' in before, 'name="agree"' in page(sam.get(f"/posts/{post_id}/"))) == (True, False)


@pytest.mark.clause("COM-4")
def test_a_removed_comment_is_gone_and_its_author_is_told_why(
    sam: Client, admin: Client, world: World
) -> None:
    post = world.posts("The lake is still.")
    comment = world.comments(cast.FOLLOWER, post, "How dull.")
    response = admin.post(f"/posts/{comment}/removal/", {"reason": "Unkind."})

    assert response.headers["Location"] == f"/posts/{post}/"
    assert "How dull." not in page(sam.get(f"/posts/{post}/"))
    assert "Unkind." in str(letters_to(cast.FOLLOWER.email)[-1].body)


@pytest.mark.clause("COM-4")
def test_a_removal_without_a_reason_is_asked_for_one(admin: Client, post_id: int) -> None:
    response = admin.post(f"/posts/{post_id}/removal/", {"reason": "  "})

    assert response.status_code == 422
    assert "COM-4" in page(response)


@pytest.mark.clause("SAF-3")
def test_a_post_offers_no_way_to_pass_it_on(sam: Client, post_id: int) -> None:
    shown = page(sam.get(f"/posts/{post_id}/")).lower()

    assert [
        word for word in ("repost", "retweet", "boost", "share this", "og:", "twitter:") if word in shown
    ] == []


def test_a_photo_comes_as_the_file_that_was_made(sam: Client, world: World) -> None:
    from nestbox.records.models import Rendition
    from tests.web.people import body
    from tests.web.rich_world import picture

    world.posts("The lake is still.", [(picture(), "A lake.")])
    row = Rendition.objects.get(name="large", extension="jpg")
    response = sam.get(f"/media/{row.photo_id}/large.jpg")

    assert (len(body(response)), response.headers["Content-Type"]) == (row.size, "image/jpeg")


@pytest.mark.parametrize("name", ["original.jpg", "large.sealed", "small.php", "secret.key", "large.JPG"])
def test_no_other_file_of_a_photo_is_there(sam: Client, world: World, name: str) -> None:
    from nestbox.records.models import Photo
    from tests.web.rich_world import picture

    world.posts("The lake is still.", [(picture(), "A lake.")])

    assert sam.get(f"/media/{Photo.objects.get().pk}/{name}").status_code == 404
