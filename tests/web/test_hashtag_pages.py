"""The question of a hashtag: in the app, behind the link of an e-mail, and at the office (SAF-4)."""

import pytest
from django.test import Client

from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.photos import accounting
from nestbox.posts import drafts, hashtag_asking
from nestbox.roll import reads as roll
from tests.web.people import letters_to, link_in, page, signed_in
from tests.world import picture


@pytest.fixture
def draft_id(sam: Client, world: World) -> int:
    """A draft that waits for the answer of Leo's one carer, who follows."""
    draft_id = world.drafts("Up early! #LakesTrip", [(picture(), "A path.")])
    teacher = world.viewer(cast.TEACHER)
    leo = roll.pupils(world.viewer(cast.OFFICE_MANAGER), world.school_id)[0].id
    accounting.others(teacher, drafts.draft(teacher, draft_id).photos[0].shown.id, {leo})
    hashtag_asking.ask(teacher, draft_id)
    return draft_id


@pytest.fixture
def address(draft_id: int) -> str:
    """Where the link of the e-mail leads."""
    return link_in(letters_to(cast.FOLLOWER.email)[-1])


def is_open(world: World, draft_id: int) -> bool:
    return bool(drafts.draft(world.viewer(cast.TEACHER), draft_id).findings)


@pytest.mark.clause("SAF-4")
def test_a_yes_by_the_link_needs_no_signing_in(world: World, draft_id: int, address: str) -> None:
    nobody = Client()
    answer = nobody.post(address, {"answer": "yes"}, follow=True)

    assert (answer.status_code, "You said yes." in page(answer)) == (200, True)
    assert is_open(world, draft_id) is False


@pytest.mark.clause("SAF-4")
def test_opening_the_link_answers_nothing(world: World, draft_id: int, address: str) -> None:
    for _ in range(3):
        Client().get(address)
        Client().head(address)

    assert is_open(world, draft_id)


@pytest.mark.clause("SAF-2")
def test_the_page_behind_the_link_shows_no_photo_and_no_name(address: str) -> None:
    shown = page(Client().get(address))

    assert "#LakesTrip" in shown
    assert [secret in shown for secret in ("Leo", "Okafor", "/media/", "A path.")] == [False] * 4


@pytest.mark.clause("SAF-4")
def test_the_link_opens_nothing_else(address: str) -> None:
    nobody = Client()
    nobody.post(address, {"answer": "yes"})

    assert nobody.get("/hashtags/").status_code == 302
    assert "_auth_user_id" not in nobody.session


@pytest.mark.clause("SAF-4")
def test_a_carer_answers_in_the_app_and_can_change_their_mind(
    sam: Client, world: World, draft_id: int
) -> None:
    shown = page(sam.get("/hashtags/"))
    question = shown.split('action="/hashtags/')[1].split("/")[0]
    sam.post(f"/hashtags/{question}/", {"answer": "yes"})
    assert is_open(world, draft_id) is False
    sam.post(f"/hashtags/{question}/", {"answer": "no"})

    assert is_open(world, draft_id)
    assert "with Leo in its pictures" in shown


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_anything_but_yes_and_no_is_asked_again(address: str, answer: str) -> None:
    assert Client().post(address, {"answer": answer}).status_code == 422


def test_the_office_sees_whom_to_ask(draft_id: int) -> None:
    shown = page(signed_in(cast.OFFICE_MANAGER).get("/hashtags/paper/"))

    assert [words in shown for words in ("#LakesTrip", "Leo Okafor", cast.FOLLOWER.name)] == [True] * 3
