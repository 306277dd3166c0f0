"""The news feed, and the way to it for who does not follow yet."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nestbox.posts import reads as posts
from nestbox.schools import reads as schools
from nestbox.trips.reads import led_today
from nestbox.web.access import open_to_all, viewer_of
from nestbox.web.freshness import answer, tag
from nestbox.web.paging import days, number


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The viewer's feed, newest first; a welcome for the signed out; the set-up on an empty installation."""
    if getattr(request, "viewer", None) is None:
        return _welcome(request)
    viewer = viewer_of(request)
    if not viewer.readable:
        return render(request, "feeds/search.html", {"text": "", "found": [], "welcome": True})
    return answer(request, tag(request, viewer), lambda: _feed(request))


def _feed(request: HttpRequest) -> HttpResponse:
    viewer, first = viewer_of(request), "before" not in request.GET
    page = posts.home(viewer, get_token(request), number(request, "before"))
    part = bool(request.headers.get("HX-Request"))
    context = {"days": days(page), "older": page.older, "first": first, "part": part}
    if part:
        return render(request, "feeds/items.html", context)
    return render(request, "feeds/home.html", context | {"led": led_today(viewer) if first else ()})


def _welcome(request: HttpRequest) -> HttpResponse:
    if not schools.is_set_up():
        return redirect("demo" if settings.DEMO else "setup")
    return render(request, "welcome.html")
