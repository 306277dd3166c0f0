"""The access review: a page, a file, and the Headteacher's signature."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nestbox.follows import review as reviews
from nestbox.follows.review_file import as_csv
from nestbox.policy.permissions import Permission
from nestbox.web.access import day, school_for, viewer_of


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """Who can see the feed, and what has changed since a day."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.SEE_FOLLOWERS, request.GET.get("school"))
    found = reviews.review(viewer, school_id, day(request.GET.get("since", "")))
    context = {"review": found, "may_sign": viewer.holds(Permission.SIGN_REVIEWS, school_id)}
    return render(request, "office/review.html", context)


@require_safe
def review_file(request: HttpRequest) -> HttpResponse:
    """The same as a CSV file."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.SEE_FOLLOWERS, request.GET.get("school"))
    found = reviews.review(viewer, school_id, day(request.GET.get("since", "")))
    response = HttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="access-review-{found.today}.csv"'
    return response


@require_POST
def signing(request: HttpRequest) -> HttpResponse:
    """The Headteacher signs it off."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.SIGN_REVIEWS, request.GET.get("school"))
    reviews.sign_off(viewer, school_id, day(request.POST.get("since", "")))
    messages.success(request, "Signed off. The next review is due in a term.")
    return redirect("review")
