"""The viewer, read from the database at every request."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.utils.crypto import constant_time_compare

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Role
from nestbox.records.models import Account

# One query whatever the number of follows and roles: this runs on every request of every person.
# Columns: what the row is, an id, a number, a feed's id, two texts.
_STANDING = """
    SELECT 'account', a.id, a.last_notice_read, 0, a.name, a.email, a.password FROM records_account a
     WHERE a.id = %(id)s AND a.is_active
    UNION ALL
    SELECT 'follow', d.id, d.changes, d.id, '', '', '' FROM records_follow f
      JOIN records_feed d ON d.id = f.feed_id
     WHERE f.account_id = %(id)s AND f.ended_at IS NULL
    UNION ALL
    SELECT 'role', r.school_id, d.changes, d.id, r.role, '', '' FROM records_roleheld r
      JOIN records_feed d ON d.school_id = r.school_id
     WHERE r.account_id = %(id)s AND r.ended_at IS NULL
    UNION ALL
    SELECT 'factor', 0, 0, 0, m.type, '', '' FROM mfa_authenticator m
     WHERE m.user_id = %(id)s AND m.type <> 'recovery_codes'
    UNION ALL
    SELECT 'unread', 0, COUNT(*), 0, '', '', '' FROM records_notice n
      JOIN records_account a ON a.id = n.account_id
     WHERE a.id = %(id)s AND n.id > a.last_notice_read
"""


class Row(NamedTuple):
    """One row of the query above."""

    kind: str
    id: int
    number: int
    feed_id: int
    text: str
    email: str
    password: str


def viewer(account_id: int) -> Viewer | None:
    """The account as it stands now, or None where it does not exist or was closed."""
    rows = _standing(account_id)
    account = next((row for row in rows if row.kind == "account"), None)
    return None if account is None else _viewer(account, rows)


def viewer_of(session: SessionBase) -> Viewer | None:
    """Who is signed in with this session, or None: as Django judges it, and in one query.

    The session holds a keyed hash of the password (Django's ``get_session_auth_hash``), so that a changed
    password signs every other device out.
    """
    if session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    held = session.get(HASH_SESSION_KEY, "")
    return viewer_if(int(session[SESSION_KEY]), lambda expected: constant_time_compare(held, expected))


def viewer_if(account_id: int, fits: Callable[[str], bool]) -> Viewer | None:
    """The account as it stands now, where ``fits`` recognises its fingerprint; else None. One query."""
    rows = _standing(account_id)
    account = next((row for row in rows if row.kind == "account"), None)
    if account is None or not fits(_fingerprint(account.password)):
        return None
    return _viewer(account, rows)


def fingerprint(account_id: int) -> str:
    """A keyed hash that changes with the account's password. Raises ``NotFoundError``."""
    account = Account.objects.filter(pk=account_id, is_active=True).only("password").first()
    if account is None:
        raise NotFoundError("no such account")
    return _fingerprint(account.password)


@lru_cache(maxsize=1024)
def _fingerprint(password: str) -> str:
    return Account(password=password).get_session_auth_hash()


def _standing(account_id: int) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"id": account_id})
        return [Row(*row) for row in cursor.fetchall()]


def _viewer(account: Row, rows: list[Row]) -> Viewer:
    held = [row for row in rows if row.kind == "role"]
    trusted = settings.DEMO or any(row.kind == "factor" for row in rows)
    follows = [row for row in rows if row.kind == "follow"]
    return Viewer(
        account_id=account.id,
        name=account.text,
        email=account.email,
        last_notice_read=account.number,
        unread=sum(row.number for row in rows if row.kind == "unread"),
        follows=frozenset(row.feed_id for row in follows),
        roles=_by_school(held) if trusted else {},
        feed_of_school={row.id: row.feed_id for row in held},
        changes={row.feed_id: row.number for row in (*follows, *held)},
        lacks_second_factor=bool(held) and not trusted,
    )


def _by_school(held: list[Row]) -> dict[int, frozenset[Role]]:
    schools = {row.id for row in held}
    return {school: frozenset(Role(row.text) for row in held if row.id == school) for school in schools}


def account(email: str) -> Account:
    """The account with this address. Raises ``NotFoundError``."""
    found = Account.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise NotFoundError("no such account")
    return found
