"""The twin test (SAF-2): what is listed, in SQL, is what the policy allows, whatever has happened before.

The facts for the policy are gathered here anew, row by row, so that a mistake in the one query that reads
who is looking is found too.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.test import RequestFactory
from hypothesis import HealthCheck, Phase, example, given, settings
from pytest_django import Settings

from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.photos import reads as photos
from nestbox.policy.comments import a_held_comment_waits
from nestbox.policy.facts import Reader
from nestbox.policy.permissions import Permission, Role, holds
from nestbox.policy.reading import may_read
from nestbox.posts import reads, withdrawal
from nestbox.records.models import Account, Feed, Follow, FollowRequest, Photo, Post, Rendition, RoleHeld
from nestbox.web.views import media
from tests.posts.town import EVERYBODY, WITHOUT_SECOND_FACTOR, Step, Town, found_town, steps

RANGE = {"Range": "bytes=0-0"}
A_FEW = max(10, settings().max_examples // 4)
twin = settings(max_examples=A_FEW, suppress_health_check=list(HealthCheck), deadline=None)


@pytest.fixture
def town(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Two schools, pages of two posts and two comments, and files in memory."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "quarantine": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    monkeypatch.setattr(reads, "PAGE", 2)
    monkeypatch.setattr(reads, "COMMENTS", 2)
    return found_town()


# The rule, on facts read row by row


def reader(account: Account, feed: Feed) -> Reader:
    follows = Follow.objects.filter(account=account, feed=feed, ended_at=None).exists()
    return Reader(follows=follows, works_here=bool(roles(account, feed)))


def roles(account: Account, feed: Feed) -> set[Role]:
    if account.email == WITHOUT_SECOND_FACTOR.email:
        return set()
    held = RoleHeld.objects.filter(account=account, school_id=feed.school_id, ended_at=None)
    return {Role(role) for role in held.values_list("role", flat=True)}


def is_there(post: Post, account: Account) -> bool:
    parent = post.in_reply_to
    waits = a_held_comment_waits(
        held=post.held_at is not None, is_author=post.author_id == account.pk, roles=roles(account, post.feed)
    )
    return post.removed_at is None and (parent is None or parent.removed_at is None) and waits.allowed


def judged(account: Account) -> set[int]:
    """Every post and comment that this account may read."""
    feeds = [feed for feed in Feed.objects.all() if may_read(reader(account, feed)).allowed]
    return {
        post.pk
        for post in Post.objects.select_related("in_reply_to", "feed")
        if post.feed in feeds and is_there(post, account)
    }


def judged_photos(account: Account, readable: set[int]) -> set[int]:
    """Every photo whose files this account may have."""
    rows = Photo.objects.select_related("draft__feed").filter(state=Photo.State.READY)
    rows = rows.filter(hidden_at=None, taken_down_at=None)
    return {
        photo.pk for photo in rows if (photo.post_id in readable if photo.post_id else _own(account, photo))
    }


def _own(account: Account, photo: Photo) -> bool:
    return photo.draft.author_id == account.pk and holds(roles(account, photo.draft.feed), Permission.POST)


# The list, as pages ask for it


def listed_news(viewer: Viewer) -> set[int]:
    return set(_paged(lambda before: reads.home(viewer, "", before)))


def listed_by_profiles(viewer: Viewer) -> set[int]:
    handles = Feed.objects.values_list("handle", flat=True)
    return {post_id for handle in handles for post_id in _listed_by_profile(viewer, handle)}


def _listed_by_profile(viewer: Viewer, handle: str) -> Iterator[int]:
    return _paged(lambda before: reads.profile(viewer, handle, "", before)[1])


def _paged(page_before: Callable[[int | None], reads.FeedPage | None]) -> Iterator[int]:
    page = page_before(None)
    while page is not None:
        yield from (card.id for card in page.cards)
        page = page_before(page.older) if page.older else None


def listed_comments(viewer: Viewer) -> set[int]:
    return {comment for post_id in listed_news(viewer) for comment in _comments(viewer, post_id)}


def _comments(viewer: Viewer, post_id: int) -> Iterator[int]:
    after: int | None = 0
    while after is not None:
        shown = reads.post(viewer, post_id, "", after)
        yield from (comment.id for comment in shown.comments)
        after = shown.more_after


def opened(viewer: Viewer) -> set[int]:
    """Every news that opens by its address."""
    return {post_id for post_id in Post.objects.values_list("id", flat=True) if _opens(viewer, post_id)}


def _opens(viewer: Viewer, post_id: int) -> bool:
    answers = [
        _answers(lambda: reads.post(viewer, post_id, "")),
        _answers(lambda: reads.check_readable(viewer, post_id)),
        _answers(lambda: reads.heart(viewer, post_id, "")),
    ]
    assert len(set(answers)) == 1
    return answers[0]


def photos_had(viewer: Viewer) -> set[int]:
    return {photo_id for photo_id in Photo.objects.values_list("id", flat=True) if _is_had(viewer, photo_id)}


def photos_listed(viewer: Viewer) -> set[int]:
    """The photos that the cards of the viewer's news feed show."""
    cards: list[str] = []
    before: int | None = None
    while (page := reads.home(viewer, "", before)).cards:
        cards += [card.html for card in page.cards]
        before = page.older
        if before is None:
            break
    return {int(photo_id) for card in cards for photo_id in re.findall(r"/media/([0-9]+)/", card)}


def photos_sent(viewer: Viewer) -> set[int]:
    """The photos of which the page sends every file, with or without a browser that has them already."""
    return {photo_id for photo_id in Photo.objects.values_list("id", flat=True) if _is_sent(viewer, photo_id)}


def _is_sent(viewer: Viewer, photo_id: int) -> bool:
    """Whether all files that there are of it are sent; one that is not there never is."""
    had = set(Rendition.objects.filter(photo_id=photo_id).values_list("name", "extension"))
    files = [(name, kind) for name in ("large", "small") for kind in ("webp", "jpg")]
    answers = {
        file: {_gets(viewer, photo_id, file, asks) for asks in ({}, {"If-None-Match": "*"}, RANGE)}
        for file in files
    }
    assert all(answers[file] == {False} for file in files if file not in had)
    sent = {answer for file in had for answer in answers[file]} or {False}
    assert len(sent) == 1
    return sent.pop()


def _gets(viewer: Viewer, photo_id: int, file: tuple[str, str], asks: dict[str, str]) -> bool:
    return _answers(lambda: media.rendition(_request(viewer, asks), photo_id, *file))


def _request(viewer: Viewer, asks: dict[str, str]) -> HttpRequest:
    request = RequestFactory().get("/", headers=asks)
    request.viewer = viewer  # type: ignore[attr-defined]  # as the middleware does
    return request


def _is_had(viewer: Viewer, photo_id: int) -> bool:
    return _answers(lambda: photos.rendition(viewer, photo_id, "small", "jpg"))


def _answers(read: Callable[[], object]) -> bool:
    try:
        read()
    except NotFoundError:
        return False
    return True


def check() -> None:
    """Demand, for everybody, that list and rule agree."""
    for member in EVERYBODY:
        account = Account.objects.get(email=member.email)
        viewer = accounts.viewer(account.pk)
        assert viewer is not None
        allowed = judged(account)
        news = {post.pk for post in Post.objects.filter(pk__in=allowed, in_reply_to=None)}
        assert set(reads.readable(viewer).values_list("id", flat=True)) == allowed
        assert (listed_news(viewer), listed_by_profiles(viewer), opened(viewer)) == (news, news, news)
        assert listed_comments(viewer) == allowed - news
        sent = photos_had(viewer)
        assert (sent, photos_sent(viewer)) == (judged_photos(account, allowed), sent)
        published = set(Photo.objects.exclude(post=None).values_list("id", flat=True))
        assert photos_listed(viewer) == sent & published


def check_after(town: Town, story: list[Step]) -> None:
    """Let the story happen, check, and undo it."""
    with transaction.atomic():
        Town(town.schools).happens(story)
        check()
        transaction.set_rollback(True)


@pytest.mark.clause("SAF-2")
@pytest.mark.clause("COM-1")
def test_what_is_listed_is_what_the_policy_allows(town: Town) -> None:
    covered_again = example(story=[("shows_child", 0, 0), ("withdraws", 0, 0), ("publishes", 0, 0)])
    twin(covered_again(given(story=steps)(lambda story: check_after(town, story))))()


# The check itself finds holes

STORY: list[Step] = [
    ("publishes_photo", 0, 0),
    ("publishes", 0, 1),
    ("follows", 0, 0),
    ("follows", 1, 0),
    ("comments", 0, 0),
    ("names_a_child", 0, 0),
    ("is_ended", 1, 0),
    ("asks", 2, 0),
    ("gets_role", 3, 0),
    ("shows_child", 0, 0),
    ("shows_child", 1, 0),
    ("withdraws", 0, 0),
]
Plant = Callable[[pytest.MonkeyPatch], None]


def admit_pending_requesters(monkeypatch: pytest.MonkeyPatch) -> None:
    plain: Callable[[Viewer], frozenset[int]] = Viewer.readable.fget  # type: ignore[attr-defined]  # a property, as the class has it

    def readable(viewer: Viewer) -> frozenset[int]:
        asked = FollowRequest.objects.filter(account_id=viewer.account_id, decided_at=None)
        return plain(viewer) | frozenset(asked.values_list("feed_id", flat=True))

    monkeypatch.setattr(Viewer, "readable", property(readable))


def forget_that_follows_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "_STANDING", accounts._STANDING.replace(" AND f.ended_at IS NULL", ""))


def trust_staff_without_a_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        accounts, "_STANDING", accounts._STANDING.replace("WHERE m.user_id = %(id)s", "WHERE 1 = 1")
    )


def show_held_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "_is_not_held_from", lambda _viewer: Q())


def merge_every_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "_NEWEST", reads._NEWEST.replace("feed_id = %s", "%s > 0"))


def open_every_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "_may_see", lambda *_, **__: True)


def forget_withdrawals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "_RENDITION", photos._RENDITION.replace("AND o.hidden_at IS NULL", ""))


def forget_that_photos_are_taken_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "_RENDITION", photos._RENDITION.replace("AND o.taken_down_at IS NULL", ""))


def leave_old_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(withdrawal, "show_as_it_is", lambda _: None)


def judge_the_tag_before_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = media.rendition

    def lax(request: HttpRequest, photo_id: int, name: str, extension: str) -> HttpResponse:
        if request.headers.get("If-None-Match") == "*":
            return HttpResponseNotModified()
        return strict(request, photo_id, name, extension)

    monkeypatch.setattr(media, "rendition", lax)


@pytest.mark.once
@pytest.mark.parametrize(
    "plant",
    [
        admit_pending_requesters,
        forget_that_follows_end,
        trust_staff_without_a_second_factor,
        show_held_comments,
        merge_every_feed,
        open_every_photo,
        forget_withdrawals,
        forget_that_photos_are_taken_down,
        leave_old_cards,
        judge_the_tag_before_the_right,
    ],
)
def test_a_planted_hole_is_found(town: Town, monkeypatch: pytest.MonkeyPatch, plant: Plant) -> None:
    check_after(town, STORY)
    plant(monkeypatch)

    with pytest.raises(AssertionError):
        check_after(town, STORY)


@pytest.mark.once
def test_a_planted_hole_is_found_by_the_stories_themselves(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    admit_pending_requesters(monkeypatch)
    looked = settings(twin, max_examples=60, derandomize=True, phases=[Phase.generate], database=None)

    with pytest.raises(AssertionError):
        looked(given(steps)(lambda story: check_after(town, story)))()
