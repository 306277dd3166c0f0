"""What staff see of a photo: what was found, in which order, and whom they can say it is."""

import pytest

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.errors import NotFoundError
from nestbox.photos import accounting, actions
from nestbox.photos.areas import held_of, judged, with_areas
from nestbox.photos.faces import Face
from nestbox.photos.screen import ChildShown
from nestbox.policy.facts import Says
from nestbox.policy.standing import WHOLE_CLASS_FROM, Purpose, Standing
from nestbox.records.models import Photo, TripPupil
from nestbox.schools import children
from tests.photos.found import Found, face, photo_of, text
from tests.world import picture


def shown(found: Found) -> dict[str, str]:
    """Every child on the screen and why they may not be shown, "" where they may."""
    return {child.name: child.why for child in found.screen().children}


def test_areas_are_called_by_what_they_are_row_by_row(world: World) -> None:
    found = photo_of(world, [face(12), face(1), face(0, 0.12)], [text("Hawse End")])
    accounting.draw(world.viewer(cast.TEACHER), found.photo_id, accounting.Place(0.8, 0.9, 0.1, 0.05))

    assert [area.label for area in found.screen().areas] == [
        "Perhaps a face, 1",
        "Face 1",
        "Face 2",
        "Text “Hawse End”",
        "Drawn by hand, 1",
    ]


def test_faces_of_one_row_are_counted_from_left_to_right_though_none_is_as_high_as_the_next(
    world: World,
) -> None:
    heights = (0.11, 0.09, 0.12, 0.48, 0.51)  # about what rounding would tell apart
    faces = [Face(place % 3 / 5, height, 0.1, 0.15, 0.9) for place, height in enumerate(heights)]
    found = photo_of(world, faces)

    assert [area.id for area in found.screen().areas] == sorted(found.areas)


def test_text_on_the_roll_is_told_with_its_word(world: World) -> None:
    found = photo_of(world, texts=[text("Ada's tent", "Ada"), text("Hawse End")])

    assert [(area.name, area.said) for area in found.screen().areas] == [
        ("Ada", "not a face"),
        ("", "not a face"),
    ]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Standing.GIVEN, ""),
        (Standing.REFUSED, "consent refused"),
        (Standing.WITHDRAWN, "consent withdrawn"),
        (None, "nobody has answered yet"),
    ],
)
@pytest.mark.clause("CON-1")
def test_each_child_is_told_with_why_they_may_not_be_shown(
    world: World, answer: Standing | None, why: str
) -> None:
    pupil_id = world.child("Ada", "Okafor", 5)
    if answer is not None:
        world.answers(pupil_id, answer)

    assert shown(photo_of(world, [face(0)])) == {"Ada Okafor": why}


@pytest.mark.clause("CON-3")
def test_a_picture_of_the_whole_class_asks_for_that_consent(world: World) -> None:
    ada = world.child("Ada", "Okafor", 5)
    world.answers(ada)
    world.answers(ada, Standing.REFUSED, (Purpose.WHOLE_CLASS,))
    few = photo_of(world, [face(place) for place in range(WHOLE_CLASS_FROM - 1)])
    many = photo_of(world, [face(place) for place in range(WHOLE_CLASS_FROM)])

    assert [shown(few), shown(many)] == [
        {"Ada Okafor": ""},
        {"Ada Okafor": "not in pictures of the whole class"},
    ]


@pytest.mark.clause("CON-2")
@pytest.mark.parametrize("whole_class", [None, Standing.GIVEN, Standing.REFUSED])
@pytest.mark.parametrize("photos", [None, Standing.GIVEN, Standing.REFUSED, Standing.WITHDRAWN])
@pytest.mark.parametrize("faces", [1, WHOLE_CLASS_FROM])
def test_who_may_be_shown_on_the_screen_is_who_may_be_published(
    world: World, faces: int, photos: Standing | None, whole_class: Standing | None
) -> None:
    ada = world.child("Ada", "Okafor", 5)
    for purpose, answer in ((Purpose.PHOTOS, photos), (Purpose.WHOLE_CLASS, whole_class)):
        if answer is not None:
            world.answers(ada, answer, (purpose,))
    found = photo_of(world, [face(place) for place in range(faces)])
    said = found.screen().children[0].may_be_shown
    found.says(0, Says.CHILD, ada)
    photo = Photo.objects.prefetch_related(*with_areas()).get(pk=found.photo_id)

    assert [area.may_be_seen for area in judged(photo, held_of([photo]))] == [said] + [False] * (faces - 1)


def test_what_was_said_of_a_child_without_consent_comes_with_a_sentence(world: World) -> None:
    emil = world.child("Emil", "Fischer", 5)
    world.answers(emil, Standing.REFUSED)
    found = photo_of(world, [face(0), face(1)])
    found.says(0, Says.CHILD, emil)

    assert [area.why for area in found.screen().areas] == [
        "This child may not be shown: consent was refused.",
        "",
    ]


def test_the_chosen_children_of_the_trip_are_offered(world: World) -> None:
    from datetime import date

    trip = world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))
    ada, leo = world.child("Ada", "Okafor", 6), world.child("Leo", "Okafor", 5)
    children.choose(world.viewer(cast.TEACHER), trip, {ada})
    found = photo_of(world, [face(0)], draft_id=world.drafts("Boots on.", trip_id=trip))

    assert (list(shown(found)), leo in {child.id for child in found.screen().children}) == (
        ["Ada Okafor"],
        False,
    )


def test_a_child_who_was_named_stays_on_the_list(world: World) -> None:
    from datetime import date

    trip = world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))
    ada, leo = world.child("Ada", "Okafor", 6), world.child("Leo", "Okafor", 5)
    found = photo_of(world, [face(0)], draft_id=world.drafts("Boots on.", trip_id=trip))
    found.says(0, Says.CHILD, leo)
    children.choose(world.viewer(cast.TEACHER), trip, {ada})

    assert (list(shown(found)), TripPupil.objects.count()) == (["Ada Okafor", "Leo Okafor"], 1)


def test_a_child_seen_from_behind_is_marked(world: World) -> None:
    ada = world.child("Ada", "Okafor", 5)
    found = photo_of(world, [face(0)])
    accounting.others(world.viewer(cast.TEACHER), found.photo_id, {ada})

    assert found.screen().children == (
        ChildShown(ada, "Ada Okafor", may_be_shown=False, why="nobody has answered yet", present=True),
    )


def test_photos_lead_to_one_another(world: World) -> None:
    first = photo_of(world, [face(0)])
    second = photo_of(world, [face(0)], draft_id=first.draft_id)

    assert [
        (each.screen().number, each.screen().count, each.screen().next_id) for each in (first, second)
    ] == [
        (1, 2, second.photo_id),
        (2, 2, None),
    ]


def test_a_photo_has_no_screen_before_it_was_looked_at(world: World) -> None:
    draft = world.drafts("Boots on.")
    photo = actions.receive(world.viewer(cast.TEACHER), draft, picture())
    with pytest.raises(NotFoundError):
        Found(world, draft, photo).screen()


def test_a_photo_of_another_draft_has_no_screen_in_this_one(world: World) -> None:
    found, other = photo_of(world, [face(0)]), photo_of(world, [face(0)])
    with pytest.raises(NotFoundError):
        Found(world, found.draft_id, other.photo_id).screen()


def test_nobody_else_has_the_screen(world: World) -> None:
    found = photo_of(world, [face(0)])
    for member in (cast.HEADTEACHER, cast.ADMINISTRATOR, cast.OFFICE_MANAGER):
        with pytest.raises(NotFoundError):
            found.screen(member)
