"""Comments that wait for a look: letting them through. Removing them is as for every comment."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nestbox.policy.permissions import Permission
from nestbox.posts import holding
from nestbox.web.access import school_for, viewer_of


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """Every comment that waits, with the words in question."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.REMOVE_COMMENTS, request.GET.get("school"))
    return render(request, "posts/held.html", {"comments": holding.held(viewer, school_id)})


@require_POST
def release(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let every follower see a comment."""
    holding.release(viewer_of(request), comment_id)
    messages.success(request, "Every follower sees it now. Its author has been told.")
    return redirect("comments-held")
