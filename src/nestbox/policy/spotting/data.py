"""The files of the folder data, which come with the package."""

from functools import cache
from importlib.resources import files


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of one file, without remarks. A line that is indented goes on with the one before."""
    text = files("nestbox.policy.spotting").joinpath("data", name).read_text(encoding="utf-8")
    whole = text.replace("\n ", " ")
    return tuple(line for line in whole.splitlines() if line and not line.startswith("#"))


@cache
def _sets() -> dict[str, frozenset[str]]:
    rows = (line.partition(":") for line in lines_of("cues.txt"))
    return {name: frozenset(words.split()) for name, _, words in rows}


def words_for(name: str) -> frozenset[str]:
    """A set of words of the file cues.txt. KeyError where it has none of the name."""
    return _sets()[name]
