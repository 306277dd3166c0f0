"""Answers "not changed" without making the page again, and never to anybody but the same viewer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone

from nestbox import clock
from nestbox.accounts.viewer import Viewer
from nestbox.web.context import nav


def tag(request: HttpRequest, viewer: Viewer) -> str:
    """An ETag that differs when the page would: viewer, session, address, feeds' changes, day, version."""
    parts = (
        viewer.account_id,
        sorted(viewer.follows),
        sorted((school, sorted(roles)) for school, roles in viewer.roles.items()),
        nav(viewer),
        sorted(viewer.changes.items()),
        request.get_full_path(),
        request.headers.get("HX-Request"),
        request.session.session_key,
        request.COOKIES.get("csrftoken"),
        request.COOKIES.get("messages"),
        timezone.localtime(clock.now()).date(),
        _version(),
    )
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'


def answer(request: HttpRequest, etag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """304 where the browser holds this very page, else the page with its tag. Always asked for again."""
    unchanged = etag in request.headers.get("If-None-Match", "")
    response = HttpResponseNotModified() if unchanged else make()
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie, HX-Request"
    return response


@cache
def _version() -> int:
    # The newest of templates, styles, scripts and views: a new version of Nestbox makes new pages.
    return max(path.stat().st_mtime_ns for path in (Path(__file__).parent).rglob("*.*") if path.is_file())
