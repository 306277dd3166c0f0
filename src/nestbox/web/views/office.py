"""The office's pages: requests and their evidence, decisions, followers, endings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nestbox.accounts.viewer import Viewer
from nestbox.errors import InvalidError, RefusedError
from nestbox.follows import actions, claims, queue, referrals
from nestbox.follows import reads as follows
from nestbox.policy.clauses import REGISTER
from nestbox.policy.deciding import REFUSAL_CLAUSES
from nestbox.policy.evidence import Finding, Weight
from nestbox.policy.permissions import Permission
from nestbox.policy.verdict import QueueGroup
from nestbox.roll import actions as roll
from nestbox.web.access import day, school_for, viewer_of
from nestbox.web.converters import identifier


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """The queue of those who wait, and what was decided lately."""
    viewer = viewer_of(request)
    school_for(viewer, Permission.DECIDE_REQUESTS)
    groups = queue.queue(viewer)
    context = {
        "groups": groups,
        "waiting": sum(len(rows) for _, rows in groups),
        "clear": sum(len(rows) for group, rows in groups if group is QueueGroup.STRONG),
        "decided": queue.decided(viewer),
    }
    return render(request, "office/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Several clear requests, each shown with its evidence; those that are ticked are approved."""
    viewer = viewer_of(request)
    school_for(viewer, Permission.DECIDE_REQUESTS)
    if request.method == "POST":
        chosen = [found for found in map(identifier, request.POST.getlist("request")) if found]
        approved, left = actions.approve_together(viewer, chosen)
        if approved:
            messages.success(request, f"{approved} approved. They have been told.")
        if left:
            messages.error(request, f"{left} could not be approved together. Please look at each by itself.")
        return redirect("requests")
    return render(request, "office/together.html", {"rows": queue.together(viewer)})


@require_safe
def one_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request with everything that speaks for and against it."""
    return _page(request, request_id)


def _page(
    request: HttpRequest,
    request_id: int,
    refused: RefusedError | None = None,
    wrong: InvalidError | None = None,
) -> HttpResponse:
    shown = queue.request(viewer_of(request), request_id)
    context = {
        "request_shown": shown,
        "groups": _by_weight(shown.findings),
        "blocked": any(finding.weight is Weight.BLOCKS for finding in shown.findings),
        "refusal_clauses": [REGISTER[clause_id] for clause_id in REGISTER if clause_id in REFUSAL_CLAUSES],
        "decisions": refused.decisions if refused else (),
        "wrong": wrong,
        "sent": request.POST,
        "chosen_clause": request.POST.get("clause", ""),
    }
    return render(request, "office/request.html", context, status=422 if refused or wrong else 200)


def _by_weight(found: Iterable[Finding]) -> list[tuple[Weight, list[Finding]]]:
    """What stops a request first, then what speaks against it, then what speaks for it."""
    order = (Weight.BLOCKS, Weight.AGAINST, Weight.STRONG, Weight.WEAK)
    groups = [(weight, [finding for finding in found if finding.weight is weight]) for weight in order]
    return [group for group in groups if group[1]]


@require_POST
def decision(request: HttpRequest, request_id: int) -> HttpResponse:
    """Approve, refuse, refer to the Headteacher, or admit as an exception. Two people make one decision."""
    return _done(request, request_id, _decide, "Decided. They have been told.", "requests")


def _decide(request: HttpRequest, viewer: Viewer, request_id: int) -> None:
    reason, outcome = request.POST.get("reason", ""), request.POST.get("outcome")
    if outcome == "approve":
        actions.approve(viewer, request_id, reason)
    elif outcome == "admit":
        referrals.admit(viewer, request_id, reason, day(request.POST.get("ends_on", "")))
    else:
        actions.refuse(viewer, request_id, request.POST.get("clause", ""), reason)


@require_POST
def referral(request: HttpRequest, request_id: int) -> HttpResponse:
    """Put a request to the Headteacher."""

    def refer(request: HttpRequest, viewer: Viewer, request_id: int) -> None:
        referrals.refer(viewer, request_id, request.POST.get("case", ""))

    return _done(request, request_id, refer, "It is with the Headteacher now.", "requests")


@require_POST
def claim(request: HttpRequest, request_id: int) -> HttpResponse:
    """Note what the requester wrote to the school (REQ-3)."""

    def note(request: HttpRequest, viewer: Viewer, request_id: int) -> None:
        claims.note_claim(viewer, request_id, request.POST.get("claim", ""))

    return _done(request, request_id, note, "Noted.", "request")


@require_POST
def answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say of a child and the requester what the roll leaves open."""
    return _done(request, request_id, _answer, "Kept on the roll.", "request")


def _answer(request: HttpRequest, viewer: Viewer, request_id: int) -> None:
    question, said = request.POST.get("question"), request.POST.get("answer")
    chosen = identifier(request.POST.get("responsibility")) or 0
    asked = {(line.responsibility_id, line.question) for line in queue.request(viewer, request_id).unanswered}
    if (chosen, question) not in asked or said not in {"yes", "no"}:
        raise InvalidError("Please answer for one of the children named here.", "answer")
    if question == "contact":
        roll.answer_contact(viewer, chosen, restricted=said == "yes")
    else:
        roll.answer_responsibility(viewer, chosen, responsible=said == "yes")


def _done(
    request: HttpRequest,
    request_id: int,
    act: Callable[[HttpRequest, Viewer, int], None],
    sentence: str,
    after: str,
) -> HttpResponse:
    """Do it, say so, and go on; or show the page again with what is wrong and all that was typed."""
    try:
        act(request, viewer_of(request), request_id)
    except RefusedError as refused:
        return _page(request, request_id, refused)
    except InvalidError as invalid:
        if invalid.field is not None:
            return _page(request, request_id, wrong=invalid)
        messages.info(request, invalid.sentence)
        return redirect("request", request_id)
    messages.success(request, sentence)
    return redirect(after, request_id) if after == "request" else redirect(after)


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
        actions.end_follow(viewer_of(request), follow_id, request.POST.get("reason", ""))
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
    else:
        messages.success(request, "Ended. It holds from their next page on, and they have been told.")
    return redirect("followers")
