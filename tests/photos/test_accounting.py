"""Staff say who is in a photo: what stays covered, what may be seen, what cannot be said."""

import math

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import InvalidError, NotFoundError
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting
from nestbox.photos.accounting import Place, Word
from nestbox.policy.facts import Says
from nestbox.policy.standing import Standing
from nestbox.records.models import Area, AuditEntry, Mark, Photo, Presence
from tests.photos.found import Found, face, photo_of, text

PLACE = Place(0.2, 0.3, 0.1, 0.1)


@pytest.fixture
def found(world: World) -> Found:
    return photo_of(world, [face(0), face(1)])


@pytest.fixture
def ada(world: World) -> int:
    """A child who may be shown."""
    pupil_id = world.child("Ada", "Okafor", 5)
    world.answers(pupil_id)
    return pupil_id


def covered(found: Found) -> list[bool]:
    """Which areas are covered in the finished picture, in the order of their rows."""
    run_waiting()
    rows = Area.objects.filter(photo_id=found.photo_id).order_by("id")
    return list(rows.values_list("covered", flat=True))


@pytest.mark.clause("CON-2")
def test_a_child_with_consent_is_shown_and_the_face_beside_it_is_not(found: Found, ada: int) -> None:
    found.says(0, Says.CHILD, ada)

    assert covered(found) == [False, True]


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("answer", [Standing.REFUSED, Standing.WITHDRAWN, None])
def test_a_child_without_consent_stays_covered(found: Found, answer: Standing | None) -> None:
    emil = found.world.child("Emil", "Fischer", 5)
    if answer is not None:
        found.world.answers(emil, answer)
    found.says(0, Says.CHILD, emil)

    assert covered(found) == [True, True]


def test_an_adult_and_what_is_no_face_are_shown(found: Found) -> None:
    found.says(0, Says.ADULT)
    found.says(1, Says.NOT_A_FACE)

    assert covered(found) == [False, False]


def test_cover_all_covers_whatever_was_said(found: Found, ada: int) -> None:
    found.says(0, Says.CHILD, ada)
    found.says(1, Says.ADULT)
    accounting.cover_all(found.world.viewer(cast.TEACHER), found.photo_id)

    assert covered(found) == [True, True]


def test_the_same_word_twice_is_said_once(found: Found) -> None:
    found.says(0, Says.ADULT)
    found.says(0, Says.ADULT)

    assert (Mark.objects.count(), Photo.objects.get(pk=found.photo_id).wanted) == (1, 1)


def test_who_said_what_of_which_area_is_on_record(found: Found, ada: int) -> None:
    area = found.areas[0]
    found.says(0, Says.CHILD, ada)
    entry = AuditEntry.objects.get(verb="area marked")

    assert (entry.clause, entry.subject) == ("CON-2", f"photo:{found.photo_id}")
    assert entry.detail == {"area": area, "says": "child", "pupil": ada}


def test_a_page_that_knows_less_takes_nothing_back(found: Found, ada: int) -> None:
    teacher, areas = found.world.viewer(cast.TEACHER), found.areas
    known = found.screen().known
    found.says(0, Says.CHILD, ada)
    older = [Word(areas[0], Says.COVER), Word(areas[1], Says.ADULT)]
    accounting.mark(teacher, found.photo_id, *older, known=known)

    assert [area.said for area in found.screen().areas] == [f"child:{ada}", "adult"]


def test_a_page_that_knows_less_uncovers_nobody_again(found: Found) -> None:
    teacher, area = found.world.viewer(cast.TEACHER), found.areas[0]
    found.says(0, Says.ADULT)
    known = found.screen().known
    found.says(0, Says.COVER)
    accounting.mark(teacher, found.photo_id, Word(area, Says.ADULT), known=known)

    assert covered(found) == [True, True]


def test_an_area_drawn_by_hand_is_covered(found: Found) -> None:
    accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, PLACE)

    assert (covered(found), Area.objects.last().kind) == ([True, True, True], "drawn")  # type: ignore[union-attr]  # found


def test_an_area_keeps_to_the_picture(found: Found) -> None:
    accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, Place(-0.5, 0.9, 0.75, 5))
    area = Area.objects.get(kind="drawn")

    assert (area.x, area.y, area.width) == (0, 0.9, 0.25)
    assert area.height == pytest.approx(0.1)


@pytest.mark.parametrize(
    "place",
    [
        Place(0.1, 0.1, 0.001, 0.1),
        Place(0.1, 0.1, -0.1, 0.1),
        Place(2, 2, 1, 1),
        Place(math.nan, 0.1, 0.1, 0.1),
        Place(0.1, 0.1, math.nan, 0.1),
    ],
)
def test_a_place_that_is_none_is_not_drawn(found: Found, place: Place) -> None:
    with pytest.raises(InvalidError):
        accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, place)
    assert Area.objects.filter(kind="drawn").count() == 0


def test_an_area_drawn_by_hand_is_moved_and_taken_back(found: Found) -> None:
    teacher = found.world.viewer(cast.TEACHER)
    area = accounting.draw(teacher, found.photo_id, PLACE)
    accounting.move(teacher, found.photo_id, area, Place(0.5, 0.5, 0.25, 0.25))
    moved = Area.objects.get(pk=area)
    accounting.erase(teacher, found.photo_id, area)

    assert ((moved.x, moved.width), Area.objects.filter(pk=area).count()) == ((0.5, 0.25), 0)


def test_what_was_found_is_neither_moved_nor_erased(found: Found) -> None:
    teacher, area = found.world.viewer(cast.TEACHER), found.areas[0]
    with pytest.raises(InvalidError):
        accounting.move(teacher, found.photo_id, area, PLACE)
    with pytest.raises(InvalidError):
        accounting.erase(teacher, found.photo_id, area)
    assert len(found.areas) == 2


def test_a_photo_takes_only_so_many_drawn_areas(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounting, "MOST_DRAWN", 1)
    accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, PLACE)
    with pytest.raises(InvalidError):
        accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, PLACE)
    assert Area.objects.filter(kind="drawn").count() == 1


@pytest.mark.clause("CON-3")
def test_text_with_a_name_stays_covered_whatever_is_said(world: World) -> None:
    found = photo_of(world, texts=[text("Ada's tent", "Ada"), text("Hawse End")])
    found.says(0, Says.NOT_A_FACE)
    found.says(1, Says.COVER)

    assert covered(found) == [True, True]


def test_other_text_is_covered_when_staff_say_so(world: World) -> None:
    found = photo_of(world, texts=[text("Hawse End")])
    before = covered(found)
    found.says(0, Says.COVER)

    assert (before, covered(found)) == ([False], [True])


@pytest.mark.parametrize("says", [Says.ADULT, Says.CHILD])
def test_text_is_nobody(world: World, ada: int, says: Says) -> None:
    found = photo_of(world, texts=[text("Hawse End")])
    with pytest.raises(InvalidError):
        found.says(0, says, ada if says is Says.CHILD else None)
    assert Mark.objects.count() == 0


def test_what_was_drawn_is_not_called_no_face(found: Found) -> None:
    accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, Place(0.01, 0.9, 0.05, 0.05))
    with pytest.raises(InvalidError):
        found.says(2, Says.NOT_A_FACE)
    assert Mark.objects.count() == 0


@pytest.mark.parametrize(("says", "named"), [(Says.CHILD, False), (Says.ADULT, True)])
def test_a_child_and_nobody_else_has_a_name(found: Found, ada: int, says: Says, named: bool) -> None:
    with pytest.raises(InvalidError):
        found.says(0, says, ada if named else None)
    assert Mark.objects.count() == 0


def test_children_seen_from_behind_are_noted_and_taken_back(found: Found, ada: int) -> None:
    teacher, leo = found.world.viewer(cast.TEACHER), found.world.child("Leo", "Okafor", 5)
    accounting.others(teacher, found.photo_id, {ada, leo})
    accounting.others(teacher, found.photo_id, {leo})

    assert list(Presence.objects.values_list("photo_id", "pupil_id")) == [(found.photo_id, leo)]


def test_an_old_page_takes_back_nobody_whom_it_does_not_know(found: Found, ada: int) -> None:
    teacher, leo = found.world.viewer(cast.TEACHER), found.world.child("Leo", "Okafor", 5)
    accounting.others(teacher, found.photo_id, {ada}, set())
    accounting.others(teacher, found.photo_id, {leo}, set())
    accounting.others(teacher, found.photo_id, {leo}, {ada, leo})

    assert list(Presence.objects.values_list("pupil_id", flat=True)) == [leo]


def test_a_child_of_another_school_is_not_there(found: Found, elsewhere: World) -> None:
    teacher, stranger = found.world.viewer(cast.TEACHER), elsewhere.child("Hiro", "Sato", 5)
    elsewhere.answers(stranger)
    with pytest.raises(NotFoundError):
        found.says(0, Says.CHILD, stranger)
    with pytest.raises(NotFoundError):
        accounting.others(teacher, found.photo_id, {stranger})
    assert (Mark.objects.count(), Presence.objects.count()) == (0, 0)


def test_an_area_of_another_photo_is_not_there(found: Found) -> None:
    teacher, other = found.world.viewer(cast.TEACHER), photo_of(found.world, [face(0)])
    with pytest.raises(NotFoundError):
        accounting.mark(teacher, found.photo_id, Word(other.areas[0], Says.ADULT))
    with pytest.raises(NotFoundError):
        accounting.erase(teacher, found.photo_id, other.areas[0])
    assert covered(other) == [True]


@pytest.mark.parametrize("member", [cast.HEADTEACHER, cast.OFFICE_MANAGER, cast.ADMINISTRATOR])
def test_a_draft_is_its_authors_alone(found: Found, member: cast.Member) -> None:
    somebody, area = found.world.viewer(member), found.areas[0]
    with pytest.raises(NotFoundError):
        accounting.mark(somebody, found.photo_id, Word(area, Says.ADULT))
    with pytest.raises(NotFoundError):
        accounting.draw(somebody, found.photo_id, PLACE)
    with pytest.raises(NotFoundError):
        accounting.cover_all(somebody, found.photo_id)
    assert (Mark.objects.count(), len(found.areas)) == (0, 2)


def test_a_published_photo_is_accounted_for_no_more(found: Found) -> None:
    area = found.areas[0]
    found.world.publishes(found.draft_id)
    with pytest.raises(NotFoundError):
        accounting.mark(found.world.viewer(cast.TEACHER), found.photo_id, Word(area, Says.ADULT))
    assert Mark.objects.count() == 0
