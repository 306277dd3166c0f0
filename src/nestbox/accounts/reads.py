"""The viewer, read from the database at every request."""

from __future__ import annotations

from django.conf import settings
from django.db import connection

from nestbox.accounts.viewer import Viewer
from nestbox.errors import NotFoundError
from nestbox.policy.permissions import Role
from nestbox.records.models import Account

# One query whatever the number of follows and roles: this runs on every request of every person.
_STANDING = """
    SELECT 'account', NULL, a.last_notice_read, a.name, a.email FROM records_account a
     WHERE a.id = %(id)s AND a.is_active
    UNION ALL
    SELECT 'follow', f.feed_id, 0, '', '' FROM records_follow f
     WHERE f.account_id = %(id)s AND f.ended_at IS NULL
    UNION ALL
    SELECT 'role', r.school_id, d.id, r.role, '' FROM records_roleheld r
      JOIN records_feed d ON d.school_id = r.school_id
     WHERE r.account_id = %(id)s AND r.ended_at IS NULL
    UNION ALL
    SELECT 'factor', NULL, 0, m.type, '' FROM mfa_authenticator m
     WHERE m.user_id = %(id)s AND m.type <> 'recovery_codes'
    UNION ALL
    SELECT 'unread', NULL, COUNT(*), '', '' FROM records_notice n
      JOIN records_account a ON a.id = n.account_id
     WHERE a.id = %(id)s AND n.id > a.last_notice_read
"""

Row = tuple[str, int | None, int, str, str]


def viewer(account_id: int) -> Viewer | None:
    """The account as it stands now, or None where it does not exist or was closed."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"id": account_id})
        rows: list[Row] = cursor.fetchall()
    account = next((row for row in rows if row[0] == "account"), None)
    return None if account is None else _viewer(account_id, account, rows)


def _viewer(account_id: int, account: Row, rows: list[Row]) -> Viewer:
    held = [row for row in rows if row[0] == "role"]
    trusted = settings.DEMO or any(row[0] == "factor" for row in rows)
    return Viewer(
        account_id=account_id,
        name=account[3],
        email=account[4],
        last_notice_read=account[2],
        unread=sum(row[2] for row in rows if row[0] == "unread"),
        follows=frozenset(row[1] for row in rows if row[0] == "follow" and row[1]),
        roles=_by_school(held) if trusted else {},
        feed_of_school={row[1]: row[2] for row in held if row[1]},
        lacks_second_factor=bool(held) and not trusted,
    )


def _by_school(held: list[Row]) -> dict[int, frozenset[Role]]:
    schools = {row[1] for row in held if row[1]}
    return {school: frozenset(Role(row[3]) for row in held if row[1] == school) for school in schools}


def account(email: str) -> Account:
    """The account with this address. Raises ``NotFoundError``."""
    found = Account.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise NotFoundError("no such account")
    return found
