"""Who may have the files of a photo."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from nestbox import clock
from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting, reads
from nestbox.photos.accounting import Place, Word
from nestbox.photos.sight import in_sight
from nestbox.policy.facts import Says
from nestbox.policy.standing import Purpose, Standing
from nestbox.posts import actions as posts
from nestbox.posts import drafts
from nestbox.records.models import Photo, Rendition
from nestbox.roll.consent_office import Paper, record_answer
from tests.world import OTHER_FOLLOWER, OTHER_TEACHER, follower, picture

SKY = (picture("skyblue"), "A blue sky.")


def may_have(world: World, member: Member, name: str = "small", extension: str = "jpg") -> bool:
    try:
        reads.rendition(world.viewer(member), Photo.objects.get().pk, name, extension)
    except NotFoundError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "extension", "media_type"),
    [
        ("large", "webp", "image/webp"),
        ("large", "jpg", "image/jpeg"),
        ("small", "webp", "image/webp"),
        ("small", "jpg", "image/jpeg"),
    ],
)
def test_a_follower_has_the_files_of_a_published_photo(
    world: World, name: str, extension: str, media_type: str
) -> None:
    follower(world)
    world.posts("", [SKY])
    file = reads.rendition(world.viewer(cast.FOLLOWER), Photo.objects.get().pk, name, extension)

    assert (file.media_type, file.size) == (media_type, default_storage.size(file.path))


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.PENDING, cast.REFUSED, cast.ENDED, OTHER_FOLLOWER, OTHER_TEACHER])
def test_for_everybody_else_a_published_photo_does_not_exist(
    world: World, elsewhere: World, member: Member
) -> None:
    follower(elsewhere, OTHER_FOLLOWER)
    for person in (cast.PENDING, cast.REFUSED):
        world.signs_up(person)
    world.asks(cast.PENDING)
    world.refuses(world.asks(cast.REFUSED))
    world.ends(follower(world, cast.ENDED))
    world.posts("", [SKY])

    assert not may_have(world, member)


@pytest.mark.clause("SAF-2")
def test_an_ended_follow_loses_the_files_at_once(world: World) -> None:
    follow_id = follower(world)
    world.posts("", [SKY])
    before = may_have(world, cast.FOLLOWER)
    world.ends(follow_id)

    assert (before, may_have(world, cast.FOLLOWER)) == (True, False)


@pytest.mark.parametrize(
    ("member", "may"),
    [
        (cast.TEACHER, True),
        (cast.HEADTEACHER, False),
        (cast.ADMINISTRATOR, False),
        (cast.OFFICE_MANAGER, False),
        (cast.FOLLOWER, False),
        (OTHER_TEACHER, False),
    ],
)
def test_the_photo_of_a_draft_is_its_authors_alone(
    world: World, elsewhere: World, member: Member, may: bool
) -> None:
    follower(world)
    world.drafts("", [SKY])

    assert may_have(world, member) is may


def test_an_author_who_has_left_loses_the_photos_of_their_drafts(world: World) -> None:
    world.drafts("", [SKY])
    world.leaves_team(cast.TEACHER)

    assert not may_have(world, cast.TEACHER)


@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER, cast.ADMINISTRATOR])
def test_the_photo_of_a_removed_post_is_nobodys(world: World, member: Member) -> None:
    follower(world)
    post_id = world.posts("", [SKY])
    posts.remove(world.viewer(cast.ADMINISTRATOR), post_id, "A child without consent.")

    assert not may_have(world, member)


def test_the_photo_of_a_discarded_draft_is_nobodys(world: World) -> None:
    draft_id = world.drafts("", [SKY])
    photo_id, teacher = Photo.objects.get().pk, world.viewer(cast.TEACHER)
    drafts.discard(teacher, draft_id)

    with pytest.raises(NotFoundError):
        reads.rendition(teacher, photo_id, "small", "webp")


@pytest.mark.parametrize(("name", "extension"), [("small", "png"), ("original", "jpg"), ("", ""), ("%", "%")])
def test_a_file_that_was_never_made_does_not_exist(world: World, name: str, extension: str) -> None:
    world.posts("", [SKY])

    assert not may_have(world, cast.TEACHER, name, extension)


def test_a_photo_that_was_never_received_does_not_exist(world: World) -> None:
    with pytest.raises(NotFoundError):
        reads.rendition(world.viewer(cast.TEACHER), 2**63 - 1, "small", "webp")


def test_a_photo_is_shown_with_its_size_and_addresses(world: World) -> None:
    world.drafts("", [SKY])
    photo = Photo.objects.get()
    shown = reads.shown(photo)

    assert (shown.state, shown.alt, shown.width, shown.height) == (
        "ready",
        "A blue sky.",
        48,
        32,
    )
    assert shown.small_webp == f"/media/{photo.pk}/small.webp"


@pytest.mark.parametrize(
    ("width", "height", "small"), [(1600, 1200, 640), (1200, 1600, 480), (1600, 400, 640), (48, 32, 48)]
)
def test_a_page_says_how_wide_the_small_rendition_is(width: int, height: int, small: int) -> None:
    assert reads.shown(Photo(pk=1, width=width, height=height)).small_width == small


def shows_a_child(world: World, until: date | None = None) -> int:
    """A published photo with a child in a part drawn by hand, who may be shown; the child's id."""
    draft_id = world.drafts("", [SKY])
    photo_id, teacher = Photo.objects.get().pk, world.viewer(cast.TEACHER)
    pupil_id = world.child("Kit", "Rowan", 5)
    record_answer(
        world.viewer(cast.OFFICE_MANAGER), pupil_id, Paper((Purpose.PHOTOS,), Standing.GIVEN, until=until)
    )
    area_id = accounting.draw(teacher, photo_id, Place(0.2, 0.2, 0.4, 0.4))
    accounting.mark(teacher, photo_id, Word(area_id, Says.CHILD, pupil_id))
    world.publishes(draft_id)
    return pupil_id


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("member", [cast.FOLLOWER, cast.TEACHER, cast.ADMINISTRATOR])
def test_the_photo_of_a_child_is_nobodys_from_the_moment_consent_is_withdrawn(
    world: World, member: Member
) -> None:
    follower(world)
    pupil_id = shows_a_child(world)
    before = may_have(world, member)
    world.answers(pupil_id, Standing.WITHDRAWN)

    assert (before, may_have(world, member)) == (True, False)


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("days", [0, 1])
def test_a_photo_is_nobodys_after_the_last_day_of_a_yes_also_before_the_night(
    world: World, days: int
) -> None:
    follower(world)
    last_day = timezone.localdate(clock.now())
    shows_a_child(world, until=last_day)
    with clock.standing_at(clock.now() + timedelta(days=days)):
        listed = Photo.objects.filter(in_sight()).exists()
        given = [may_have(world, member) for member in (cast.FOLLOWER, cast.TEACHER, cast.ADMINISTRATOR)]

    assert (listed, given) == (days == 0, [days == 0] * 3)


@pytest.mark.clause("CON-2")
def test_a_photo_comes_back_when_the_child_in_it_is_covered(world: World) -> None:
    follower(world)
    world.answers(shows_a_child(world), Standing.WITHDRAWN)
    run_waiting()

    files = [(name, kind) for name in ("large", "small") for kind in ("jpg", "webp")]
    assert [may_have(world, cast.FOLLOWER, *file) for file in files] == [True, False, True, False]


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("member", [cast.FOLLOWER, cast.TEACHER, cast.ADMINISTRATOR])
def test_a_photo_that_is_taken_down_is_nobodys_before_its_files_are_destroyed(
    world: World, member: Member
) -> None:
    follower(world)
    draft_id = world.drafts("", [SKY])
    pupil_id = world.child("Kit", "Rowan", 5)
    accounting.others(world.viewer(cast.TEACHER), Photo.objects.get().pk, {pupil_id})
    world.publishes(draft_id)
    before = may_have(world, member)
    world.answers(pupil_id, Standing.REFUSED)

    assert (before, Rendition.objects.exists(), may_have(world, member)) == (True, True, False)
