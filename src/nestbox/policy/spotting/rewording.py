"""What could stand where a name stood."""

from collections.abc import Iterable

from nestbox.policy.spotting.shapes import How, NameFound

SOMEBODY = "one of our children"


def rewording(found: NameFound, year_groups: Iterable[int | None] = ()) -> str:
    """Words to put in place of a name: “one of our Year 5s”, and whose where it stood in the possessive.

    `year_groups` are those of the children on the trip; unless they are one and the same, none is said.
    """
    known = set(year_groups)
    year = known.pop() if len(known) == 1 else None
    who = (
        SOMEBODY if year is None else f"one of our Year {year}s" if year else "one of our Reception children"
    )
    text = found.text.rstrip()
    if found.how is How.RUN_TOGETHER:
        return who
    return f"{who}’s" if text.endswith(("'s", "’s", "s'", "s’")) else who
