"""A person's own pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nestbox.follows.consent_answers import open_count
from nestbox.follows.speaking import is_a_carer
from nestbox.notices import reads as notices
from nestbox.notices.actions import mark_read
from nestbox.schools import reads as schools
from nestbox.web.access import viewer_of


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Where everything of one's own is found: sign-in, second step, devices, feeds, consent."""
    viewer = viewer_of(request)
    is_carer = is_a_carer(viewer)
    waiting = open_count(viewer) if is_carer else 0
    context = {
        "feeds": schools.feeds(viewer.follows),
        "is_carer": is_carer,
        "questions": f"{waiting} {'question waits' if waiting == 1 else 'questions wait'}" if waiting else "",
    }
    return render(request, "me/me.html", context)


@require_safe
def all_notices(request: HttpRequest) -> HttpResponse:
    """What the viewer was told, newest first; seeing it is reading it."""
    viewer = viewer_of(request)
    shown = notices.newest(viewer)
    if shown:
        mark_read(viewer, shown[0].id)
    return render(request, "me/notices.html", {"notices": shown})
