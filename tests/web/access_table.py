"""The table of who gets what at every address, and a walk that tries all of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.people import page

METHODS = {"G": ("GET", "HEAD"), "P": ("POST",), "U": ("PUT",), "D": ("DELETE",), "O": ("OPTIONS",)}
ABSENT = 999_999_999_999_999_999
ADDRESS = "https?://[^/]+"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of the table: what each column of people gets, and where a 302 that is not a door leads."""

    method: str
    path: str
    cells: dict[str, str]
    target: str

    @property
    def names(self) -> list[str]:
        """The names of ids in the address."""
        return re.findall(r"{(\w+)}", self.path)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody got."""

    status: int
    location: str
    headers: dict[str, str] = field(repr=False)
    body: str = field(repr=False)
    queries: int

    def cell(self) -> str:
        """The answer as the table writes it: the door, the second step, or the status."""
        path = urlsplit(self.location).path
        if self.status == 302 and path == "/account/login/":
            return "in"
        return "2nd" if self.status == 302 and path == "/account/2fa/" else str(self.status)


def read(file: Path) -> list[Line]:
    """The lines of a table. The first names the people."""
    rows = [row for row in file.read_text().splitlines() if row and not row.startswith("#")]
    people = rows[0].split()[2:]
    return [line for row in rows[1:] for line in _lines(row, people)]


def _lines(row: str, people: list[str]) -> Iterator[Line]:
    left, _, target = row.partition("->")
    methods, path, *cells = left.split()
    for method in (method for letter in methods for method in METHODS[letter]):
        yield Line(method, path, dict(zip(people, cells, strict=True)), target.strip())


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Every route that the project knows, as `resolve` names it."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern).removeprefix("^")
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from routes(entry, route)


def ask(client: Client, method: str, path: str, form: dict[str, Any]) -> Answer:
    """One request, of which nothing stays: neither rows nor cookies."""
    cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    connection.queries_log.clear()
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        response = client.generic(method, path, **_encoded(method, form))
        body = b"".join(response)
        transaction.set_rollback(True)
    client.cookies = cookies
    text = page(response) if response.headers.get("Content-Type", "").startswith("text/html") else repr(body)
    return Answer(
        response.status_code,
        re.sub(ADDRESS, "", response.headers.get("Location", "")),
        dict(response.headers),
        text,
        len(queries),
    )


def _encoded(method: str, form: dict[str, Any]) -> dict[str, Any]:
    from django.utils.http import urlencode

    if method != "POST":
        return {}
    return {"data": urlencode(form), "content_type": "application/x-www-form-urlencoded"}
