"""Text that was read from a picture: any word of the roll in it is enough, whatever its use."""

from nestbox.policy.names import folded
from nestbox.policy.spotting.index import NamesOfRoll


def matching_word(text: str, names: NamesOfRoll) -> str | None:
    """The word of the roll that a text holds, folded, or None."""
    return next((word for word in folded(text).split() if word in names.words), None)
