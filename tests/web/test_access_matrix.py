"""Who gets what at every address: every route of the project, every kind of person, every method.

The table in `access.txt` says what is expected. A route that is not in it fails, and so does whatever
anybody gets that it does not say.
"""

from fnmatch import fnmatch
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.web.access_table import METHODS, Answer, Line, routes
from tests.web.matrix import TABLE, Matrix

pytestmark = pytest.mark.django_db

ADDRESSES = sorted({line.path for line in TABLE})
HIDING = [address for address in ADDRESSES if "{" in address]
DOORS = ("in", "2nd")


def _lines(address: str) -> list[Line]:
    return [line for line in TABLE if line.path == address]


def _where(line: Line, got: dict[str, Answer], *cells: str) -> dict[str, Answer]:
    """The answers to those for whom the table says one of these."""
    return {name: answer for name, answer in got.items() if line.cells[name] in cells}


def test_every_route_of_the_project_is_in_the_table() -> None:
    example = {name: 1 for line in TABLE for name in line.names}
    known = {resolve(urlsplit(line.path.format(**example)).path).route for line in TABLE}

    assert set(routes()) - known == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_is_tried_with_every_method_once(address: str) -> None:
    methods = sorted(method for methods in METHODS.values() for method in methods)

    assert sorted(line.method for line in _lines(address)) == methods


@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_gets_what_the_table_says(matrix: Matrix, address: str) -> None:
    lines = _lines(address)
    got = {line.method: {name: a.cell() for name, a in matrix.got[line].items()} for line in lines}

    assert got == {line.method: line.cells for line in lines}


@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_is_led_where_the_table_says(matrix: Matrix, address: str) -> None:
    led = [
        (line, answer)
        for line in _lines(address)
        for answer in _where(line, matrix.got[line], "302").values()
    ]
    astray = [a for line, a in led if not fnmatch(a.location, line.target.format(**matrix.rich.ids))]

    assert astray == []


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("address", HIDING)
def test_what_is_hidden_answers_exactly_like_what_is_not_there(matrix: Matrix, address: str) -> None:
    lines = _lines(address)
    hidden = {line.method: _where(line, matrix.got[line], "404", "405") for line in lines}
    nothing = {line.method: _where(line, matrix.got_of_nothing[line], "404", "405") for line in lines}

    assert hidden == nothing


@pytest.mark.clause("SAF-2")
@pytest.mark.parametrize("address", HIDING)
def test_nobody_at_a_door_learns_whether_anything_is_behind_it(matrix: Matrix, address: str) -> None:
    lines = _lines(address)
    hidden = [a for line in lines for a in _where(line, matrix.got[line], *DOORS).values()]
    nothing = [a for line in lines for a in _where(line, matrix.got_of_nothing[line], *DOORS).values()]

    assert [(a.cell(), a.body, a.queries) for a in hidden] == [(a.cell(), a.body, a.queries) for a in nothing]
