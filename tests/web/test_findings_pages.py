"""What stands in the way of a draft, on its page and for scripts."""

import json

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import accounting
from nestbox.posts import drafts
from nestbox.posts.findings import as_json
from nestbox.roll import reads as roll
from tests.web.people import page
from tests.world import follower, picture


def test_the_address_for_scripts_answers_with_the_same_findings(teacher: Client, world: World) -> None:
    draft_id = world.drafts("a" * 141)
    shown = drafts.draft(world.viewer(cast.TEACHER), draft_id).findings
    answer = teacher.get(f"/drafts/{draft_id}/findings/")

    assert json.loads(answer.content) == {"draft": str(draft_id), "findings": as_json(shown)}


def test_the_page_marks_the_words_in_question(teacher: Client, world: World) -> None:
    draft_id = world.drafts("a" * 140 + "bc")

    assert "<mark>bc</mark>" in page(teacher.get(f"/drafts/{draft_id}/"))


def test_a_refused_try_shows_the_findings_once_as_its_answer(teacher: Client, world: World) -> None:
    answer = page(teacher.post("/compose/", {"key": "k", "text": "a" * 141, "do": "publish"}))

    assert (answer.count('id="findings"'), "Not published yet" in answer) == (1, True)


def test_words_are_kept_while_they_are_typed(teacher: Client, world: World) -> None:
    draft_id = world.drafts("Boots")
    form = {"text": "Boots on.", "base": "Boots", "outside_purpose": "1"}
    answer = teacher.post(f"/drafts/{draft_id}/words/", form)

    assert json.loads(answer.content) == {"keeps": f"/drafts/{draft_id}/words/", "moved": None}
    assert drafts.draft(world.viewer(cast.TEACHER), draft_id).text == "Boots on."


def test_words_of_a_second_window_are_told_where_they_went(teacher: Client, world: World) -> None:
    draft_id = world.drafts("Boots on.")
    answer = json.loads(teacher.post(f"/drafts/{draft_id}/words/", {"text": "Off.", "base": "B"}).content)

    assert answer["moved"] not in {None, f"/drafts/{draft_id}/"}
    assert ">Off.</textarea>" in page(teacher.get(answer["moved"]))


@pytest.mark.clause("NAM-1")
def test_a_button_says_it_without_the_name(teacher: Client, world: World) -> None:
    world.child("Olivia", "Braithwaite", 5)
    draft_id = world.drafts("Olivia was first over the wall.")
    [found] = drafts.draft(world.viewer(cast.TEACHER), draft_id).findings
    form = {"text": "Olivia was first over the wall.", "outside_purpose": "1", "mend": f"replace|{found.key}"}
    answer = page(teacher.post(f"/drafts/{draft_id}/", form, follow=True))

    assert "One of our Year 5s was first over the wall." in answer


@pytest.mark.clause("SAF-4")
def test_the_carers_are_asked_with_one_tap(teacher: Client, world: World) -> None:
    follower(world)
    draft_id = world.drafts("Up early! #LakesTrip", [(picture(), "A path.")])
    shown = drafts.draft(world.viewer(cast.TEACHER), draft_id)
    accounting.others(world.viewer(cast.TEACHER), shown.photos[0].shown.id, _children(world))
    form = {"text": "Up early! #LakesTrip", "outside_purpose": "1", "mend": "ask carers|"}
    answer = page(teacher.post(f"/drafts/{draft_id}/", form, follow=True))

    assert "One carer was asked in the app and by e-mail." in answer


def _children(world: World) -> set[int]:
    return {pupil.id for pupil in roll.pupils(world.viewer(cast.OFFICE_MANAGER), world.school_id)}


@pytest.mark.clause("NAM-1")
def test_whoever_names_a_child_in_a_comment_is_told_kindly(sam: Client, world: World) -> None:
    post_id = world.posts("Over the wall.")
    form = {"text": "Well done Leo!", "agree": "1", "key": "k"}
    answer = page(sam.post(f"/posts/{post_id}/comments/", form, follow=True))

    assert "somebody at the school looks at it before others see it" in answer
    assert "Until then nobody else sees it." in answer
