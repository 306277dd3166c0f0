"""How the audit's entries are chained, so that a removed or changed one is found.

Each digest is SHA-256 over the entry's values and the digest before it: a Merkle chain with one
branch, as in certificate transparency logs (RFC 9162, without the tree).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

ORIGIN = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One entry's values, before its digest."""

    school_id: int
    number: int
    at: datetime
    actor_id: int | None
    verb: str
    clause: str
    subject: str
    detail: dict[str, Any]
    previous: str

    def columns(self) -> dict[str, Any]:
        """The values by the names of the table's columns."""
        return asdict(self)


def digest_of(link: Link) -> str:
    """64 hex digits that change when any value of the entry, or anything before it, does."""
    values = link.columns() | {"at": link.at.astimezone(UTC).isoformat()}
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
