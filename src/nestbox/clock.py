"""The one clock. The demonstration and the tests may stand it at another moment; nothing else may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_standing_at: ContextVar[datetime | None] = ContextVar("standing_at", default=None)


def now() -> datetime:
    """The moment, aware, in UTC."""
    return _standing_at.get() or datetime.now(UTC)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let ``now`` answer with this moment inside the block."""
    token = _standing_at.set(moment)
    try:
        yield
    finally:
        _standing_at.reset(token)
