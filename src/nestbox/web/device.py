"""What a device is told of who is signed in, so that it keeps nothing for anybody else, nor too long."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from nestbox.accounts.viewer import Viewer
from nestbox.policy.permissions import Permission

LENGTH = 20  # hex digits: nothing is kept secret by it


@dataclass(frozen=True, slots=True)
class Marks:
    """Opaque marks: of the account, of this session of it, and of the state of all that it may read.

    ``leads``: it may post, so that the outbox and the trip's roster belong on its device.
    """

    account: str
    session: str
    stamp: str
    leads: bool


def marks(request: HttpRequest, viewer: Viewer) -> Marks:
    """The marks of a request's viewer. No query."""
    leads = bool(viewer.schools_where(Permission.POST))
    state = (sorted(viewer.readable), sorted(viewer.changes.items()), leads)
    return Marks(
        account=_mark("account", viewer.account_id),
        session=_mark("session", viewer.account_id, request.session.session_key),
        stamp=_mark("stamp", *state),
        leads=leads,
    )


def as_json(found: Marks) -> dict[str, object]:
    """The same for a script."""
    return asdict(found)


def _mark(*parts: object) -> str:
    return salted_hmac("nestbox.web.device", repr(parts)).hexdigest()[:LENGTH]
