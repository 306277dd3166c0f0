"""The first minutes of an installation."""

import pytest
from django.conf import settings as installed
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from nestbox.accounts import reads as accounts
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Role
from nestbox.schools.installation import set_up_code
from tests.web.people import Answer, page, sign_in

EMAIL, PASSWORD = "alex.porter@gmail.com", "seven wet tents in a field"


@pytest.fixture
def first(db: None) -> Client:
    """A browser at an empty installation."""
    cache.clear()
    return Client()


def set_up(client: Client, **other: str) -> Answer:
    """Somebody fills in the set-up page."""
    form = {
        "code": set_up_code(),
        "name": "Alex Porter",
        "email": EMAIL,
        "password": PASSWORD,
        "values_text": installed.EXAMPLE_VALUES.read_text(encoding="utf-8"),
    }
    return client.post("/setup/", form | other)


def test_an_empty_installation_leads_to_its_set_up(first: Client) -> None:
    assert first.get("/")["Location"] == "/setup/"


def test_the_page_offers_an_example(first: Client) -> None:
    assert "PrimaryRedbourn" in page(first.get("/setup/"))


def test_the_set_up_makes_the_first_administrator(first: Client) -> None:
    assert set_up(first).url == "/account/login/"
    assert sign_in(first, EMAIL, PASSWORD).status_code == 302
    account = accounts.account(EMAIL)
    assert [role.role for role in account.roles.all()] == [Role.ADMINISTRATOR]


def test_the_first_administrator_has_no_powers_before_the_second_factor(first: Client) -> None:
    set_up(first)
    sign_in(first, EMAIL, PASSWORD)

    assert first.get("/values/")["Location"] == "/account/2fa/"


def test_the_second_run_is_not_there(first: Client) -> None:
    set_up(first)
    asked, sent = first.get("/setup/"), set_up(first, email="second@gmail.com")

    assert (asked.status_code, sent.status_code) == (404, 404)
    with pytest.raises(NotFoundError):
        accounts.account("second@gmail.com")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "000000000000"),
        ("code", ""),
        ("code", "päßwort"),
        ("password", "short"),
        ("email", "nobody"),
        ("email", f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example"),
        ("name", ""),
        ("name", "x" * 81),
        ("values_text", "not = ["),
        ("values_text", ""),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_set_up(first: Client, field: str, value: str) -> None:
    response = set_up(first, **{field: value})

    assert response.status_code == 422
    assert first.get("/")["Location"] == "/setup/"


def test_the_values_that_were_typed_come_back(first: Client) -> None:
    response = set_up(first, code="wrong", values_text="# all my own work")

    assert "# all my own work" in page(response)


def test_a_slip_in_the_values_is_named_with_its_line(first: Client) -> None:
    text = installed.EXAMPLE_VALUES.read_text(encoding="utf-8").replace("140", '"many"')

    assert "line" in page(set_up(first, values_text=text))


def test_the_password_does_not_come_back(first: Client) -> None:
    assert PASSWORD not in page(set_up(first, code="wrong"))


def test_the_code_may_come_with_the_address(first: Client) -> None:
    assert 'value="abc123"' in page(first.get("/setup/?code=abc123"))


def test_the_demonstration_is_never_set_up_by_hand(first: Client, settings: Settings) -> None:
    settings.DEMO = True

    assert first.get("/")["Location"] == "/demo/"
    assert set_up(first).status_code == 422
