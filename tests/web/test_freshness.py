"""Unchanged pages: 304 for the same viewer, and for nobody else, and never after a change."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.follows import actions as follows
from nestbox.notices.actions import News, tell
from nestbox.policy.permissions import Role
from nestbox.posts import actions as posts
from nestbox.schools import actions as schools
from nestbox.schools import policies
from nestbox.web import freshness
from tests.web.held import MEDIA, Feed
from tests.web.people import signed_in

pytestmark = pytest.mark.once  # what a page is fresh by are rows that every other test writes too

PAGES = ("/", "/posts/{post}/")


@pytest.fixture
def feed(world: World, sam: Client) -> Feed:
    """As above."""
    return Feed(world, sam)


def comments(feed: Feed) -> None:
    feed.world.comments(cast.MOTHER, feed.post, "How lovely.")


def removes_a_comment(feed: Feed) -> None:
    comment = feed.world.comments(cast.MOTHER, feed.post, "How lovely.")
    posts.remove(feed.world.viewer(cast.ADMINISTRATOR), comment, "Unkind.")


def becomes_a_teacher(feed: Feed) -> None:
    schools.give_role(
        feed.world.viewer(cast.ADMINISTRATOR), feed.world.school_id, cast.FOLLOWER.email, Role.TEACHER
    )
    feed.world.secures(cast.FOLLOWER)


def changes_the_values(feed: Feed) -> None:
    administrator = feed.world.viewer(cast.ADMINISTRATOR)
    text = policies.text_in_force(administrator, feed.world.school_id)
    schools.change_policy(
        administrator, feed.world.school_id, text.replace("Redbourn Primary", "Redbourn Village")
    )


def is_told_something(feed: Feed) -> None:
    from nestbox.accounts import reads as accounts

    tell([accounts.account(cast.FOLLOWER.email)], feed.world.school_id, News("news", "Something.", "/"))


CHANGES: dict[str, Callable[[Feed], object]] = {
    "somebody else likes it": lambda feed: feed.world.likes(cast.MOTHER, feed.post),
    "one likes it oneself": lambda feed: feed.world.likes(cast.FOLLOWER, feed.post),
    "somebody comments": comments,
    "a comment is removed": removes_a_comment,
    "there is news": lambda feed: feed.world.posts("The boats are back."),
    "one is told something": is_told_something,
    "one joins the team": becomes_a_teacher,
    "the school's values change": changes_the_values,
}


@pytest.mark.parametrize("address", [*PAGES, MEDIA])
def test_the_same_viewer_is_told_that_nothing_changed(feed: Feed, address: str) -> None:
    response = feed.again(address, feed.tag(address))

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("address", [*PAGES, MEDIA])
def test_an_unchanged_answer_has_its_headers(feed: Feed, address: str) -> None:
    headers = feed.again(address, feed.tag(address)).headers

    assert headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in headers["Vary"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_page_is_made_anew(feed: Feed, address: str, change: str) -> None:
    tag = feed.tag(address)
    CHANGES[change](feed)

    assert feed.again(address, tag).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_the_next_day_the_page_is_made_anew(feed: Feed, address: str) -> None:
    tag = feed.tag(address)
    with clock.standing_at(clock.now() + timedelta(days=1)):
        assert feed.again(address, tag).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_after_an_update_the_page_is_made_anew(
    feed: Feed, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = feed.tag(address)
    updated = tmp_path / "web" / "page.html"
    updated.parent.mkdir()
    updated.touch()
    os.utime(updated, (2**32, 2**32))
    monkeypatch.setattr(freshness, "__file__", str(updated.parent / "freshness.py"))
    freshness._version.cache_clear()
    response = feed.again(address, tag)
    monkeypatch.undo()
    freshness._version.cache_clear()

    assert response.status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_another_viewer_with_the_same_tag_gets_the_page(feed: Feed, address: str) -> None:
    tag = feed.tag(address)

    assert feed.again(address, tag, signed_in(cast.MOTHER)).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_the_same_viewer_in_another_session_gets_the_page(feed: Feed, address: str) -> None:
    tag = feed.tag(address)

    assert feed.again(address, tag, signed_in(cast.FOLLOWER)).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_part_of_the_page_is_not_taken_for_the_whole(feed: Feed, address: str) -> None:
    tag = feed.tag(address)
    response = feed.sam.get(feed.path(address), headers={"If-None-Match": tag, "HX-Request": "true"})

    assert response.status_code == 200


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("address", ["/posts/{post}/", MEDIA])
def test_after_the_end_of_the_follow_the_tag_is_worth_nothing(feed: Feed, address: str) -> None:
    tag = feed.tag(address)
    follows.unfollow(feed.follow, feed.world.feed_id)

    assert feed.again(address, tag).status_code == 404


@pytest.mark.clause("SAF-2")
def test_after_the_end_of_the_follow_the_home_page_is_another(feed: Feed) -> None:
    tag = feed.tag("/")
    follows.unfollow(feed.follow, feed.world.feed_id)
    response = feed.again("/", tag)

    assert response.status_code == 200
    assert "The lake is still." not in response.content.decode()


@pytest.mark.parametrize("address", ["/posts/{post}/", MEDIA])
def test_a_removed_post_has_no_tag_that_counts(feed: Feed, address: str) -> None:
    tag = feed.tag(address)
    posts.remove(feed.world.viewer(cast.ADMINISTRATOR), feed.post, "A mistake.")

    assert feed.again(address, tag).status_code == 404


@pytest.mark.parametrize("tag", ["*", '"x"', "", 'W/"x"', "," * 5000])
@pytest.mark.parametrize("address", ["/posts/{post}/", MEDIA])
def test_a_made_up_tag_opens_nothing(feed: Feed, address: str, tag: str) -> None:
    feed.world.signs_up(cast.STRANGER)

    assert feed.again(address, tag, signed_in(cast.STRANGER)).status_code == 404


@pytest.mark.parametrize("address", [*PAGES, MEDIA])
def test_the_signed_out_with_a_tag_get_no_answer_from_it(feed: Feed, address: str) -> None:
    response = feed.again(address, feed.tag(address), Client())

    assert response.status_code in {200, 302}
    assert "The lake is still." not in response.content.decode()
