"""Where a child is shown, and was: on which consent, by whom accounted for, and what has become of it."""

import pytest

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting
from nestbox.photos.shown import Now, ShownOnce, photos_of, showings_of
from nestbox.policy.facts import Says
from nestbox.policy.standing import Standing
from nestbox.posts import actions as posts
from nestbox.records.models import Consent
from tests.photos.found import face, photo_of
from tests.world import OTHER_OFFICE, follower


@pytest.fixture
def ada(world: World) -> int:
    pupil_id = world.child("Ada", "Reed", 5)
    world.answers(pupil_id)
    return pupil_id


def publishes_face_of(world: World, pupil_id: int) -> int:
    found = photo_of(world, [face(0)])
    found.says(0, Says.CHILD, pupil_id)
    return world.publishes(found.draft_id)


def office_sees(world: World, pupil_id: int) -> tuple[ShownOnce, ...]:
    return showings_of(world.viewer(cast.OFFICE_MANAGER), pupil_id).newest


@pytest.mark.clause("CON-2")
def test_of_a_face_in_the_feed_it_is_known_on_which_consent_and_by_whose_word(world: World, ada: int) -> None:
    post_id = publishes_face_of(world, ada)
    [one] = office_sees(world, ada)

    assert (one.post_id, one.consent_id, one.accounted_by, one.now, one.ended) == (
        post_id,
        Consent.objects.get().pk,
        cast.TEACHER.name,
        Now.SEEN,
        None,
    )


@pytest.mark.clause("CON-2")
def test_after_a_withdrawal_it_says_that_nothing_remains(world: World, ada: int) -> None:
    publishes_face_of(world, ada)
    world.answers(ada, Standing.WITHDRAWN)
    at_once = [one.now for one in office_sees(world, ada)]
    run_waiting()
    [one] = office_sees(world, ada)

    assert (at_once, one.now, one.ended is not None) == ([Now.HIDDEN], Now.COVERED, True)


@pytest.mark.clause("CON-2")
def test_a_child_from_behind_is_shown_on_no_consent_and_the_photo_is_taken_down(
    world: World, ada: int
) -> None:
    found = photo_of(world)
    accounting.others(world.viewer(cast.TEACHER), found.photo_id, {ada})
    world.publishes(found.draft_id)
    world.answers(ada, Standing.WITHDRAWN)
    run_waiting()

    assert [(one.consent_id, one.now) for one in office_sees(world, ada)] == [(None, Now.TAKEN_DOWN)]


def test_what_was_removed_is_no_post_to_look_at(world: World, ada: int) -> None:
    post_id = publishes_face_of(world, ada)
    posts.remove(world.viewer(cast.HEADTEACHER), post_id, "A mistake.")

    assert [(one.post_id, one.now) for one in office_sees(world, ada)] == [(None, Now.REMOVED)]
    assert photos_of(world.viewer(cast.OFFICE_MANAGER), ada) == 0


def test_another_child_is_none_of_it(world: World, ada: int) -> None:
    publishes_face_of(world, ada)

    assert office_sees(world, world.child("Ben", "Reed", 5)) == ()


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("member", [cast.TEACHER, cast.FOLLOWER, OTHER_OFFICE], ids=lambda m: m.name)
def test_nobody_without_the_roll_reads_it(world: World, elsewhere: World, ada: int, member: Member) -> None:
    follower(world)
    publishes_face_of(world, ada)
    with pytest.raises(NotFoundError):
        showings_of(world.viewer(member), ada)
