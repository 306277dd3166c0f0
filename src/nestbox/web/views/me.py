"""A person's own pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nestbox.notices import reads as notices
from nestbox.notices.actions import mark_read
from nestbox.schools import reads as schools
from nestbox.web.access import viewer_of


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Where everything of one's own is found: sign-in, second step, devices, feeds."""
    viewer = viewer_of(request)
    return render(request, "me/me.html", {"feeds": schools.feeds(viewer.follows)})


@require_safe
def all_notices(request: HttpRequest) -> HttpResponse:
    """What the viewer was told, newest first; seeing it is reading it."""
    viewer = viewer_of(request)
    shown = notices.newest(viewer)
    if shown:
        mark_read(viewer, shown[0].id)
    return render(request, "me/notices.html", {"notices": shown})
