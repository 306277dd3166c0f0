"""64-bit identifiers that sort by time: also the order of a feed, and the API's ids."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from nestbox import clock

_RANDOM_BITS = 16


def new_identifier() -> int:
    """Milliseconds since 1970 in the upper bits, 16 random bits below: positive, fits a bigint."""
    return int(clock.now().timestamp() * 1000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)


def moment_of(identifier: int) -> datetime:
    """When an identifier was made, to the millisecond, aware, in UTC."""
    return datetime.fromtimestamp((identifier >> _RANDOM_BITS) / 1000, UTC)
