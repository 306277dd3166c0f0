"""A post's card: made once, with gaps for what is each reader's own."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import actions as photos
from nestbox.posts import cards, drafts, reads
from nestbox.posts.cards import OwnParts, fill, fill_comment, like_form
from nestbox.posts.drafts import Wording
from nestbox.posts.tasks import render_old_cards
from nestbox.posts.text import inert, to_html
from nestbox.records.models import Photo, Post
from tests.world import follower, picture

PARTS = OwnParts(
    7, "Redbourn", "PrimaryRedbourn", liked=False, like_count=0, comment_count=0, may_remove=True
)
GAPS = (
    "feed_name",
    "feed_handle",
    "feed_picture",
    "like_form",
    "comment_link",
    "tools",
    "id",
    "csrf",
    "nothing",
)
typed = st.lists(
    st.sampled_from([*(f"[[{gap}]]" for gap in GAPS), "[", "]", "[[", "a", "&#91;", "<b>", "\n"])
).map("".join)


def html_of(world: World, post_id: int) -> str:
    return reads.post(world.viewer(cast.ADMINISTRATOR), post_id, "the-token").card.html


@given(typed)
def test_no_text_that_is_typed_opens_a_gap(text: str) -> None:
    assert fill(f"<p>{to_html(text)}</p>", PARTS, "the-token") == f"<p>{to_html(text)}</p>"


@given(typed)
def test_no_name_opens_a_gap(name: str) -> None:
    card = fill_comment("[[author_name]]|[[initials]]|[[tools]]", 7, name, may_remove=True, held=False)

    assert card.startswith(f"{inert(name)}|")
    assert "[[" not in card


@given(typed)
def test_no_feeds_name_opens_a_gap(name: str) -> None:
    parts = OwnParts(7, name, "handle", liked=False, like_count=0, comment_count=0, may_remove=False)

    assert fill("[[feed_name]]|[[tools]]", parts, "the-token") == f"{inert(name)}|"


@pytest.mark.parametrize("gap", ["[[like_form]]", "[[csrf]]", "[[tools]]", "[[whatever]]"])
def test_a_gap_that_a_teacher_types_stays_text(world: World, gap: str) -> None:
    html = html_of(world, world.posts(f"Look: {gap}"))

    assert f"Look: {inert(gap)}" in html
    assert html.count("<form") == 1


ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>[[csrf]]'


def test_an_attack_in_a_text_stays_text(world: World) -> None:
    html = html_of(world, world.posts(ATTACK))

    assert "<script" not in html
    assert "<img" not in html


def test_an_attack_in_a_description_stays_a_description(world: World) -> None:
    html = html_of(world, world.posts("", [(picture(), ATTACK)]))

    assert "<script" not in html
    assert html.count("<img") == 1
    assert 'alt="&quot;&gt;&lt;script&gt;' in html
    assert "the-token" in html.split("csrfmiddlewaretoken")[1]
    assert html.count("the-token") == 1


def test_every_gap_is_filled(world: World) -> None:
    assert "[[" not in html_of(world, world.posts("One.", [(picture(), "A picture.")]))


@pytest.mark.parametrize(("count", "words"), [(0, "0 likes"), (1, "1 like"), (2, "2 likes")])
def test_likes_are_counted_in_words(count: int, words: str) -> None:
    assert f'aria-label="Like, {words}"' in like_form(7, count, "the-token", liked=False)


def test_photos_stand_in_the_order_in_which_they_were_added(world: World) -> None:
    post_id = world.posts("", [(picture("red"), "First."), (picture("blue"), "Second.")])
    html = html_of(world, post_id)

    assert html.index("First.") < html.index("Second.")


def test_a_card_names_the_width_of_each_file_and_the_colour_until_it_is_there(world: World) -> None:
    file = BytesIO()
    Image.new("RGB", (600, 1200), "#204060").save(file, "PNG")
    html = html_of(world, world.posts("", [(file.getvalue(), "A door.")]))
    photo = Photo.objects.get()

    assert f"/media/{photo.pk}/small.webp 320w, /media/{photo.pk}/large.webp 600w" in html
    assert f"/media/{photo.pk}/small.jpg 320w, /media/{photo.pk}/large.jpg 600w" in html
    assert ('width="600" height="1200"' in html, 'fill="#204060"' in html) == (True, True)


def test_a_photo_left_out_is_not_on_the_card(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = world.drafts("One.", [(picture("red"), "First."), (picture("blue"), "Second.")])
    photos.leave_out(teacher, Photo.objects.get(alt="First.").pk)
    html = html_of(world, world.publishes(draft_id))

    assert ("First." in html, "Second." in html) == (False, True)


def test_a_new_look_reaches_old_cards(world: World) -> None:
    follower(world)
    post_id = world.posts("One.")
    comment_id = world.comments(cast.FOLLOWER, post_id, "Lovely.")
    Post.objects.update(card="old", card_version="old")
    render_old_cards()

    assert set(Post.objects.values_list("card_version", flat=True)) == {cards.version()}
    assert ["old" in Post.objects.get(pk=pk).card for pk in (post_id, comment_id)] == [False, False]


def test_cards_of_the_present_look_are_left_alone(world: World) -> None:
    world.posts("One.")
    Post.objects.update(card="kept")
    render_old_cards()

    assert Post.objects.get().card == "kept"


def test_a_card_is_not_changed_by_reading(world: World) -> None:
    post_id = world.posts("One.")
    before = Post.objects.get().card
    html_of(world, post_id)

    assert Post.objects.get().card == before


def test_what_is_saved_later_in_a_draft_is_what_is_published(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = world.drafts("One.")
    drafts.save(teacher, draft_id, Wording("Two.", None, outside_purpose_confirmed=True))

    assert "Two." in html_of(world, world.publishes(draft_id))
