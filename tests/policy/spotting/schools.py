"""Schools with children who are called like words, and sentences for which the rules were then improved.

Each was written as an adversary would, and judged once before any rule was changed for it: the figures of
that first time are in docs/decisions/names.md. No innocent sentence has the full name of a child.
"""

from datetime import date

from nestbox.policy.naming import find_names, index_of
from nestbox.roll.files.name_lists import names_in
from tests.policy.spotting.judging import HERE, Score, innocent_sentences, judged, named_sentences

SCHOOLS = sorted(folder.name for folder in (HERE / "schools").iterdir())


def score_of(school: str) -> Score:
    """How a school's sentences fare on its roll, with no list of staff or places."""
    folder = f"schools/{school}"
    roll = names_in([((HERE / folder / "roll.csv").read_bytes(), "roll.csv")], today=date(2026, 5, 1))
    names = index_of(roll.pupils)
    return judged(named_sentences(folder), innocent_sentences(folder), lambda text: find_names(text, names))
