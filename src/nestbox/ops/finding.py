"""What `nestbox doctor` says of one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is all right, and what is so or what to do."""

    what: str
    ok: bool
    says: str
