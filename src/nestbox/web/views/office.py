"""The office's pages: requests and their evidence, decisions, followers, endings."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nestbox.errors import InvalidError, RefusedError
from nestbox.follows import actions
from nestbox.follows import reads as follows
from nestbox.policy.clauses import REGISTER
from nestbox.policy.deciding import REFUSAL_CLAUSES
from nestbox.policy.evidence import Finding, Weight
from nestbox.policy.permissions import Permission
from nestbox.web.access import school_for, viewer_of


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """The queue of those who wait, and what was decided lately."""
    viewer = viewer_of(request)
    school_for(viewer, Permission.DECIDE_REQUESTS)
    context = {"waiting": follows.queue(viewer), "decided": follows.decided(viewer)}
    return render(request, "office/requests.html", context)


@require_safe
def one_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request with everything that speaks for and against it."""
    return _page(request, request_id)


def _page(request: HttpRequest, request_id: int, refused: RefusedError | None = None) -> HttpResponse:
    shown = follows.request(viewer_of(request), request_id)
    context = {
        "request_shown": shown,
        "groups": _by_weight(shown.findings),
        "blocked": any(finding.weight is Weight.BLOCKS for finding in shown.findings),
        "refusal_clauses": [REGISTER[clause_id] for clause_id in REGISTER if clause_id in REFUSAL_CLAUSES],
        "decisions": refused.decisions if refused else (),
        "reason": request.POST.get("reason", ""),
        "chosen_clause": request.POST.get("clause", ""),
    }
    return render(request, "office/request.html", context, status=422 if refused else 200)


def _by_weight(found: Iterable[Finding]) -> list[tuple[Weight, list[Finding]]]:
    """What stops a request first, then what speaks against it, then what speaks for it."""
    order = (Weight.BLOCKS, Weight.AGAINST, Weight.STRONG, Weight.WEAK)
    groups = [(weight, [finding for finding in found if finding.weight is weight]) for weight in order]
    return [group for group in groups if group[1]]


@require_POST
def decision(request: HttpRequest, request_id: int) -> HttpResponse:
    """Approve or refuse. Two people deciding at once make one decision."""
    viewer = viewer_of(request)
    reason = request.POST.get("reason", "")[:500]
    try:
        if request.POST.get("outcome") == "approve":
            actions.approve(viewer, request_id, reason)
        else:
            actions.refuse(viewer, request_id, request.POST.get("clause", ""), reason)
    except RefusedError as refused:
        return _page(request, request_id, refused)
    except InvalidError as invalid:
        messages.info(request, invalid.sentence)
        return redirect("request", request_id)
    messages.success(request, "Decided. They have been told.")
    return redirect("requests")


@require_POST
def domain(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say whether the requester's mail domain is personal or a place of work."""
    try:
        actions.mark_domain(viewer_of(request), request_id, request.POST.get("kind", ""))
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
    return redirect("request", request_id)


@require_safe
def followers(request: HttpRequest) -> HttpResponse:
    """Who can see the feed now."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.SEE_FOLLOWERS, request.GET.get("school"))
    may_end = viewer.holds(Permission.END_FOLLOWS, school_id)
    context = {"followers": follows.followers(viewer, school_id), "may_end": may_end}
    return render(request, "office/followers.html", context)


@require_POST
def ending(request: HttpRequest, follow_id: int) -> HttpResponse:
    """End somebody's follow, with a reason."""
    try:
        actions.end_follow(viewer_of(request), follow_id, request.POST.get("reason", "")[:500])
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
    else:
        messages.success(request, "Ended. It holds from their next page on, and they have been told.")
    return redirect("followers")
