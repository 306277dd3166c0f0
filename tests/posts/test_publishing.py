"""Publishing a draft: every clause on the rows as they are now, once, and the originals are gone."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import actions as photos
from nestbox.posts import actions, drafts
from nestbox.posts.drafts import Wording
from nestbox.records.models import AuditEntry, Draft, Feed, Photo, Post, Rendition
from nestbox.schools import actions as school_actions
from nestbox.schools import policies
from tests.at_once import at_once, needs_two_writers
from tests.world import picture, redbourn, refusal

SKY = (picture("skyblue"), "A blue sky.")


def publishes(world: World, draft_id: int) -> int:
    return actions.publish(world.viewer(cast.TEACHER), draft_id, world.looks_at(draft_id))


@pytest.mark.clause("PUR-1")
@pytest.mark.clause("LEN-1")
@pytest.mark.clause("MED-1")
def test_every_objection_is_raised_at_once(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = drafts.start(teacher, world.school_id, "a-key", Wording("a" * 141, None))
    photos.receive(teacher, draft_id, picture())
    run_waiting()

    assert refusal(lambda: publishes(world, draft_id)) == ("LEN-1", "PUR-1", "MED-1")


@pytest.mark.clause("LEN-1")
def test_141_characters_are_refused_and_kept(world: World) -> None:
    draft_id = world.drafts("👍🏽" * 141)

    assert refusal(lambda: publishes(world, draft_id)) == ("LEN-1",)
    assert Draft.objects.get(ended_at=None).text == "👍🏽" * 141
    assert Post.objects.count() == 0


@pytest.mark.clause("LEN-1")
def test_140_characters_are_published(world: World) -> None:
    post_id = publishes(world, world.drafts("👍🏽" * 140))

    assert Post.objects.get(pk=post_id).text == "👍🏽" * 140


def test_nothing_at_all_is_not_published(world: World) -> None:
    draft_id = world.drafts(" \u200b ")

    assert refusal(lambda: publishes(world, draft_id)) == ("LEN-1",)


@pytest.mark.clause("MED-1")
def test_a_photo_can_stand_alone(world: World) -> None:
    post_id = world.posts("", [SKY])

    assert [photo.alt for photo in Photo.objects.filter(post_id=post_id)] == ["A blue sky."]


@pytest.mark.clause("PUR-1")
def test_a_post_outside_a_trip_is_put_on_record_as_such(world: World) -> None:
    world.posts("The hall is being painted.")
    entry = AuditEntry.objects.get(verb="post published")

    assert (entry.clause, entry.detail) == ("PUR-1", {"photos": 0, "outside_purpose": True})


@pytest.mark.clause("CON-3")
def test_a_photo_that_the_worker_has_not_seen_refuses(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = world.drafts("Boots on.")
    photos.receive(teacher, draft_id, *SKY)

    assert refusal(lambda: publishes(world, draft_id)) == ("CON-3",)


@pytest.mark.clause("CON-3")
def test_a_photo_that_could_not_be_used_refuses(world: World) -> None:
    draft_id = world.drafts("Boots on.", [(picture()[:200], "The first half of a picture.")])

    assert Photo.objects.get().state == Photo.State.REFUSED
    assert refusal(lambda: publishes(world, draft_id)) == ("CON-3",)


@pytest.mark.clause("MED-1")
@pytest.mark.parametrize("alt", ["", "  "])
def test_a_photo_that_nobody_described_refuses(world: World, alt: str) -> None:
    draft_id = world.drafts("Boots on.", [(picture(), alt)])

    assert refusal(lambda: publishes(world, draft_id)) == ("MED-1",)


@pytest.mark.clause("CON-3")
@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_file_that_is_not_what_was_previewed_refuses(world: World, harm: str) -> None:
    draft_id = world.drafts("Boots on.", [SKY])
    path = Path(default_storage.path(Rendition.objects.filter(name="small")[0].path))
    path.write_bytes(path.read_bytes() + b"!") if harm == "changed" else path.unlink()

    with pytest.raises(InvalidError, match="Leave the photo out"):
        publishes(world, draft_id)
    assert Post.objects.count() == 0


def test_photos_that_are_out_of_reach_wait_with_their_draft(world: World) -> None:
    draft_id = world.drafts("Boots on.", [SKY])
    path = Path(default_storage.path(Rendition.objects.filter(name="small")[0].path))
    path.rename(path.with_suffix(".away"))
    path.mkdir()  # what is there cannot be read as a file

    with pytest.raises(InvalidError, match="out of reach"):
        publishes(world, draft_id)
    path.rmdir()
    path.with_suffix(".away").rename(path)
    assert publishes(world, draft_id) == Post.objects.get().pk


def test_a_teacher_who_has_left_publishes_nothing(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    world.leaves_team(cast.TEACHER)

    with pytest.raises(NotFoundError):
        actions.publish(world.viewer(cast.TEACHER), draft_id)


def test_the_limit_is_that_of_the_policy_in_force_now(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    administrator = world.viewer(cast.ADMINISTRATOR)
    text = policies.text_in_force(administrator, world.school_id).replace("length = 140", "length = 50")
    school_actions.change_policy(administrator, world.school_id, text)
    drafts.save(world.viewer(cast.TEACHER), draft_id, Wording("a" * 51, None, outside_purpose_confirmed=True))

    assert refusal(lambda: publishes(world, draft_id)) == ("LEN-1",)


def test_publishing_twice_is_publishing_once(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    teacher = world.viewer(cast.TEACHER)

    assert actions.publish(teacher, draft_id) == actions.publish(teacher, draft_id)
    assert Post.objects.count() == 1


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_publishing_twice_at_the_same_moment_is_publishing_once() -> None:
    world = redbourn()
    draft_id, teacher = world.drafts("Boots on."), world.viewer(cast.TEACHER)

    results = at_once(*[lambda: actions.publish(teacher, draft_id)] * 2)

    assert results == [Post.objects.get().pk] * 2


@pytest.mark.clause("CON-2")
def test_the_original_is_destroyed_after_publication(world: World) -> None:
    world.posts("Boots on.", [SKY])
    names = [photo.original for photo in Photo.objects.all()]
    run_waiting()
    photo = Photo.objects.get()

    assert (photo.original, photo.original_destroyed_at is None) == ("", False)
    assert [storages["quarantine"].exists(name) for name in names] == [False]


@pytest.mark.clause("CON-2")
def test_the_destruction_of_an_original_is_put_on_record_once(world: World) -> None:
    world.posts("Boots on.", [SKY])
    run_waiting()
    photos.destroy_original(Photo.objects.get().pk)

    assert [entry.clause for entry in AuditEntry.objects.filter(verb="original destroyed")] == ["CON-2"]


def test_publishing_is_counted_as_a_change_of_the_feed(world: World) -> None:
    draft_id, before = world.drafts("Boots on."), Feed.objects.get().changes
    publishes(world, draft_id)

    assert Feed.objects.get().changes == before + 1


def test_staff_write_as_the_feed_and_the_record_keeps_who_it_was(world: World) -> None:
    post_id = world.posts("Boots on.")

    assert AuditEntry.objects.get(subject=f"post:{post_id}").actor_id == world.viewer(cast.TEACHER).account_id
    assert cast.TEACHER.name not in Post.objects.get(pk=post_id).card
