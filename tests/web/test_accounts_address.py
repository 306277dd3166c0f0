"""Changing one's address: confirmed by its owner, and as good as the one that the office looked at."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.schools.installation import keep_confirmed_account
from tests.web.people import Answer, letters_to, link_in, page, sign_in, sign_up, signed_in

NEW = "sam.at.home@gmail.com"
WORK = "sam@hertfordshire.gov.uk"
SCHOOL = "sam@redbournprimary.co.uk"
THROWN_AWAY = "sam@mailinator.com"
NOBODY_KNOWS = "sam@thefischers.org.uk"


def change(client: Client, email: str) -> Answer:
    """Somebody types a new address."""
    return client.post("/account/email/", {"action_add": "", "email": email})


def test_a_new_address_counts_once_its_owner_confirms_it(sam: Client) -> None:
    change(sam, NEW)
    sam.post(link_in(letters_to(NEW)[0]))

    assert sam.get("/me/").context["viewer"].email == NEW


def test_it_does_not_count_before(sam: Client) -> None:
    change(sam, NEW)

    assert sam.get("/me/").context["viewer"].email == cast.FOLLOWER.email


def test_the_old_address_is_told(sam: Client) -> None:
    change(sam, NEW)
    sam.post(link_in(letters_to(NEW)[0]))

    assert NEW in str(letters_to(cast.FOLLOWER.email)[-1].body)


def test_changing_asks_for_the_password_again(member: Client) -> None:
    sign_in(member)
    response = change(member, NEW)

    assert response.url.startswith("/account/reauthenticate/")
    assert letters_to(NEW) == []


@pytest.mark.parametrize(
    ("email", "clause"),
    [
        pytest.param(WORK, "REQ-5", marks=pytest.mark.clause("REQ-5")),
        pytest.param(SCHOOL, "REQ-5", marks=pytest.mark.clause("ACC-6")),
        pytest.param(THROWN_AWAY, "REQ-4", marks=pytest.mark.clause("REQ-4")),
        pytest.param(NOBODY_KNOWS, "REQ-4", marks=pytest.mark.clause("REQ-4")),
    ],
)
def test_a_follower_cannot_change_to_an_address_that_would_not_have_been_admitted(
    sam: Client, email: str, clause: str
) -> None:
    response = change(sam, email)

    assert clause in page(response)
    assert letters_to(email) == []


def test_the_refused_address_comes_back_to_be_corrected(sam: Client) -> None:
    assert WORK in page(change(sam, WORK))


@pytest.mark.clause("REQ-5")
def test_nor_can_somebody_who_waits_for_the_office(browser: Client, world: World) -> None:
    world.signs_up(cast.PENDING)
    world.asks(cast.PENDING)

    assert "REQ-5" in page(change(signed_in(cast.PENDING), WORK))


def test_whoever_follows_nothing_may_have_any_address(browser: Client, world: World) -> None:
    world.signs_up(cast.NEWCOMER)
    change(signed_in(cast.NEWCOMER), WORK)

    assert len(letters_to(WORK)) == 1


@pytest.mark.clause("REQ-5")
def test_an_address_added_before_the_follow_is_judged_when_it_is_confirmed(
    browser: Client, world: World
) -> None:
    world.signs_up(cast.FOLLOWER)
    change(signed_in(cast.FOLLOWER), WORK)
    link = link_in(letters_to(WORK)[0])
    _admit(world)
    signed_in(cast.FOLLOWER).post(link)

    assert world.viewer(cast.FOLLOWER).email == cast.FOLLOWER.email


def _admit(world: World) -> None:

    world.child("Leo", "Okafor", 5, carer(cast.FOLLOWER))
    world.follows(cast.FOLLOWER)


def test_an_address_that_somebody_else_has_is_answered_like_a_free_one(sam: Client) -> None:
    taken = change(sam, cast.TEACHER.email)

    assert (taken.status_code, taken.url) == (302, "/account/email/")


def test_an_address_that_somebody_else_has_is_not_taken_from_them(sam: Client, world: World) -> None:
    change(sam, cast.TEACHER.email)

    assert world.viewer(cast.FOLLOWER).email == cast.FOLLOWER.email


def test_an_address_that_somebody_signed_up_with_and_did_not_confirm_is_not_taken_either(
    sam: Client, world: World
) -> None:
    sign_up(Client(), NEW)
    change(sam, NEW)
    response = sam.post(link_in(letters_to(NEW)[-1]))

    assert response.status_code < 500
    assert world.viewer(cast.FOLLOWER).email == cast.FOLLOWER.email


def test_a_link_for_somebody_else_does_not_move_the_address(sam: Client, world: World) -> None:
    keep_confirmed_account("other@gmail.com", "Other", None)
    change(sam, NEW)
    other = Client()
    other.force_login(accounts.account("other@gmail.com"))
    other.post(link_in(letters_to(NEW)[0]))

    assert EmailAddress.objects.filter(user__email="other@gmail.com").count() == 1
