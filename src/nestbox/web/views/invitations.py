"""Inviting the carers of a trip to ask."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nestbox.follows import invitations
from nestbox.policy.permissions import Permission
from nestbox.web.access import school_for, viewer_of


@require_safe
def invitations_page(request: HttpRequest) -> HttpResponse:
    """The trips to come, how many carers could be invited to each, and the letter."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.DECIDE_REQUESTS, request.GET.get("school"))
    trips = invitations.trips_to_invite_for(viewer, school_id)
    return render(request, "office/invitations.html", {"trips": trips})


@require_POST
def inviting(request: HttpRequest, trip_id: int) -> HttpResponse:
    """Send the letters."""
    sent = invitations.invite(viewer_of(request), trip_id)
    messages.success(request, f"{sent} invited." if sent else "There was nobody to invite.")
    return redirect("invitations")
