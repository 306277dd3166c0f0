"""The names of a school's roll, as the policy looks for them in text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from threading import Lock

from nestbox.policy.naming import (
    NameFound,
    NamesOfRoll,
    find_names,
    index_of,
    is_in_a_place,
    matching_word,
)
from nestbox.policy.roll import Pupil
from nestbox.records import models as records

SCHOOLS_KEPT = 32


@dataclass(frozen=True, slots=True)
class _Said:
    """What the rows say of names: all that an index is made from, and so what tells whether it is stale."""

    pupils: tuple[tuple[int, str, str, str, str], ...]
    staff: tuple[str, ...]


_kept: OrderedDict[int, tuple[_Said, NamesOfRoll]] = OrderedDict()
_lock = Lock()


def names_of_school(school_id: int) -> Callable[[str], str | None]:
    """What tells which word of the roll a text holds, None where it holds none (NAM-1)."""
    return partial(matching_word, names=_index(school_id))


def finder(school_id: int, places: Iterable[str] = ()) -> Callable[[str], tuple[NameFound, ...]]:
    """What finds the children of the roll that a text names (NAM-1), by the roll as it is now: two queries.

    Names within these places are let through. The index is kept from call to call and made anew once a name
    differs, whoever changed it.
    """
    names, through = _index(school_id), tuple(places)

    def find(text: str) -> tuple[NameFound, ...]:
        return tuple(found for found in find_names(text, names) if not is_in_a_place(text, found, through))

    return find


def _index(school_id: int) -> NamesOfRoll:
    said = _said(school_id)
    with _lock:
        kept = _kept.pop(school_id, None)
        if kept is None or kept[0] != said:
            kept = said, _made(said)
        _kept[school_id] = kept
        if len(_kept) > SCHOOLS_KEPT:
            _kept.popitem(last=False)
    return kept[1]


def _said(school_id: int) -> _Said:
    pupils = records.Pupil.objects.filter(school_id=school_id, on_roll=True).order_by("id")
    staff = records.StaffMember.objects.filter(school_id=school_id).order_by("id")
    return _Said(
        tuple(pupils.values_list("id", "forename", "surname", "preferred_name", "preferred_surname")),
        tuple(staff.values_list("name", flat=True)),
    )


def _made(said: _Said) -> NamesOfRoll:
    return index_of((Pupil(*row) for row in said.pupils), staff=said.staff)
