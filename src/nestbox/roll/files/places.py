"""What a column was taken for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What a column holds: a name of FIELDS, of which of several contacts (0: of all), in which role."""

    field: str
    slot: int = 0
    role: str = ""


Places = tuple[Place | None, ...]
