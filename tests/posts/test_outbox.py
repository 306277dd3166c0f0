"""Posts from an outbox: one whatever is retried; what stands against it comes back as a draft."""

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import actions as photos
from nestbox.photos import uploads
from nestbox.photos.uploads import Announced
from nestbox.posts import drafts, outbox, tasks
from nestbox.posts.drafts import Wording
from nestbox.posts.outbox import GIVEN_BACK, Parcel, Sent, Stage
from nestbox.records.models import AuditEntry, Draft, Notice, Photo, Post, Sending
from tests.world import picture

ABOUT_NOTHING = Wording("The lake is still.", None, outside_purpose_confirmed=True)
VOUCHED = Parcel(ABOUT_NOTHING, photos=1, vouched=True)


def takes(world: World, parcel: Parcel, key: str = "one") -> int:
    return outbox.take(world.viewer(cast.TEACHER), world.school_id, key, parcel)


def arrives(world: World, draft_id: int, data: bytes | None = None, alt: str = "A lake.") -> None:
    """One photo arrives whole."""
    teacher, data = world.viewer(cast.TEACHER), data or picture()
    upload = uploads.begin(teacher, draft_id, Announced("photo", len(data), alt=alt))
    uploads.append(teacher, upload.id, 0, data)
    uploads.finish(teacher, upload.id)


def stands(world: World, draft_id: int) -> Sent:
    return outbox.sent(world.viewer(cast.TEACHER), draft_id)


def test_words_alone_are_published_at_once(world: World) -> None:
    draft_id = takes(world, Parcel(ABOUT_NOTHING))
    outbox.send_on(draft_id)

    assert stands(world, draft_id) == Sent(draft_id, Stage.PUBLISHED, Post.objects.get().pk)


def test_however_often_it_is_sent_there_is_one_post(world: World) -> None:
    sent = {takes(world, Parcel(ABOUT_NOTHING)) for _ in range(3)}
    for draft_id in [*sent, *sent]:
        outbox.send_on(draft_id)
    sent.add(takes(world, Parcel(ABOUT_NOTHING)))

    assert (len(sent), Post.objects.count(), Sending.objects.count()) == (1, 1, 1)


def test_a_post_waits_for_its_photos(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    outbox.send_on(draft_id)

    assert (stands(world, draft_id).stage, Post.objects.count()) == (Stage.ARRIVING, 0)


@pytest.mark.clause("CON-3")
def test_a_post_waits_until_its_photos_are_covered(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    arrives(world, draft_id)
    outbox.send_on(draft_id)

    assert (stands(world, draft_id).stage, Post.objects.count()) == (Stage.LOOKED_AT, 0)


@pytest.mark.clause("CON-3")
def test_photos_that_somebody_vouched_for_are_published_by_the_worker(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    arrives(world, draft_id)
    run_waiting()

    assert stands(world, draft_id) == Sent(draft_id, Stage.PUBLISHED, Post.objects.get().pk)
    entry = AuditEntry.objects.get(verb="sent from an outbox")
    assert (entry.clause, entry.detail) == ("CON-3", {"photos": 1, "vouched": True})


@pytest.mark.clause("CON-3")
def test_photos_that_nobody_looked_at_come_back_to_be_looked_at(world: World) -> None:
    draft_id = takes(world, Parcel(ABOUT_NOTHING, photos=1))
    arrives(world, draft_id)
    run_waiting()

    assert (stands(world, draft_id).stage, Post.objects.count()) == (Stage.GIVEN_BACK, 0)
    assert [(n.sentence, n.path) for n in Notice.objects.filter(kind="given-back")] == [
        (GIVEN_BACK, f"/drafts/{draft_id}/")
    ]


@pytest.mark.clause("MED-1")
def test_what_the_gate_finds_comes_back_with_it(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    arrives(world, draft_id, alt="")
    run_waiting()

    sent = stands(world, draft_id)
    assert (sent.stage, [found.clause for found in sent.findings]) == (Stage.GIVEN_BACK, ["MED-1"])


@pytest.mark.clause("LEN-1")
def test_words_that_are_too_long_come_back_whole(world: World) -> None:
    words = "Eleven miles of mud. " * 20
    draft_id = takes(world, Parcel(Wording(words, None, outside_purpose_confirmed=True)))
    outbox.send_on(draft_id)

    assert (stands(world, draft_id).stage, Draft.objects.get().text) == (Stage.GIVEN_BACK, words.strip())


def test_a_file_that_is_no_photo_brings_the_post_back(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    arrives(world, draft_id, b"A letter.")
    outbox.send_on(draft_id)

    sent = stands(world, draft_id)
    assert (sent.stage, [row.refusal[:24] for row in sent.uploads]) == (
        Stage.GIVEN_BACK,
        ["This file is not a photo"],
    )


@pytest.mark.clause("CON-3")
def test_a_photo_that_was_added_on_a_page_is_not_vouched_for(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    photos.receive(world.viewer(cast.TEACHER), draft_id, picture("navy"), "A boat.")
    arrives(world, draft_id)
    run_waiting()

    assert (stands(world, draft_id).stage, Post.objects.count()) == (Stage.GIVEN_BACK, 0)


def test_what_came_back_is_never_published_by_itself(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    arrives(world, draft_id, alt="")
    run_waiting()
    photos.describe(world.viewer(cast.TEACHER), Photo.objects.get().pk, "A lake.")
    outbox.send_on(draft_id)

    assert (stands(world, draft_id).stage, Post.objects.count()) == (Stage.GIVEN_BACK, 0)
    assert Notice.objects.filter(kind="given-back").count() == 1


def test_words_that_were_mended_since_stay_as_they_are(world: World) -> None:
    draft_id = takes(world, Parcel(Wording("The lake is still.", None)))
    outbox.send_on(draft_id)
    drafts.save(world.viewer(cast.TEACHER), draft_id, Wording("The lake was still.", None))
    takes(world, Parcel(Wording("The lake is still.", None)))

    assert Draft.objects.get().text == "The lake was still."


def test_a_draft_that_was_thrown_away_stays_away(world: World) -> None:
    draft_id = takes(world, VOUCHED)
    drafts.discard(world.viewer(cast.TEACHER), draft_id)
    outbox.send_on(draft_id)

    assert (stands(world, draft_id).stage, Post.objects.count()) == (Stage.GONE, 0)


def test_who_left_the_team_publishes_nothing(world: World) -> None:
    draft_id = takes(world, Parcel(ABOUT_NOTHING))
    world.leaves_team(cast.TEACHER)
    outbox.send_on(draft_id)

    assert Post.objects.count() == 0


def test_nobody_else_learns_of_it(world: World) -> None:
    draft_id = takes(world, Parcel(ABOUT_NOTHING))
    with pytest.raises(NotFoundError):
        outbox.sent(world.viewer(cast.HEADTEACHER), draft_id)


def test_what_a_lost_job_left_goes_out_by_night(world: World) -> None:
    draft_id = takes(world, Parcel(ABOUT_NOTHING))
    tasks.send_all_on()

    assert (stands(world, draft_id).stage, outbox.waiting()) == (Stage.PUBLISHED, [])
