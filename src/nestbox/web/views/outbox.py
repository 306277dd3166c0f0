"""The outbox: posts that were written on the device, sent when there is a signal."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from nestbox import clock
from nestbox.errors import InvalidError, NotFoundError
from nestbox.photos.uploads import OtherBytesError
from nestbox.policy.permissions import Permission
from nestbox.posts import outbox
from nestbox.posts.findings import as_json
from nestbox.posts.outbox import Parcel, Sent
from nestbox.schools import policies
from nestbox.schools import reads as schools
from nestbox.trips.roster import running_rosters
from nestbox.web.access import school_for, viewer_of
from nestbox.web.converters import identifier
from nestbox.web.keys import key_of
from nestbox.web.views.writing import running, wording_of

MOST_PHOTOS = 100  # no school allows so many; how many it does is the policy's business


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take a post from an outbox, or say how far it has come. Asking again with the same words is safe."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.POST, request.POST.get("school"))
    parcel = _parcel(request)
    draft_id = outbox.take(viewer, school_id, key_of(request, parcel.wording.text), parcel)
    with suppress(OtherBytesError):  # the device asks for the place, and begins again
        outbox.finish_uploads(viewer, draft_id)
    outbox.send_on(draft_id)
    return JsonResponse(_said(outbox.sent(viewer, draft_id)))


def _parcel(request: HttpRequest) -> Parcel:
    photos = identifier(request.POST.get("photos", "0"))
    if photos is None or photos > MOST_PHOTOS or not request.POST.get("key"):
        raise InvalidError("The outbox has sent something that cannot be understood.")
    return Parcel(wording_of(request), photos, vouched=bool(request.POST.get("vouched")))


def _said(sent: Sent) -> dict[str, object]:
    return {
        "draft": str(sent.draft_id),  # 64 bits are more than a number of JavaScript holds
        "stage": sent.stage,
        "post": None if sent.post_id is None else str(sent.post_id),
        "findings": as_json(sent.findings),
        "uploads": [
            {"key": row.key, "finished": row.finished, "refusal": row.refusal} for row in sent.uploads
        ],
    }


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Writing without a signal: the page is kept on the device, and so is what is written on it."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.POST, request.GET.get("school"))
    trips = schools.trips(viewer, school_id)
    context = {
        "school_id": school_id,
        "values": policies.values(school_id),
        "trips": trips,
        "trip_id": running(trips),
        "roster": bool(running_rosters(viewer)),
    }
    return render(request, "outbox/outbox.html", context)


@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """The children of the trips that are on, and who may not be shown; for their leaders alone."""
    found = running_rosters(viewer_of(request))
    if not found:
        raise NotFoundError("leads no trip that is on")
    return render(request, "outbox/roster.html", {"rosters": found, "now": timezone.localtime(clock.now())})
