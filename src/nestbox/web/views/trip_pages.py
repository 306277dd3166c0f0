"""A trip's pages: for followers, for its leaders, and the keepsake."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nestbox.errors import RefusedError
from nestbox.posts import reads as posts
from nestbox.trips import pages
from nestbox.trips import today as days_of_leaders
from nestbox.trips.saying import direction_of, say
from nestbox.trips.team import sees_day
from nestbox.web.access import viewer_of
from nestbox.web.paging import days, number


@require_safe
def trip(request: HttpRequest, trip_id: int) -> HttpResponse:
    """A trip's days with their plans and posts: newest first, or with ``after`` from the beginning."""
    viewer = viewer_of(request)
    shown = pages.trip(viewer, trip_id)
    turn = "after" if "after" in request.GET else "before"
    page = posts.of_trip(
        viewer,
        shown.id,
        shown.feed_id,
        get_token(request),
        number(request, turn),
        oldest_first=turn == "after",
    )
    plans = {day.day: day.plan for day in shown.days}
    part = bool(request.headers.get("HX-Request"))
    context = {
        "trip": shown,
        "days": [replace(day, plan=plans.get(day.date, "")) for day in days(page)],
        "older": page.older,
        "turn": turn,
        "first": request.GET.get("after", "0") == "0" and "before" not in request.GET,
        "here": True,
        "part": part,
        "leads": bool(viewer.roles) and sees_day(viewer, trip_id),
    }
    return render(request, "feeds/items.html" if part else "trips/trip.html", context)


@require_safe
def keepsake(request: HttpRequest, trip_id: int) -> HttpResponse:
    """A trip that is over, all of it, to read again and to print."""
    return render(request, "trips/keepsake.html", {"keepsake": pages.keepsake(viewer_of(request), trip_id)})


@require_safe
def today(request: HttpRequest, trip_id: int) -> HttpResponse:
    """What today still lacks, and who may not be shown: for the trip's leaders."""
    return render(request, "trips/today.html", {"day": days_of_leaders.today(viewer_of(request), trip_id)})


@require_POST
def saying(request: HttpRequest, trip_id: int) -> HttpResponse:
    """One tap: a post in the school's own words."""
    try:
        post_id = say(viewer_of(request), trip_id, direction_of(request.POST.get("direction", "")))
    except RefusedError as refused:
        messages.error(request, refused.sentence)
        return redirect("trip-today", trip_id)
    messages.success(request, "Posted. Every follower can read it now.")
    return redirect("post", post_id)
