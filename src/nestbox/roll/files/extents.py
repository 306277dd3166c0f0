"""How much a workbook's sheets would fill, measured before they are laid out.

A reader lays a sheet out as a full rectangle and repeats a shared text in every cell that uses it, so that
a few bytes can claim gigabytes: a cell in the last corner, or a long text used a million times.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from nestbox.roll.files import limits
from nestbox.roll.files.archives import DAMAGED, TOO_LARGE
from nestbox.roll.files.shapes import UnreadableError
from nestbox.roll.files.xml import elements

PLACE = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")
DIGITS = "0123456789"


@dataclass(slots=True)
class _Extent:
    rows: int = 0
    columns: int = 0
    lettered: set[str] = field(default_factory=set)
    shared: Counter[str] = field(default_factory=Counter)


def measure(parts: Mapping[str, bytes]) -> None:
    """Raises ``UnreadableError`` for a workbook that would fill more than the limits allow."""
    lengths: list[int] = []
    shared: Counter[str] = Counter()
    for part in parts.values():
        extent = _Extent()
        for element in elements(part, "{*}row", "{*}sheetData", "{*}si"):
            _add(element, extent, lengths)
        shared.update(extent.shared)
    if _size(shared, lengths) > limits.INFLATED:
        raise UnreadableError(TOO_LARGE)


def _add(element: etree._Element, extent: _Extent, lengths: list[int]) -> None:
    name = etree.QName(element).localname
    if name == "si":
        lengths.append(sum(map(len, element.itertext("{*}t"))))
    elif name == "row":
        _add_row(element, extent)
    elif next(element.iter("{*}c"), None) is not None:
        raise UnreadableError(DAMAGED)  # a cell outside the rows, which have been emptied by now


def _add_row(row: etree._Element, extent: _Extent) -> None:
    extent.rows += 1
    width = 0
    for cell in row.iter("{*}c"):
        width += 1
        _add_cell(cell, extent)
    extent.columns = max(extent.columns, width)
    _within_limits(row.get("r"), extent)


def _add_cell(cell: etree._Element, extent: _Extent) -> None:
    if place := cell.get("r"):
        letters = place.rstrip(DIGITS)
        if letters not in extent.lettered or len(place) - len(letters) > len(str(limits.ROWS)):
            _add_place(place, extent)
        extent.rows = max(extent.rows, int(place[len(letters) :]))
    if cell.get("t") == "s":
        extent.shared[cell.findtext("{*}v") or ""] += 1


def _add_place(place: str, extent: _Extent) -> None:
    found = PLACE.fullmatch(place)
    if not found:
        raise UnreadableError(DAMAGED)
    extent.lettered.add(found[1])
    extent.columns = max(extent.columns, _column(found[1].upper()))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _within_limits(claimed: str | None, extent: _Extent) -> None:
    if claimed:
        extent.rows = max(extent.rows, _number(claimed))
    over = extent.rows > limits.ROWS or extent.columns > limits.COLUMNS
    if over or extent.rows * extent.columns > limits.CELLS:
        raise UnreadableError(TOO_LARGE)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise UnreadableError(DAMAGED)
    return int(text[:9])


def _size(shared: Counter[str], lengths: list[int]) -> int:
    """Characters of the shared texts, each as often as a cell uses it."""
    return sum(lengths[_number(text)] * count for text, count in shared.items() if _known(text, lengths))


def _known(text: str, lengths: list[int]) -> bool:
    return text.isascii() and text.isdigit() and _number(text) < len(lengths)
