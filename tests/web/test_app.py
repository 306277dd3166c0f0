"""The installable app: what its worker keeps, what a device is told, and the roster for who leads a trip."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nestbox import clock, web
from nestbox.demo import cast
from nestbox.demo.world import World
from nestbox.policy.standing import Standing
from tests.web.people import NEWCOMER, is_signed_in, page, signed_in

STATIC = Path(web.__path__[0]) / "static"
MARKS = ("account", "session", "stamp")


def state(client: Client) -> dict[str, Any]:
    said: dict[str, Any] = client.get("/app/state/").json()
    return said


def on_today(world: World) -> int:
    """A trip that is on."""
    today = timezone.localtime(clock.now()).date()
    return world.trip("The Lakes", "Hawse End", today - timedelta(days=1), today + timedelta(days=1))


def test_the_worker_keeps_every_file_that_pages_are_made_of(browser: Client) -> None:
    said = browser.get("/service-worker.js")
    script = said.content.decode()
    kept = json.loads(script[script.index("start(") + 6 : script.rindex(")")])
    made = {
        f"/static/{folder}/{path.name}" for folder in ("css", "js") for path in (STATIC / folder).iterdir()
    }

    assert said["Content-Type"] == "text/javascript; charset=utf-8"
    assert made <= set(kept["files"])
    assert re.fullmatch(r"nestbox-shell-[0-9a-f]{16}", kept["shell"])


def test_the_manifest_names_files_that_are_there() -> None:
    manifest = json.loads((STATIC / "site.webmanifest").read_text(encoding="utf-8"))
    files = [each["src"] for kind in ("icons", "screenshots") for each in manifest[kind]]

    assert [name for name in files if not (STATIC / name).exists()] == []
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_who_is_signed_out_is_nobody(browser: Client) -> None:
    assert state(browser) == {"account": "", "session": "", "stamp": "", "leads": False, "token": ""}


def test_two_sessions_of_one_account_are_told_apart(sam: Client) -> None:
    one, other = state(sam), state(signed_in(cast.FOLLOWER))

    assert (one["account"], one["stamp"]) == (other["account"], other["stamp"])
    assert one["session"] != other["session"]


def test_two_accounts_share_no_mark(sam: Client, world: World) -> None:
    one, other = state(sam), state(signed_in(cast.TEACHER))

    assert [mark for mark in MARKS if one[mark] == other[mark]] == []


def test_a_page_carries_the_marks_that_the_state_tells(sam: Client) -> None:
    said, shown = state(sam), page(sam.get("/"))

    assert [said[mark] for mark in MARKS] == [
        found[1] for mark in MARKS if (found := re.search(f'data-{mark}="([^"]+)"', shown))
    ]


def test_a_page_for_whoever_is_signed_out_says_so(browser: Client) -> None:
    assert 'data-session=""' in page(browser.get("/account/login/"))


def test_an_error_before_anybody_looked_says_nothing_of_who_is_signed_in(sam: Client) -> None:
    assert "data-session" not in page(sam.get("/no/such/address/"))


def test_the_state_is_another_when_a_post_is_new(sam: Client, world: World) -> None:
    before = state(sam)["stamp"]
    world.posts("The lake is still.")

    assert state(sam)["stamp"] != before


def test_the_state_is_another_when_a_follow_has_ended(sam: Client, world: World) -> None:
    from nestbox.records.models import Follow

    before = state(sam)["stamp"]
    world.ends(Follow.objects.get().pk)

    assert state(sam)["stamp"] != before


def test_only_who_posts_is_given_a_token(sam: Client, world: World) -> None:
    sent, posting = state(sam), state(signed_in(cast.TEACHER))

    assert (sent["leads"], sent["token"], posting["leads"]) == (False, "", True)
    assert len(posting["token"]) == 64


def test_who_left_the_team_leads_no_more(teacher: Client, world: World) -> None:
    world.leaves_team(cast.TEACHER)
    said = state(teacher)

    assert (said["leads"], said["token"]) == (False, "")


def test_a_session_that_ended_elsewhere_is_nobodys(member: Client) -> None:
    from nestbox.accounts import reads as accounts
    from tests.web.people import sign_in

    sign_in(member)
    assert is_signed_in(member)
    row = accounts.account(NEWCOMER)
    row.set_password("another one altogether")
    row.save()

    assert state(member)["session"] == ""


@pytest.mark.clause("CON-2")
def test_a_leader_sees_who_is_on_the_trip_and_who_may_not_be_shown(teacher: Client, world: World) -> None:
    shown, hidden = world.child("Ivy", "Reed", 5), world.child("Leo", "Marsh", 6)
    world.answers(shown)
    world.answers(hidden, Standing.REFUSED)
    on_today(world)
    text = page(teacher.get("/outbox/roster/"))
    first, _, everybody = text.partition("Everybody on the trip")

    assert ("Leo Marsh" in first, "Ivy Reed" in first) == (True, False)
    assert ("Leo Marsh" in everybody, "Ivy Reed" in everybody) == (True, True)


@pytest.mark.clause("SAF-2")
def test_a_follower_finds_no_roster_though_a_trip_is_on(sam: Client, world: World) -> None:
    on_today(world)

    assert sam.get("/outbox/roster/").status_code == 404


def test_the_roster_ends_with_the_role(teacher: Client, world: World) -> None:
    on_today(world)
    assert teacher.get("/outbox/roster/").status_code == 200
    world.leaves_team(cast.TEACHER)

    assert teacher.get("/outbox/roster/").status_code == 404


def test_the_page_without_a_connection_says_nothing_of_anybody(teacher: Client) -> None:
    from django.test import Client as Browser

    assert page(teacher.get("/offline/")).count(cast.TEACHER.name) == 0
    assert "data-session" not in page(Browser().get("/offline/"))
