"""The office's and the school's pages, as they are used: what they do, and what they say when they do not."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nestbox.demo import cast
from nestbox.demo.world import World, carer
from nestbox.roll.actions import Contact
from tests.web.people import letters_to, page, signed_in
from tests.world import follower

REFUSAL = {"outcome": "refuse", "clause": "REQ-2", "reason": "Nobody here knows them."}


@pytest.fixture
def waiting(world: World) -> int:
    """The request of a mother whom the roll knows."""
    world.child("Ivy", "Rogers", 5, carer(cast.PENDING))
    world.signs_up(cast.PENDING)
    return world.asks(cast.PENDING, "I am the mother of a child in Year 5.")


@pytest.fixture
def admin(browser: Client) -> Client:
    """The administrator's browser."""
    return signed_in(cast.ADMINISTRATOR)


def test_the_queue_shows_who_waits(office: Client, waiting: int) -> None:
    assert cast.PENDING.email in page(office.get("/requests/"))


def test_the_request_shows_its_evidence_and_what_was_said(office: Client, waiting: int) -> None:
    shown = page(office.get(f"/requests/{waiting}/"))

    assert ("mother of a child in Year 5" in shown, cast.PENDING.name in shown) == (True, True)


@pytest.mark.clause("REQ-1")
def test_approving_lets_the_person_in(office: Client, waiting: int, world: World) -> None:
    response = office.post(f"/requests/{waiting}/decision/", {"outcome": "approve", "reason": ""})

    assert response["Location"] == "/requests/"
    assert world.viewer(cast.PENDING).follows == {world.feed_id}


@pytest.mark.clause("REQ-2")
def test_refusing_keeps_the_person_out_and_tells_them(office: Client, waiting: int, world: World) -> None:
    office.post(f"/requests/{waiting}/decision/", REFUSAL)

    assert world.viewer(cast.PENDING).follows == frozenset()
    assert "REQ-2" in str(letters_to(cast.PENDING.email)[-1].body)


def test_the_offices_own_words_are_not_told_to_the_person(office: Client, waiting: int) -> None:
    office.post(f"/requests/{waiting}/decision/", REFUSAL)

    assert "Nobody here knows them." not in str(letters_to(cast.PENDING.email)[-1].body)
    assert "Nobody here knows them." not in page(signed_in(cast.PENDING).get("/@PrimaryRedbourn/"))


@pytest.mark.parametrize("missing", ["clause", "reason", "outcome"])
def test_half_a_decision_is_none_and_what_was_typed_comes_back(
    office: Client, waiting: int, missing: str
) -> None:
    response = office.post(f"/requests/{waiting}/decision/", {**REFUSAL, missing: ""})

    assert response.status_code == (302 if missing == "outcome" else 422)
    assert missing in {"reason", "outcome"} or REFUSAL["reason"] in page(response)


@pytest.mark.clause("REQ-2")
def test_somebody_whom_the_roll_does_not_know_cannot_be_approved(office: Client, world: World) -> None:
    world.signs_up(cast.STRANGER)
    request = world.asks(cast.STRANGER)
    response = office.post(
        f"/requests/{request}/decision/", {"outcome": "approve", "reason": "A nice letter."}
    )

    assert response.status_code == 422
    assert world.viewer(cast.STRANGER).follows == frozenset()


def test_deciding_a_second_time_changes_nothing(office: Client, waiting: int, world: World) -> None:
    office.post(f"/requests/{waiting}/decision/", {"outcome": "approve"})
    response = office.post(f"/requests/{waiting}/decision/", REFUSAL, follow=True)

    assert "already approved" in page(response)
    assert world.viewer(cast.PENDING).follows == {world.feed_id}


@pytest.mark.clause("REQ-5")
def test_the_office_marks_a_domain(office: Client, world: World) -> None:
    contact = Contact(cast.UNKNOWN_DOMAIN.name, cast.UNKNOWN_DOMAIN.email, "mother", principal_carer=True)
    world.child("Emil", "Fischer", 5, contact)
    world.signs_up(cast.UNKNOWN_DOMAIN)
    request = world.asks(cast.UNKNOWN_DOMAIN)
    response = office.post(f"/requests/{request}/domain/", {"kind": "work"}, follow=True)

    assert "REQ-5" in page(response)


def test_a_domain_is_personal_or_work_and_nothing_else(office: Client, waiting: int) -> None:
    response = office.post(f"/requests/{waiting}/domain/", {"kind": "nice"}, follow=True)

    assert "Choose personal or work." in page(response)


@pytest.mark.clause("SAF-2")
def test_ending_a_follow_holds_from_the_next_page_on(office: Client, world: World) -> None:
    post = world.posts("The lake is still.")
    follow = follower(world)
    sam = signed_in(cast.FOLLOWER)
    before = sam.get(f"/posts/{post}/").status_code
    office.post(f"/follows/{follow}/ending/", {"reason": "The child has left."})

    assert (before, sam.get(f"/posts/{post}/").status_code) == (200, 404)


def test_a_follow_does_not_end_without_a_reason(office: Client, world: World) -> None:
    follow = follower(world)
    response = office.post(f"/follows/{follow}/ending/", {"reason": " "}, follow=True)

    assert "Say why the follow ends" in page(response)
    assert world.viewer(cast.FOLLOWER).follows == {world.feed_id}


def test_the_administrator_gives_a_role(admin: Client, world: World) -> None:
    world.signs_up(cast.NEWCOMER)
    admin.post("/team/", {"email": cast.NEWCOMER.email, "role": "teacher"})
    world.secures(cast.NEWCOMER)

    assert world.viewer(cast.NEWCOMER).roles_at(world.school_id) == {"teacher"}


@pytest.mark.parametrize(
    "form",
    [{"email": "nobody@gmail.com", "role": "teacher"}, {"email": cast.TEACHER.email, "role": "king"}],
    ids=["nobody", "no role"],
)
def test_what_cannot_be_given_comes_back_with_a_sentence(admin: Client, form: dict[str, str]) -> None:
    response = admin.post("/team/", form)

    assert response.status_code == 422
    assert form["email"] in page(response)


def test_the_last_administrator_stays(admin: Client, world: World) -> None:
    from nestbox.records.models import RoleHeld

    role = RoleHeld.objects.get(role="administrator")
    response = admin.post(f"/roles/{role.pk}/ending/", follow=True)

    assert "last administrator" in page(response)


def test_a_trip_that_ends_before_it_starts_comes_back(teacher: Client) -> None:
    form = {"title": "The Lakes", "place": "Hawse End", "starts": "2026-06-05", "ends": "2026-06-01"}
    response = teacher.post("/trips/", form)

    assert response.status_code == 422
    assert "Hawse End" in page(response)


def test_a_plan_that_is_saved_as_it_stands_keeps_its_dates(teacher: Client, world: World) -> None:
    trip = world.trip("The Lakes", "Hawse End", date(2026, 6, 1), date(2026, 6, 5))
    shown = page(teacher.get(f"/trips/{trip}/plan/"))
    days = dict(re.findall(r'<input type="date" name="(\w+)" value="([-0-9]+)"', shown))
    response = teacher.post(f"/trips/{trip}/plan/", {"title": "The Lakes", **days})

    assert (days, response.status_code) == ({"starts": "2026-06-01", "ends": "2026-06-05"}, 302)


@pytest.mark.clause("PUR-2")
def test_home_leads_a_trips_leader_to_its_day_and_nobody_else(teacher: Client, world: World) -> None:
    follower(world)
    today = timezone.localdate()
    lakes = world.trip("The Lakes", "Hawse End", today, today)
    world.trip("The Dales", "Malham", today + timedelta(days=1), today + timedelta(days=2))
    shown = [page(browser.get("/")) for browser in (teacher, signed_in(cast.FOLLOWER))]

    assert [re.findall(r'href="(/trips/\d+/today/)"', each) for each in shown] == [
        [f"/trips/{lakes}/today/"],
        [],
    ]


@pytest.mark.clause("GOV-1")
def test_values_with_a_slip_come_back_with_the_line(admin: Client) -> None:
    response = admin.post("/values/", {"text": "length = [\n# mine"})

    assert response.status_code == 422
    assert "# mine" in page(response)
