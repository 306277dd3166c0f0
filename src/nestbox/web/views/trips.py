"""Planning trips: all of them, one of them, and who goes on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nestbox.errors import InvalidError
from nestbox.policy.permissions import Permission
from nestbox.schools import children
from nestbox.trips import actions, reads
from nestbox.trips.actions import Details
from nestbox.trips.reads import Planning
from nestbox.web.access import school_for, viewer_of
from nestbox.web.converters import identifier
from nestbox.web.forms.trips import TripForm, WholeTripForm, plans_of


@require_http_methods(["GET", "HEAD", "POST"])
def trips(request: HttpRequest) -> HttpResponse:
    """The trips that posts belong to, and a new one."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.PLAN_TRIPS, request.GET.get("school"))
    form = TripForm(request.POST or None, years=reads.years_to_choose(viewer, school_id))
    if request.method == "POST" and form.is_valid():
        try:
            trip_id = actions.add(viewer, school_id, form.plan())
        except InvalidError as invalid:
            form.add_error(invalid.field, invalid.sentence)
        else:
            messages.success(request, "The trip is there. Say what each day brings, and who leads it.")
            return redirect("trip-plan", trip_id)
    context = {"trips": reads.all_trips(viewer, school_id), "form": form}
    return render(request, "trips/trips.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, trip_id: int) -> HttpResponse:
    """One trip: its dates, days, leaders and picture."""
    viewer = viewer_of(request)
    planning = reads.planning(viewer, trip_id)
    years = reads.years_to_choose(viewer, planning.school_id)
    form = WholeTripForm(request.POST or None, years=years, initial=_initial(planning, years))
    if request.method == "POST" and form.is_valid():
        try:
            actions.revise(viewer, trip_id, form.plan(), _details(request, planning))
        except InvalidError as invalid:
            known = invalid.field if invalid.field in form.fields else None
            form.add_error(known, invalid.sentence)
        else:
            messages.success(request, "Saved.")
            return redirect("trip-plan", trip_id)
    context = {"trip": planning, "form": form, "sent": _sent(request, planning)}
    return render(request, "trips/plan.html", context, status=422 if form.errors else 200)


def _initial(planning: Planning, years: tuple[int, ...]) -> dict[str, object]:
    return {
        "title": planning.title,
        "place": planning.place,
        "places": "\n".join(planning.places),
        "starts": planning.starts,
        "ends": planning.ends,
        "years": planning.years or years,
    }


def _details(request: HttpRequest, planning: Planning) -> Details:
    leaders = (identifier(value) for value in request.POST.getlist("leader"))
    return Details(
        plans_of((day.day for day in planning.days), request.POST.dict()),
        tuple(leader for leader in leaders if leader is not None),
        identifier(request.POST.get("cover")),
    )


def _sent(request: HttpRequest, planning: Planning) -> dict[str, object]:
    """What was typed besides the form's own fields, so that nothing is lost with a mistake elsewhere."""
    if request.method != "POST":
        chosen = {leader.account_id for leader, leads in planning.leaders if leads}
        return {"days": planning.days, "leaders": chosen, "cover": planning.cover}
    details = _details(request, planning)
    days = [(day, details.days[day.day]) for day in planning.days]
    typed = [type(day)(day.number, day.day, text) for day, text in days]
    return {"days": typed, "leaders": set(details.leaders), "cover": details.cover}


@require_http_methods(["GET", "HEAD", "POST"])
def trip_children(request: HttpRequest, trip_id: int) -> HttpResponse:
    """Who goes on a trip: whose names staff choose from when they say who is in a photo."""
    viewer = viewer_of(request)
    shown = children.choice(viewer, trip_id)
    if request.method != "POST":
        return render(request, "trips/children.html", {"trip": shown})
    chosen = {identifier(value) for value in request.POST.getlist("child")}
    children.choose(viewer, trip_id, {pupil_id for pupil_id in chosen if pupil_id is not None})
    messages.success(request, "Saved.")
    return redirect("trip-plan", trip_id)
