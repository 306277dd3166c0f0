"""Addresses of photos for apps that send no credentials with pictures: one follower's each, and short-lived.

A browser needs none of this: its session is the proof, and the addresses on pages hold nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.crypto import constant_time_compare, salted_hmac

from nestbox import clock
from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer

LIFE: Final = timedelta(hours=1)
STEP: Final = timedelta(minutes=15)  # an address stays the same so long, so that an app's cache is of use
NOBODY: Final = Viewer(account_id=0, name="", email="")
_PROOF: Final = re.compile(r"([0-9]{1,18})-([0-9]{1,11})-([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class What:
    """One file of one photo."""

    photo_id: int
    name: str
    extension: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an address says: whose it is, and until when (seconds since 1970)."""

    account_id: int
    until: int


def signed(account_id: int, what: What) -> str:
    """An address of a file for this account alone, good for an hour and up to a quarter more.

    It opens what the account may see at the moment of asking, and nothing else: the right is not in it.
    Raises ``NotFoundError`` for an account that does not exist.
    """
    claim = _Claim(account_id, _end(clock.now()))
    mac = _mac(claim, what, accounts.fingerprint(account_id))
    proof = f"{claim.account_id}-{claim.until}-{mac}"
    return f"/media/{proof}/{what.photo_id}/{what.name}.{what.extension}"


def viewer_of(proof: str, what: What) -> Viewer:
    """Whose address this is, as they stand now; ``NOBODY`` for one that was not made here, or is over.

    One query, whatever is wrong with it: an address that was made up costs what a real one costs.
    """
    read = _PROOF.fullmatch(proof)
    claim = _Claim(int(read[1]), int(read[2])) if read else _Claim(0, 0)
    viewer = accounts.viewer_if(
        claim.account_id,
        lambda fingerprint: constant_time_compare(_mac(claim, what, fingerprint), read[3] if read else ""),
    )
    if viewer is None or viewer.lacks_second_factor or claim.until < clock.now().timestamp():
        return NOBODY
    return viewer


def _end(now: datetime) -> int:
    steps = -(-now.timestamp() // STEP.total_seconds())
    return int(steps * STEP.total_seconds() + LIFE.total_seconds())


def _mac(claim: _Claim, what: What, fingerprint: str) -> str:
    """64 hex digits. The account's fingerprint changes with its password, and ends every address with it."""
    words = (claim.account_id, claim.until, what.photo_id, what.name, what.extension, fingerprint)
    return salted_hmac("nestbox.photos.addresses", repr(words), algorithm="sha256").hexdigest()
