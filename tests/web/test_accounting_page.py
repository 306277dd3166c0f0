"""The page on which staff say who is in a photo: its forms as a browser sends them, and as nobody should."""

import re

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting
from nestbox.photos.accounting import Place
from nestbox.policy.facts import Says
from nestbox.policy.standing import Standing
from nestbox.records.models import Area, Mark, Photo, Presence
from tests.photos.found import Found, face, photo_of, text
from tests.web.people import page

LARGEST = 2**63 - 1


@pytest.fixture
def found(world: World) -> Found:
    return photo_of(world, [face(0), face(1)])


@pytest.fixture
def ada(world: World) -> int:
    """A child who may be shown."""
    pupil_id = world.child("Ada", "Okafor", 5)
    world.answers(pupil_id)
    return pupil_id


def address(found: Found) -> str:
    return f"/drafts/{found.draft_id}/photos/{found.photo_id}/"


def said(found: Found) -> list[str]:
    return [area.said for area in found.screen().areas]


def test_each_face_is_a_choice_that_begins_with_staying_covered(
    teacher: Client, found: Found, ada: int
) -> None:
    first, second = found.areas
    shown = page(teacher.get(address(found)))
    values = re.findall(r'<option value="([^"]+)"', shown)

    assert values == [
        f"{area}:{says}"
        for area in (first, second)
        for says in ("cover", "adult", "not a face", f"child:{ada}")
    ]
    assert " selected" not in shown


def test_done_keeps_what_was_said_and_leads_back_to_the_draft(
    teacher: Client, found: Found, ada: int
) -> None:
    first, second = found.areas
    form = {"do": "done", "mark": [f"{first}:child:{ada}", f"{second}:adult"], "known": "0"}
    answer = teacher.post(address(found), form)

    assert (answer.status_code, answer["Location"]) == (302, f"/drafts/{found.draft_id}/")
    assert said(found) == [f"child:{ada}", "adult"]


def test_next_leads_to_the_next_photo(teacher: Client, found: Found) -> None:
    second = photo_of(found.world, [face(0)], draft_id=found.draft_id)

    assert teacher.post(address(found), {"do": "next"})["Location"] == address(second)
    assert teacher.post(address(second), {"do": "next"})["Location"] == f"/drafts/{found.draft_id}/"


@pytest.mark.clause("CON-2")
def test_a_child_without_consent_is_told_apart_and_told_why(teacher: Client, found: Found) -> None:
    emil = found.world.child("Emil", "Fischer", 5)
    found.world.answers(emil, Standing.REFUSED)
    teacher.post(address(found), {"do": "mark", "mark": f"{found.areas[0]}:child:{emil}"})
    shown = page(teacher.get(address(found)))

    assert "Emil Fischer (stays covered: consent refused)" in shown
    assert "This child may not be shown: consent was refused." in shown
    run_waiting()
    assert Area.objects.filter(covered=False).count() == 0


def test_cover_all_is_one_button(teacher: Client, found: Found) -> None:
    found.says(0, Says.ADULT)
    teacher.post(address(found), {"do": "cover_all"})

    assert said(found) == ["cover", "cover"]


def test_leaving_a_photo_out_leaves_the_rest(teacher: Client, found: Found) -> None:
    second = photo_of(found.world, [face(0)], draft_id=found.draft_id)
    answer = teacher.post(address(found), {"do": "leave_out"})

    assert (answer["Location"], list(Photo.objects.values_list("id", flat=True))) == (
        f"/drafts/{found.draft_id}/",
        [second.photo_id],
    )
    assert teacher.get(address(found)).status_code == 404


def test_the_script_is_answered_with_the_photo_alone(teacher: Client, found: Found) -> None:
    area = found.areas[0]
    answer = page(teacher.post(address(found), {"do": "mark", "mark": f"{area}:adult", "part": "1"}))

    assert (f'data-area="{area}" data-kind="face" data-said="adult"' in answer, "<option" in answer) == (
        True,
        False,
    )
    assert page(teacher.get(f"{address(found)}?part=1")) == answer


def test_a_photo_that_is_being_made_anew_says_so_until_it_is(teacher: Client, found: Found) -> None:
    found.says(0, Says.ADULT)
    before = "data-waiting" in page(teacher.get(address(found)))
    run_waiting()

    assert (before, "data-waiting" in page(teacher.get(address(found)))) == (True, False)


def test_text_with_a_name_of_the_roll_has_no_choice_and_shows_the_word(teacher: Client, world: World) -> None:
    found = photo_of(world, texts=[text("Ada's <b>tent</b>", "Ada")])
    shown = page(teacher.get(address(found)))

    assert "“Ada” is a name on the roll." in shown
    assert ("<select" in shown, "<b>tent" in shown) == (False, False)


def test_the_draft_tells_for_which_names_text_in_a_photo_is_covered(teacher: Client, world: World) -> None:
    found = photo_of(world, texts=[text("ADA'S TENT", "ada"), text("Leo", "leo"), text("Hawse End")])
    shown = page(teacher.get(f"/drafts/{found.draft_id}/"))

    assert ("Text covered, as names on the roll: Ada, Leo<" in shown, "Hawse End" in shown) == (True, False)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"do": "publish"},
        {"do": "mark"},
        {"do": "mark", "mark": ""},
        {"do": "mark", "mark": "nothing"},
        {"do": "mark", "mark": "{area}"},
        {"do": "mark", "mark": "{area}:nobody"},
        {"do": "mark", "mark": "{area}:child"},
        {"do": "mark", "mark": "{area}:child:"},
        {"do": "mark", "mark": "{area}:child:x"},
        {"do": "mark", "mark": "{area}:adult:{ada}"},
        {"do": "mark", "mark": "{other}:adult"},
        {"do": "mark", "mark": f"{LARGEST}:adult"},
        {"do": "mark", "mark": f"{LARGEST + 1}:adult"},
        {"do": "mark", "others": "1", "other": "x"},
        {"do": "draw"},
        {"do": "draw", "x": "nan", "y": "0.1", "width": "0.1", "height": "0.1"},
        {"do": "draw", "x": "0.1", "y": "0.1", "width": "inf", "height": "0.1"},
        {"do": "draw", "x": "0.1", "y": "0.1", "width": "0.1", "height": "1e999"},
        {"do": "draw", "x": "0.1", "y": "0.1", "width": "0", "height": "0.1"},
        {"do": "move", "area": "{area}", "x": "0.5", "y": "0.5", "width": "0.1", "height": "0.1"},
        {"do": "erase", "area": "{area}"},
    ],
)
def test_what_makes_no_sense_changes_nothing(
    teacher: Client, found: Found, ada: int, form: dict[str, str]
) -> None:
    other = photo_of(found.world, [face(0)])
    names = {"area": found.areas[0], "other": other.areas[0], "ada": ada}
    before = list(Area.objects.values())
    filled = {name: value.format(**names) for name, value in form.items()}

    assert teacher.post(address(found), filled).status_code == 302
    assert (list(Area.objects.values()), Mark.objects.count(), Presence.objects.count()) == (before, 0, 0)


@pytest.mark.parametrize(
    "form", [{"do": "erase"}, {"do": "move", "x": "0", "y": "0", "width": "1", "height": "1"}]
)
def test_an_area_of_another_photo_is_not_there(teacher: Client, found: Found, form: dict[str, str]) -> None:
    other = photo_of(found.world, [face(0)])
    area = accounting.draw(found.world.viewer(cast.TEACHER), other.photo_id, Place(0.5, 0.5, 0.25, 0.25))

    assert teacher.post(address(found), form | {"area": str(area)}).status_code == 404
    assert Area.objects.get(pk=area).x == 0.5


def test_a_child_of_another_school_is_not_there(teacher: Client, found: Found, elsewhere: World) -> None:
    stranger = elsewhere.child("Hiro", "Sato", 5)
    elsewhere.answers(stranger)
    marked = teacher.post(address(found), {"do": "mark", "mark": f"{found.areas[0]}:child:{stranger}"})
    noted = teacher.post(address(found), {"do": "mark", "others": "1", "other": str(stranger)})

    assert (marked.status_code, noted.status_code) == (404, 404)
    assert (Mark.objects.count(), Presence.objects.count()) == (0, 0)
    assert "Sato" not in page(teacher.get(address(found)))


def test_a_page_says_of_the_others_only_what_was_changed_on_it(
    teacher: Client, found: Found, ada: int
) -> None:
    leo = found.world.child("Leo", "Okafor", 5)
    old = {"do": "mark", "others": "1"}
    accounting.others(found.world.viewer(cast.TEACHER), found.photo_id, {ada})
    assert f'name="was" value="{ada}"' in page(teacher.get(address(found)))
    teacher.post(address(found), old | {"other": str(leo)})
    both = set(Presence.objects.values_list("pupil_id", flat=True))
    teacher.post(address(found), old | {"other": str(leo), "was": [str(ada), str(leo)]})

    assert (both, list(Presence.objects.values_list("pupil_id", flat=True))) == ({ada, leo}, [leo])


def test_an_area_erased_on_another_page_takes_nothing_else_with_it(teacher: Client, found: Found) -> None:
    drawn = accounting.draw(found.world.viewer(cast.TEACHER), found.photo_id, Place(0.5, 0.5, 0.25, 0.25))
    first = found.areas[0]
    accounting.erase(found.world.viewer(cast.TEACHER), found.photo_id, drawn)
    teacher.post(address(found), {"do": "done", "mark": [f"{drawn}:cover", f"{first}:adult"], "known": "0"})

    assert said(found) == ["adult", "cover"]


def test_two_pages_of_one_photo_add_up(teacher: Client, found: Found, ada: int) -> None:
    first, second = found.areas
    teacher.post(
        address(found), {"do": "done", "mark": [f"{first}:child:{ada}", f"{second}:cover"], "known": "0"}
    )
    teacher.post(address(found), {"do": "done", "mark": [f"{first}:cover", f"{second}:adult"], "known": "0"})

    assert said(found) == [f"child:{ada}", "adult"]


def test_an_uploaded_photo_is_told_from_those_that_were_there(teacher: Client, found: Found) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.world import picture

    file = SimpleUploadedFile("IMG_1.jpg", picture(), "image/jpeg")
    answer = teacher.post(f"/drafts/{found.draft_id}/photos/", {"photos": file}, follow=True)
    newest = Photo.objects.latest("position").pk

    assert re.findall(r'id="photo-(\d+)" data-new', page(answer)) == [str(newest)]
