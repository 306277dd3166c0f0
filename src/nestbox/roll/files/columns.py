"""Which column holds what. A column is its place in the table: headers repeat, and mean another person then.

The pupil's own columns come first, the contact's after them, unless the headers say otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nestbox.roll.files.fields import FIELDS
from nestbox.roll.files.headers import Meaning, meaning
from nestbox.roll.files.places import Place, Places
from nestbox.roll.files.sniffing import sniffed
from nestbox.roll.files.staff_columns import is_staff_list, staff_places

PUPILS_ONLY = {
    "upn": "upn",
    "admission": "admission",
    "year": "year",
    "form": "form",
    "born": "born",
    "status": "status",
    "current": "status",
    "leaver": "leaver",
    "applicant": "applicant",
    "starts": "starts",
    "ends": "leaves",
    "preferred_name": "preferred_name",
    "preferred_surname": "preferred_surname",
    "photo_consent": "photo_consent",
    "photo_refusal": "photo_refusal",
    "school_email": "school_email",
}
EITHER = frozenset({"forename", "surname", "name", "id"})
SEVERAL = frozenset({"pupil.photo_consent", "pupil.photo_refusal"})
ADDRESSES = frozenset({"email", "email_home", "email_work", "email_other", "phone", "address"})
EMAILS = frozenset({"email", "email_home", "email_work", "email_other"})
WHOLE = {"pupil.preferred_name": "forename", "pupil.preferred_surname": "surname"}
IDENTIFY = frozenset({"name", "forename", "surname"})


Slot = tuple[str, int | str]


@dataclass
class _Placing:
    """The state of going through the headers from left to right."""

    explicit: frozenset[str]
    numbers: frozenset[int]
    taken: set[str] = field(default_factory=set)
    slots: dict[Slot, set[str]] = field(default_factory=dict)
    at_contact: bool = False
    block: int = 0


def recognised(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> Places:
    """What each column holds as far as its header says; None for what isn't used or isn't understood."""
    meanings = [sniffed(meaning(header), values) for header, values in zip(headers, samples, strict=True)]
    return staff_places(meanings) if is_staff_list(meanings) else people_places(meanings)


def mapped(mapping: Mapping[int, str], width: int) -> Places:
    """What each column holds when somebody has said so. A contact's field that comes again is another's."""
    state = _Placing(frozenset(), frozenset())
    places: list[Place | None] = []
    for index in range(width):
        name = mapping.get(index, "")
        who, _, attribute = name.partition(".") if name in FIELDS else ("", "", "")
        if who == "contact":
            places.append(_contact(Meaning(attribute), state))
        else:
            places.append(Place(name) if name in FIELDS else None)
    return _settled(places, state)


def people_places(meanings: Sequence[Meaning]) -> Places:
    """The columns of pupils, of contacts, or of both."""
    state = _Placing(
        frozenset(found.attribute for found in meanings if found.who == "pupil"),
        frozenset(found.trailing for found in meanings if found.attribute in IDENTIFY and found.trailing),
    )
    return _settled([_place(found, state) for found in meanings], state)


def _place(found: Meaning, state: _Placing) -> Place | None:
    attribute = found.attribute
    if attribute in {"", "unused", "remark", "category"}:
        return None
    if attribute in PUPILS_ONLY and found.who != "contact":
        return _pupil(PUPILS_ONLY[attribute], state)
    if attribute in PUPILS_ONLY or found.who == "staff":
        return None
    if attribute in EITHER and _is_pupils(found, state):
        return _pupil(attribute, state)
    if attribute in ADDRESSES and found.who == "pupil":
        return _pupil("school_email", state) if attribute == "email" else None
    if attribute in ADDRESSES and not (found.who or state.at_contact):
        return None  # an address beside a pupil's name: whose it is isn't said
    return _contact(found, state)


def _is_pupils(found: Meaning, state: _Placing) -> bool:
    if found.who or state.at_contact:
        return found.who == "pupil"
    names = {"forename", "surname"} if found.attribute == "name" else {"name"}
    if found.attribute == "id":
        names = set()
    return not ({found.attribute} | names) & (state.explicit | state.taken)


def _pupil(attribute: str, state: _Placing) -> Place | None:
    name = f"pupil.{attribute}"
    if attribute in state.taken and name not in SEVERAL:
        return None
    state.taken.add(attribute)
    return Place(name)


def _contact(found: Meaning, state: _Placing) -> Place | None:
    slot = _slot(found, state)
    held = state.slots.setdefault(slot, set())
    if found.attribute in held and found.attribute not in ADDRESSES:
        return None
    held.add(found.attribute)
    state.at_contact = state.at_contact or found.attribute not in ADDRESSES or found.who == "contact"
    again = found.attribute == "email" and found.trailing > 1 and found.trailing not in state.numbers
    return Place(f"contact.{'email_other' if again else found.attribute}", _index(slot, state), found.role)


def _slot(found: Meaning, state: _Placing) -> Slot:
    if found.number:
        return ("number", found.number)
    if found.role:
        return ("role", found.role)
    if found.trailing in state.numbers:
        return ("number", found.trailing)
    held = state.slots.get(("block", state.block), set())
    if found.attribute in held and found.attribute not in ADDRESSES:
        state.block += 1
    return ("block", state.block)


def _index(slot: Slot, state: _Placing) -> int:
    return list(state.slots).index(slot) + 1


def _settled(places: Sequence[Place | None], state: _Placing) -> Places:
    """Without contacts that have neither name nor address, and with what stands in for a pupil's column."""
    whole = {
        place.slot
        for place in places
        if place and place.slot and place.field.removeprefix("contact.") in IDENTIFY | EMAILS
    }
    return tuple(_kept(place, whole, state) for place in places)


def _kept(place: Place | None, whole: set[int], state: _Placing) -> Place | None:
    if place is None or (place.slot and place.slot in whole):
        return place
    if place.slot:
        # One column for several contacts: a court order is then believed of all of them.
        return Place(place.field) if whole and place.field == "contact.court_order" else None
    return _best(place, state.taken)


def _best(place: Place, taken: set[str]) -> Place | None:
    if place.field == "pupil.admission":
        return None if "id" in taken else Place("pupil.id")
    whole = WHOLE.get(place.field)
    return Place(f"pupil.{whole}") if whole and not taken & {whole, "name"} else place
