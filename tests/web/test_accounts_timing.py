"""Time tells no more than words: hashing a password is what takes long, and it is done for everybody."""

from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nestbox.demo import cast
from tests.web.people import NEWCOMER, sign_in, sign_up

WRONG = "not the password at all"


class Hashes:
    """Counts what takes long."""

    def __init__(self) -> None:
        self.count = 0

    def once(self, *_: object, **__: object) -> None:
        self.count += 1

    def of(self, act: Callable[..., object], *arguments: object, **more: object) -> int:
        """How often it was done for this."""
        before = self.count
        act(*arguments, **more)
        return self.count - before


@pytest.fixture
def hashes() -> Iterator[Hashes]:
    """Counts every making and every checking of an Argon2 hash."""
    counted, encode, verify = Hashes(), Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def encoding(hasher: Argon2PasswordHasher, password: str, salt: str) -> str:
        counted.once()
        return encode(hasher, password, salt)

    def verifying(hasher: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        counted.once()
        return verify(hasher, password, encoded)

    with (
        patch.object(Argon2PasswordHasher, "encode", encoding),
        patch.object(Argon2PasswordHasher, "verify", verifying),
    ):
        yield counted


def test_signing_in_takes_as_long_for_an_unknown_address(member: Client, hashes: Hashes) -> None:
    known = hashes.of(sign_in, member, NEWCOMER, WRONG)

    assert (known, hashes.of(sign_in, Client(), "nobody@gmail.com", WRONG)) == (1, 1)


def test_signing_up_takes_as_long_for_a_known_address(browser: Client, hashes: Hashes) -> None:
    unknown = hashes.of(sign_up, browser)

    assert (unknown, hashes.of(sign_up, Client(), cast.TEACHER.email)) == (1, 1)


def test_a_reset_asks_nearly_as_much_for_an_unknown_address(member: Client) -> None:
    costs = []
    for email in (NEWCOMER, "nobody@gmail.com"):
        with CaptureQueriesContext(connection) as queries:
            Client().post("/account/password/reset/", {"email": email})
        costs.append(len(queries))

    assert abs(costs[0] - costs[1]) <= 1
