"""The feed as it is read: its order, its pages, its cost."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries as Queries

from nestbox import clock
from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import NotFoundError
from nestbox.posts import actions, reads
from tests.world import OTHER_TEACHER, follower, picture


def ids(page: reads.FeedPage | None) -> list[int]:
    return [card.id for card in page.cards] if page else []


@pytest.fixture
def both_feeds(world: World, elsewhere: World) -> tuple[World, World]:
    """Sam Okafor follows both schools."""
    follower(world)
    elsewhere.child("Kim", "Okafor", 5, carer(cast.FOLLOWER))
    elsewhere.follows(cast.FOLLOWER)
    return world, elsewhere


# Order


def test_the_newest_comes_first(world: World) -> None:
    follower(world)
    first, second, third = (world.posts(text) for text in ("One.", "Two.", "Three."))

    assert ids(reads.home(world.viewer(cast.FOLLOWER), "")) == [third, second, first]


def test_two_feeds_are_merged_by_time(both_feeds: tuple[World, World]) -> None:
    world, elsewhere = both_feeds
    first, second, third = world.posts("One."), elsewhere.posts("Two."), world.posts("Three.")

    assert ids(reads.home(world.viewer(cast.FOLLOWER), "")) == [third, second, first]


def test_each_card_names_its_own_feed(both_feeds: tuple[World, World]) -> None:
    world, elsewhere = both_feeds
    elsewhere.posts("Two.")
    world.posts("One.")
    page = reads.home(world.viewer(cast.FOLLOWER), "")

    assert ["@Hollybush" in card.html for card in page.cards] == [False, True]


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER])
def test_the_posts_of_another_school_are_never_listed(world: World, elsewhere: World, member: Member) -> None:
    follower(world)
    theirs, ours = elsewhere.posts("Two."), world.posts("One.")
    viewer = world.viewer(member)

    assert ids(reads.home(viewer, "")) == [ours]
    assert reads.profile(viewer, "Hollybush", "") == (reads.profile(viewer, "hollybush", "")[0], None)
    with pytest.raises(NotFoundError):
        reads.post(viewer, theirs, "")


def test_a_profile_has_one_feed_only(both_feeds: tuple[World, World]) -> None:
    world, elsewhere = both_feeds
    ours = world.posts("One.")
    elsewhere.posts("Two.")
    found, page = reads.profile(world.viewer(cast.FOLLOWER), "primaryREDBOURN", "")

    assert (found.handle, ids(page)) == ("PrimaryRedbourn", [ours])


def test_a_feed_that_does_not_exist_is_not_found(world: World) -> None:
    with pytest.raises(NotFoundError):
        reads.profile(world.viewer(cast.TEACHER), "nobody", "")


def test_whoever_follows_nothing_reads_an_empty_feed(world: World) -> None:
    world.signs_up(cast.STRANGER)
    world.posts("One.")

    assert reads.home(world.viewer(cast.STRANGER), "") == reads.FeedPage((), None)


def test_a_card_knows_its_moment_and_its_trip(world: World) -> None:
    trip = world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))
    moment = clock.now().replace(microsecond=0) - timedelta(days=1)
    with clock.standing_at(moment):
        world.posts("One.", trip_id=trip)
    card = reads.home(world.viewer(cast.TEACHER), "").cards[0]

    assert (card.published_at, card.trip_title) == (moment, "The Lakes")


# Pages


def test_20_posts_make_a_page(world: World) -> None:
    kept = [world.posts(f"News {number}.") for number in range(21)]
    viewer = world.viewer(cast.TEACHER)
    first = reads.home(viewer, "")
    second = reads.home(viewer, "", first.older)

    assert (ids(first), ids(second), second.older) == (kept[:0:-1], kept[:1], None)


def test_exactly_one_page_has_no_second(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "PAGE", 3)
    for number in range(3):
        world.posts(f"News {number}.")

    assert reads.home(world.viewer(cast.TEACHER), "").older is None


@settings(max_examples=max(5, settings().max_examples // 10), suppress_health_check=list(HealthCheck))
@given(before=st.lists(st.integers(0, 1), max_size=8), between=st.lists(st.integers(0, 2), max_size=8))
def test_posts_that_arrive_between_pages_neither_repeat_nor_hide_others(
    both_feeds: tuple[World, World], before: list[int], between: list[int]
) -> None:
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(reads, "PAGE", 2)
        kept = [both_feeds[school].posts("News.") for school in before]
        assert _read_through(both_feeds, between) == kept[::-1]
        transaction.set_rollback(True)


def _read_through(worlds: tuple[World, World], between: list[int]) -> list[int]:
    """Every page to the end; after each page, perhaps a new post at one of the schools."""
    viewer = worlds[0].viewer(cast.FOLLOWER)
    page, arriving = reads.home(viewer, ""), iter(between)
    seen = ids(page)
    while page.older:
        school = next(arriving, 2)
        if school < len(worlds):
            worlds[school].posts("Late news.")
        page = reads.home(viewer, "", page.older)
        seen += ids(page)
    return seen


def test_comments_have_pages_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "COMMENTS", 2)
    follower(world)
    post_id = world.posts("One.")
    kept = [world.comments(cast.FOLLOWER, post_id, f"Comment {number}.") for number in range(3)]
    viewer = world.viewer(cast.FOLLOWER)
    first = reads.post(viewer, post_id, "")
    second = reads.post(viewer, post_id, "", first.more_after or 0)

    assert [[comment.id for comment in shown.comments] for shown in (first, second)] == [kept[:2], kept[2:]]
    assert second.more_after is None


# One post


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.PENDING, cast.REFUSED, cast.ENDED, cast.STRANGER, OTHER_TEACHER])
def test_for_everybody_else_a_post_does_not_exist(world: World, elsewhere: World, member: Member) -> None:
    post_id = world.posts("One.")
    for person in (cast.PENDING, cast.REFUSED, cast.STRANGER):
        world.signs_up(person)
    world.asks(cast.PENDING)
    world.refuses(world.asks(cast.REFUSED))
    world.ends(follower(world, cast.ENDED))
    viewer = world.viewer(member)

    for read in (
        lambda: reads.post(viewer, post_id, ""),
        lambda: reads.check_readable(viewer, post_id),
        lambda: reads.removable(viewer, post_id),
    ):
        with pytest.raises(NotFoundError) as hidden:
            read()
        assert hidden.value.sentence == NotFoundError.sentence
    assert ids(reads.home(viewer, "")) == []


def test_a_comment_is_no_page_of_its_own(world: World) -> None:
    follower(world)
    comment_id = world.comments(cast.FOLLOWER, world.posts("One."), "Lovely.")

    with pytest.raises(NotFoundError):
        reads.post(world.viewer(cast.FOLLOWER), comment_id, "")


def test_a_post_that_does_not_exist_is_not_found(world: World) -> None:
    world.posts("One.")

    with pytest.raises(NotFoundError):
        reads.post(world.viewer(cast.TEACHER), 2**63 - 1, "")


@pytest.mark.clause("SAF-3")
@pytest.mark.parametrize("word", ["repost", "retweet", "share"])
def test_a_card_has_no_way_to_pass_a_post_on(world: World, word: str) -> None:
    world.posts("One.", [(picture(), "A picture.")])

    assert word not in reads.home(world.viewer(cast.ADMINISTRATOR), "").cards[0].html.lower()


@pytest.mark.parametrize(("member", "tool"), [(cast.ADMINISTRATOR, True), (cast.TEACHER, False)])
def test_only_whoever_may_remove_a_post_sees_the_way(world: World, member: Member, tool: bool) -> None:
    world.posts("One.")

    assert ("/removal/" in reads.home(world.viewer(member), "").cards[0].html) is tool


def test_counts_on_a_card_are_those_of_now(world: World) -> None:
    follower(world)
    post_id = world.posts("One.")
    world.likes(cast.FOLLOWER, post_id)
    world.comments(cast.FOLLOWER, post_id, "Lovely.")
    card = reads.post(world.viewer(cast.TEACHER), post_id, "").card.html

    assert 'aria-label="Like, 1 like"' in card
    assert 'aria-label="Comments, 1 comment"' in card


# What reading costs: the same number of queries however much there is to read


@pytest.fixture(params=[1, 40])
def many_posts(world: World, request: pytest.FixtureRequest) -> Viewer:
    """A follower of a feed with one post, and with forty."""
    follower(world)
    for number in range(request.param):
        world.posts(f"News {number}.")
    return world.viewer(cast.FOLLOWER)


def test_the_viewer_is_read_in_one_query(many_posts: Viewer, django_assert_num_queries: Queries) -> None:
    with django_assert_num_queries(1):
        accounts.viewer(many_posts.account_id)


def test_the_home_feed_is_read_in_one_query(many_posts: Viewer, django_assert_num_queries: Queries) -> None:
    with django_assert_num_queries(1):
        reads.home(many_posts, "")


def test_two_feeds_are_read_in_one_query(
    both_feeds: tuple[World, World], django_assert_num_queries: Queries
) -> None:
    both_feeds[0].posts("One.")
    both_feeds[1].posts("Two.")
    viewer = both_feeds[0].viewer(cast.FOLLOWER)

    with django_assert_num_queries(1):
        reads.home(viewer, "")


def test_a_profile_is_read_in_two_queries(many_posts: Viewer, django_assert_num_queries: Queries) -> None:
    with django_assert_num_queries(2):
        reads.profile(many_posts, "PrimaryRedbourn", "")


@pytest.mark.parametrize("comments", [0, 50])
def test_a_post_is_read_in_two_queries(
    world: World, comments: int, django_assert_num_queries: Queries
) -> None:
    follower(world)
    post_id = world.posts("One.", [(picture(), "A picture.")])
    for number in range(comments):
        world.comments(cast.FOLLOWER, post_id, f"Comment {number}.")
    viewer = world.viewer(cast.FOLLOWER)

    with django_assert_num_queries(2):
        reads.post(viewer, post_id, "")


def test_like_and_comment_change_the_viewers_answer_at_once(world: World) -> None:
    follower(world)
    post_id = world.posts("One.")
    world.likes(cast.FOLLOWER, post_id)
    viewer = world.viewer(cast.FOLLOWER)
    liked = reads.home(viewer, "").cards[0].html
    actions.unlike(viewer, post_id)

    assert ['aria-pressed="true"' in html for html in (liked, reads.home(viewer, "").cards[0].html)] == [
        True,
        False,
    ]
