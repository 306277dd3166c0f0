"""What no person types: hostile ids, NULs, surrogates, endless names, forms from elsewhere."""

import pytest
from django.test import Client

from nestbox.accounts import reads as accounts
from nestbox.demo import cast
from nestbox.demo.world import World
from tests.web.people import NEWCOMER, Answer, is_signed_in, page, sign_up, signed_in

NUL = "a\0b"
SURROGATE = b"text=%ED%A0%80"
ENDLESS = "x" * 200_000
IDS = ("0", "-1", str(2**63 - 1), str(2**63), "9" * 30, "1e3", "\u0661", "1%00", "..")
WHERE = (
    "/posts/{}/",
    "/posts/{}/comments/",
    "/posts/{}/like/",
    "/posts/{}/removal/",
    "/media/{}/small.jpg",
    "/drafts/{}/",
    "/drafts/{}/photos/",
    "/drafts/{}/uploads/",
    "/uploads/{}/",
    "/requests/{}/",
    "/requests/{}/decision/",
    "/follows/{}/ending/",
    "/roles/{}/ending/",
    "/account/2fa/webauthn/keys/{}/remove/",
    "/@{}/",
)


@pytest.fixture
def head(browser: Client) -> Client:
    """The headteacher's browser: nearly everything is allowed in it."""
    return signed_in(cast.HEADTEACHER)


@pytest.mark.parametrize("where", WHERE)
def test_an_id_of_nothing_finds_nothing(head: Client, where: str) -> None:
    asked = [head.generic(method, where.format(name)) for name in IDS for method in ("GET", "POST")]

    assert {response.status_code for response in asked} <= {404, 405}


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "9" * 5000, "\u0661", "x", ""])
@pytest.mark.parametrize("where", ["/?before={}", "/@PrimaryRedbourn/?before={}", "/posts/1/?after={}"])
def test_a_page_number_of_nothing_is_no_accident(sam: Client, where: str, number: str) -> None:
    assert sam.get(where.format(number)).status_code in {200, 404}


@pytest.mark.parametrize("number", [str(2**63), "9" * 5000, "\u0661", "x", "-1"])
@pytest.mark.parametrize("where", ["/compose/", "/trips/", "/followers/", "/roll/", "/team/"])
def test_a_school_of_nothing_finds_nothing(head: Client, where: str, number: str) -> None:
    assert head.get(where, {"school": number}).status_code == 404


@pytest.mark.parametrize("number", ["0", str(2**63), "9" * 5000, "\u0661", "x"])
@pytest.mark.parametrize("field", ["trip", "leave_out", "alt-{}"])
def test_a_number_in_a_draft_that_is_nobodys_is_no_accident(
    teacher: Client, world: World, field: str, number: str
) -> None:
    draft = world.drafts("Still being written.")
    response = teacher.post(f"/drafts/{draft}/", {"text": "Changed.", field.format(number): number})

    assert response.status_code in {302, 400, 404}


FIELDS = (
    ("/posts/{post}/comments/", {"text": NUL, "key": "one", "agree": "1"}),
    ("/posts/{post}/comments/", {"text": "Lovely.", "key": NUL, "agree": "1"}),
    ("/posts/{post}/removal/", {"reason": NUL}),
    ("/compose/", {"text": NUL, "key": "one"}),
    ("/compose/", {"text": "News.", "key": NUL}),
    ("/requests/1/decision/", {"outcome": "refuse", "clause": NUL, "reason": "Nobody knows them."}),
    ("/requests/1/decision/", {"outcome": "refuse", "clause": "REQ-2", "reason": NUL}),
    ("/requests/1/domain/", {"kind": NUL}),
    ("/follows/1/ending/", {"reason": NUL}),
    ("/@PrimaryRedbourn/request/", {"accept": "1", "says": NUL}),
    ("/team/", {"email": NUL, "role": "teacher"}),
    ("/trips/", {"title": NUL, "starts": "2026-06-01", "ends": "2026-06-02"}),
    ("/roll/", {"do": "staff", "name": NUL, "email": "a@gmail.com", "category": "teacher"}),
    ("/account/password/reset/", {"email": NUL}),
    ("/account/email/", {"action_add": "", "email": NUL}),
)


@pytest.mark.parametrize(("where", "form"), FIELDS)
def test_a_nul_in_a_field_is_turned_away(
    head: Client, post_id: int, where: str, form: dict[str, str]
) -> None:
    response = head.post(where.format(post=post_id), form)

    assert response.status_code == 400
    assert "could not be read" in page(response)


def test_a_nul_in_a_search_is_turned_away(sam: Client) -> None:
    assert sam.get("/search/", {"q": NUL}).status_code == 400


def test_a_nul_in_a_sign_up_is_turned_away(browser: Client) -> None:
    assert sign_up(browser, name=NUL).status_code == 400


@pytest.mark.parametrize("where", ["/posts/{}/comments/", "/compose/"])
def test_a_lone_surrogate_is_no_accident(head: Client, post_id: int, where: str) -> None:
    form = SURROGATE + b"&key=one&agree=1"
    response = head.post(where.format(post_id), form, content_type="application/x-www-form-urlencoded")

    assert response.status_code in {302, 403}


@pytest.mark.parametrize(("where", "form"), FIELDS)
def test_an_endless_text_in_a_field_is_no_accident(
    head: Client, post_id: int, where: str, form: dict[str, str]
) -> None:
    endless = {name: ENDLESS if text == NUL else text for name, text in form.items()}

    assert head.post(where.format(post=post_id), endless).status_code < 500


@pytest.mark.parametrize("name", [ENDLESS, "x" * 81, "\u202e" * 30 + "evil", "😀" * 80])
def test_an_endless_name_is_no_accident(browser: Client, name: str) -> None:
    assert sign_up(browser, name=name).status_code in {200, 302}


@pytest.mark.parametrize("name", ["Ann\u202e Lee", " Ann \u2066 Lee", "Ann\tLee\u0007"])
def test_a_name_is_kept_without_what_turns_letters_round(browser: Client, name: str) -> None:
    sign_up(browser, name=name)

    assert accounts.account(NEWCOMER).name == "Ann Lee"


def test_an_address_longer_than_any_can_be_signs_nobody_up(browser: Client) -> None:
    response = sign_up(browser, f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example")

    assert response.status_code == 200
    assert "shorter address" in page(response)


def test_a_name_of_nothing_signs_nobody_up(browser: Client) -> None:
    assert sign_up(browser, name="\u202e").status_code == 200


def stale(token: str | None, text: str) -> Answer:
    """A form whose token has gone stale, from a follower's browser that checks it."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(cast.FOLLOWER).cookies
    form = {"text": text, "password": "never shown", **({"csrfmiddlewaretoken": token} if token else {})}
    return client.post("/posts/1/comments/", form)


@pytest.mark.parametrize("token", [None, "x" * 64, "short"])
def test_a_stale_form_gives_back_what_was_typed(sam: Client, token: str | None) -> None:
    response = stale(token, "A long and kind comment.")

    assert response.status_code == 403
    assert "A long and kind comment." in page(response)


def test_a_stale_form_gives_back_no_password(sam: Client) -> None:
    assert "never shown" not in page(stale(None, "A comment."))


def test_a_form_from_another_site_signs_nobody_in(browser: Client) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/account/login/", {"login": "a@gmail.com"}, headers={"Origin": "https://evil.example"}
    )

    assert response.status_code == 403
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "address", ["/nothing/", "/posts/", "/media/1/../../secret.key", "/.env", "/static/../x", "/%00"]
)
def test_an_unknown_page_says_that_there_is_nothing(browser: Client, address: str) -> None:
    response = browser.get(address)

    assert response.status_code == 404
    assert "There is nothing here" in page(response)


def test_a_request_for_another_host_is_turned_away(browser: Client) -> None:
    assert browser.get("/", headers={"Host": "evil.example"}).status_code == 400
