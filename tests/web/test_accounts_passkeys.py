"""Passkeys: their pages, and what no browser made. (A browser makes them in tests/browser.)"""

import pytest
from django.test import Client

from tests.web.people import PASSWORD, is_signed_in


@pytest.mark.parametrize("address", ["/account/2fa/webauthn/", "/account/2fa/webauthn/add/"])
def test_passkeys_have_their_pages(new_teacher: Client, address: str) -> None:
    new_teacher.post("/account/reauthenticate/", {"password": PASSWORD})

    assert new_teacher.get(address).status_code == 200


@pytest.mark.parametrize(
    "made_up", ['{"id": "made up"}', "[]", "null", "7", "not json", '{"rawId": {}, "id": []}']
)
def test_a_made_up_passkey_does_not_sign_in(member: Client, made_up: str) -> None:
    response = member.post("/account/2fa/webauthn/login/", {"credential": made_up})

    assert response.status_code < 500
    assert not is_signed_in(member)


def test_a_made_up_passkey_is_not_kept(new_teacher: Client) -> None:
    new_teacher.post("/account/reauthenticate/", {"password": PASSWORD})
    new_teacher.get("/account/2fa/webauthn/add/")
    response = new_teacher.post(
        "/account/2fa/webauthn/add/", {"name": "Mine", "credential": '{"id": "made up"}'}
    )

    assert response.status_code == 200
    assert new_teacher.get("/compose/")["Location"] == "/account/2fa/"
