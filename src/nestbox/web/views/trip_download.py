"""When posts go, and the school's own copy of them."""

from __future__ import annotations

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nestbox.policy.permissions import Permission
from nestbox.policy.words import day_in_words
from nestbox.schools import policies
from nestbox.trips import archive, expiry
from nestbox.web.access import school_for, viewer_of


@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest) -> HttpResponseBase:
    """What there is and when it goes; or all of it, in one file."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.DOWNLOAD_POSTS, request.GET.get("school"))
    if request.method == "POST":
        whole = archive.download(viewer, school_id)
        response = StreamingHttpResponse(whole.chunks, content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="{whole.name}"'
        return response
    ahead = expiry.ahead(viewer, school_id)
    goes = day_in_words(ahead.goes_on) if ahead.goes_on else ""
    context = {
        "ahead": ahead,
        "values": policies.values(school_id),
        "kind": "warn" if ahead.announced else "info",
        "headline": f"The oldest posts are there until the night before {goes}.",
        "sentence": "Download the copy before that day." if ahead.announced else "There is still time.",
    }
    return render(request, "trips/download.html", context)
