"""The shapes of identifiers in addresses. What does not fit a database column does not exist."""

from __future__ import annotations

_LARGEST = 2**63 - 1


class Identifier:
    """A positive 64-bit number."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        """The number. Raises ``ValueError``, which Django answers as an address that does not exist."""
        number = int(value)
        if number > _LARGEST:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


def identifier(text: str | None) -> int | None:
    """The number that a field or a parameter names, or None where it is not one that could exist."""
    if not text or len(text) > len(str(_LARGEST)) or not (text.isascii() and text.isdecimal()):
        return None
    number = int(text)
    return number if number <= _LARGEST else None


class Handle:
    """A feed's @name, without the @."""

    regex = "[A-Za-z0-9_]{1,30}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value
