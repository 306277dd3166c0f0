"""Drafts: kept as they are typed, and read by nobody else."""

from datetime import date

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.photos import actions as photos
from nestbox.posts import actions, drafts
from nestbox.posts.drafts import Wording
from nestbox.records.models import AuditEntry, Draft, Photo, Rendition
from nestbox.schools import reads as schools
from tests.world import OTHER_TEACHER, follower, picture

CONFIRMED = Wording("Boots on.", None, outside_purpose_confirmed=True)


def test_a_draft_is_kept_as_it_is_typed(world: World) -> None:
    draft_id = world.drafts("Boots on.\r\n\tTwo groups today. ")

    assert drafts.draft(world.viewer(cast.TEACHER), draft_id).text == "Boots on.\n Two groups today."


def test_the_same_key_is_the_same_draft(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    first = drafts.start(teacher, world.school_id, "a-key", CONFIRMED)

    assert drafts.start(teacher, world.school_id, "a-key", CONFIRMED) == first
    assert Draft.objects.count() == 1


def test_a_form_that_is_sent_again_with_other_words_keeps_the_newer_words(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = drafts.start(teacher, world.school_id, "a-key", CONFIRMED)
    drafts.start(teacher, world.school_id, "a-key", Wording("Boots off.", None))

    assert drafts.draft(teacher, draft_id).text == "Boots off."


def test_a_form_that_is_sent_again_after_publication_changes_nothing(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = drafts.start(teacher, world.school_id, "a-key", CONFIRMED)
    actions.publish(teacher, draft_id)
    drafts.start(teacher, world.school_id, "a-key", Wording("Boots off.", None))

    assert Draft.objects.get().text == "Boots on."


def test_another_authors_key_is_another_draft(world: World) -> None:
    first = drafts.start(world.viewer(cast.TEACHER), world.school_id, "a-key", CONFIRMED)

    assert drafts.start(world.viewer(cast.HEADTEACHER), world.school_id, "a-key", CONFIRMED) != first


@pytest.mark.clause("LEN-1")
def test_a_text_that_is_too_long_is_kept_and_said_to_be_too_long(world: World) -> None:
    shown = drafts.draft(world.viewer(cast.TEACHER), world.drafts("a" * 141))

    assert (len(shown.text), shown.length) == (141, 141)
    assert [(finding.clause, finding.why) for finding in shown.findings] == [
        ("LEN-1", "This is 1 character too long. The limit is 140 characters.")
    ]


@pytest.mark.clause("PUR-1")
def test_a_draft_without_a_trip_asks_about_its_purpose(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = drafts.start(teacher, world.school_id, "a-key", Wording("Boots on.", None))

    assert [finding.clause for finding in drafts.draft(teacher, draft_id).findings] == ["PUR-1"]


def test_saving_answers_what_stood_against_publishing(world: World) -> None:
    teacher = world.viewer(cast.TEACHER)
    draft_id = drafts.start(teacher, world.school_id, "a-key", Wording("a" * 141, None))
    drafts.save(teacher, draft_id, CONFIRMED)

    assert drafts.draft(teacher, draft_id).findings == ()


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize(
    "member", [cast.HEADTEACHER, cast.ADMINISTRATOR, cast.OFFICE_MANAGER, cast.FOLLOWER, OTHER_TEACHER]
)
def test_a_draft_belongs_to_its_author_alone(world: World, elsewhere: World, member: Member) -> None:
    follower(world)
    draft_id = world.drafts("Boots on.", [(picture(), "Boots.")])
    photo_id, viewer = Photo.objects.get().pk, world.viewer(member)

    for act in (
        lambda: drafts.draft(viewer, draft_id),
        lambda: drafts.save(viewer, draft_id, CONFIRMED),
        lambda: drafts.discard(viewer, draft_id),
        lambda: actions.publish(viewer, draft_id),
        lambda: photos.receive(viewer, draft_id, picture()),
        lambda: photos.describe(viewer, photo_id, "Mine."),
        lambda: photos.leave_out(viewer, photo_id),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert drafts.open_drafts(viewer) == []
    assert drafts.published(viewer, draft_id) is None


@pytest.mark.parametrize("member", [cast.OFFICE_MANAGER, cast.FOLLOWER, OTHER_TEACHER])
def test_only_those_who_post_for_the_school_start_a_draft(
    world: World, elsewhere: World, member: Member
) -> None:
    follower(world)

    with pytest.raises(NotFoundError):
        drafts.start(world.viewer(member), world.school_id, "a-key", CONFIRMED)


def test_a_teacher_who_has_left_loses_their_drafts(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    world.leaves_team(cast.TEACHER)

    with pytest.raises(NotFoundError):
        drafts.draft(world.viewer(cast.TEACHER), draft_id)
    assert drafts.open_drafts(world.viewer(cast.TEACHER)) == []


def test_the_trip_of_another_school_does_not_exist(world: World, elsewhere: World) -> None:
    theirs = elsewhere.trip("A week at sea", "Dover", date(2026, 6, 1), date(2026, 6, 5))

    with pytest.raises(NotFoundError):
        world.drafts("Boots on.", trip_id=theirs)


def test_open_drafts_are_listed_with_their_first_words(world: World) -> None:
    draft_id = world.drafts("Boots on.")

    assert drafts.open_drafts(world.viewer(cast.TEACHER)) == [(draft_id, "Boots on.")]


def test_a_published_draft_is_no_longer_open(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    teacher = world.viewer(cast.TEACHER)
    post_id = actions.publish(teacher, draft_id)

    assert drafts.open_drafts(teacher) == []
    assert drafts.published(teacher, draft_id) == post_id
    with pytest.raises(NotFoundError):
        drafts.save(teacher, draft_id, CONFIRMED)


def test_a_discarded_draft_leaves_no_text_no_photo_and_no_file(
    world: World, django_capture_on_commit_callbacks: OnCommit
) -> None:
    draft_id = world.drafts("Boots on.", [(picture(), "Boots."), (picture("red"), "A door.")])
    paths = [rendition.path for rendition in Rendition.objects.all()]
    with django_capture_on_commit_callbacks(execute=True):
        drafts.discard(world.viewer(cast.TEACHER), draft_id)

    assert (Draft.objects.get().text, Photo.objects.count(), Rendition.objects.count()) == ("", 0, 0)
    assert (len(paths), [path for path in paths if default_storage.exists(path)]) == (8, [])


def test_discarding_is_put_on_record(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    drafts.discard(world.viewer(cast.TEACHER), draft_id)

    assert AuditEntry.objects.get(verb="draft discarded").subject == f"draft:{draft_id}"


def test_a_discarded_draft_cannot_be_published(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    drafts.discard(world.viewer(cast.TEACHER), draft_id)

    with pytest.raises(NotFoundError):
        actions.publish(world.viewer(cast.TEACHER), draft_id)


def test_trips_to_choose_from_are_the_schools_own(world: World, elsewhere: World) -> None:
    ours = world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))
    elsewhere.trip("A week at sea", "Dover", date(2026, 6, 1), date(2026, 6, 5))

    assert [trip.id for trip in schools.trips(world.viewer(cast.TEACHER), world.school_id)] == [ours]


def says(world: World, draft_id: int, text: str, base: str) -> int:
    wording = Wording(text, None, outside_purpose_confirmed=True)
    return drafts.keep(world.viewer(cast.TEACHER), draft_id, wording, base)


def open_texts(world: World) -> set[str]:
    return set(Draft.objects.filter(ended_at=None).values_list("text", flat=True))


def test_words_are_kept_while_they_are_typed(world: World) -> None:
    draft_id = world.drafts("Boots")

    assert says(world, draft_id, "Boots on", "Boots") == says(world, draft_id, "Boots on.", "Boots on")
    assert open_texts(world) == {"Boots on."}


def test_two_windows_write_nothing_over(world: World) -> None:
    draft_id = world.drafts("Boots")
    says(world, draft_id, "Boots on.", "Boots")
    other = says(world, draft_id, "Boots off.", "Boots")

    assert other != draft_id
    assert open_texts(world) == {"Boots on.", "Boots off."}
    assert says(world, other, "Boots off again.", "Boots off.") == other


def test_words_that_come_twice_are_kept_once(world: World) -> None:
    draft_id = world.drafts("Boots")
    says(world, draft_id, "Boots on.", "Boots")

    assert says(world, draft_id, "Boots on.", "Boots") == draft_id
    assert Draft.objects.count() == 1


def test_words_typed_after_publication_become_a_draft_of_their_own(world: World) -> None:
    draft_id = world.drafts("Boots on.")
    world.publishes(draft_id)
    says(world, draft_id, "Boots off.", "Boots on.")

    assert open_texts(world) == {"Boots off."}


def test_nobody_types_into_somebody_elses_draft(world: World, elsewhere: World) -> None:
    draft_id = world.drafts("Boots on.")

    for viewer in (world.viewer(cast.HEADTEACHER), elsewhere.viewer(OTHER_TEACHER)):
        with pytest.raises(NotFoundError):
            drafts.keep(viewer, draft_id, CONFIRMED, "Boots on.")
    assert Draft.objects.count() == 1
