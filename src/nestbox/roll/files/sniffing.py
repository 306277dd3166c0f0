"""Headers that can mean two things, told apart by what stands below them."""

from collections.abc import Sequence

from nestbox.roll.files.cells import flag
from nestbox.roll.files.headers import Meaning

GUARDIAN = frozenset({"primary_guardian", "legal_guardian"})


def sniffed(found: Meaning, values: Sequence[str]) -> Meaning:
    """A column "Primary guardian" may be a yes or a name; one "Main contact" may be a name or a yes."""
    said = [value for value in values if value]
    flags = [flag(value) is not None for value in said]
    if found.attribute in GUARDIAN and said and not any(flags):
        return Meaning("name", "contact", found.number or 1)
    if found.attribute == "name" and found.who == "contact" and said and all(flags):
        return Meaning("priority" if found.number == 1 else "", "contact")
    return found
