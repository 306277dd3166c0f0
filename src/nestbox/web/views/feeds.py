"""Finding a feed, asking to follow it, its profile, its policy, and leaving it."""

from __future__ import annotations

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nestbox.errors import InvalidError, NotFoundError, RefusedError
from nestbox.follows import actions as follow_actions
from nestbox.follows import reads as follows
from nestbox.policy.access import years
from nestbox.policy.clauses import REGISTER, Clause
from nestbox.policy.requests import letter_to_the_school
from nestbox.posts import reads as posts
from nestbox.schools import actions as school_actions
from nestbox.schools import policies
from nestbox.schools import reads as schools
from nestbox.schools.reads import FeedFound
from nestbox.trips import pages as trips
from nestbox.web.access import open_to_all, viewer_of
from nestbox.web.paging import days, number

TOO_MANY = "There were very many requests in a short time. Please try again in an hour."
NEWEST_TRIPS = 5
CHAPTERS = (
    ("What the feed is for", ("PUR",)),
    ("Who may follow", ("ACC",)),
    ("Asking to follow", ("REQ",)),
    ("Photos and consent", ("CON",)),
    ("What the school posts", ("LEN", "MED", "NAM")),
    ("Likes and comments", ("LIK", "COM")),
    ("Staying private", ("SAF",)),
    ("The policy itself", ("GOV",)),
)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Feeds by name or handle: the name and the handle, and nothing else (SAF-2)."""
    text = request.GET.get("q", "")[:80]
    return render(
        request, "feeds/search.html", {"text": text, "found": schools.search(text), "welcome": False}
    )


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """A feed's own page for its followers; for everybody else the way to ask (REQ-1)."""
    found, page = posts.profile(viewer_of(request), handle, get_token(request), number(request, "before"))
    if page is None:
        return _way_in(request, found)
    values = policies.values(found.school_id)
    context = {
        "feed": found,
        "values": values,
        "days": days(page),
        "older": page.older,
        "first": "before" not in request.GET,
        "follows": found.id in viewer_of(request).follows,
        "part": bool(request.headers.get("HX-Request")),
    }
    if context["first"]:
        context["trips"] = trips.of_feed(viewer_of(request), found.id)[:NEWEST_TRIPS]
    return render(request, "feeds/items.html" if context["part"] else "feeds/profile.html", context)


def _way_in(
    request: HttpRequest, found: FeedFound, refused: RefusedError | None = None, status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request)
    policy = policies.in_force(found.school_id)
    accepted = policies.accepted_policy(viewer.account_id, found.school_id) == policy.values.policy_version
    context = {
        "feed": found,
        "values": policy.values,
        "years": years(policy.values),
        "standing": follows.standing(viewer, found.id),
        "accepted": accepted,
        "letter": letter_to_the_school(viewer.email, policy.values),
        "decisions": refused.decisions if refused else (),
        "says": request.POST.get("says", ""),
    }
    return render(request, "feeds/ask.html", context, status=403 if refused else status)


@require_POST
def ask(request: HttpRequest, handle: str) -> HttpResponse:
    """Ask to follow."""
    viewer, found = viewer_of(request), schools.feed(handle)
    if not consume(request, action="ask_to_follow"):
        messages.error(request, TOO_MANY)
        return _way_in(request, found, status=429)
    if request.POST.get("accept"):
        school_actions.accept_policy(viewer.account_id, found.school_id)
    try:
        follow_actions.ask_to_follow(viewer, found.id, request.POST.get("says", ""))
    except InvalidError as invalid:
        if invalid.field is None:
            raise
        messages.error(request, invalid.sentence)
        return _way_in(request, found, status=422)
    except RefusedError as refused:
        return _way_in(request, found, refused)
    return redirect("profile", found.handle)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, handle: str) -> HttpResponse:
    """Stop following, after one question."""
    viewer, found = viewer_of(request), schools.feed(handle)
    if found.id not in viewer.follows:
        raise NotFoundError("not a follower")
    if request.method != "POST":
        return render(request, "feeds/leave.html", {"feed": found})
    follow_actions.unfollow(viewer, found.id)
    messages.success(request, f"You no longer follow @{found.handle}.")
    return redirect("home")


@require_safe
def policy(request: HttpRequest, handle: str) -> HttpResponse:
    """A school's policy in force, with its dates (GOV-1): also for those who are asked to accept it."""
    return _policy(request, schools.feed(handle).school_id)


@open_to_all
@require_safe
def only_policy(request: HttpRequest) -> HttpResponse:
    """The policy of the only school, before sign-up. Where there are several, it is found by @name."""
    school_id = schools.only_school()
    if school_id is None:
        raise NotFoundError("not exactly one school")
    return _policy(request, school_id)


def _policy(request: HttpRequest, school_id: int) -> HttpResponse:
    in_force = policies.in_force(school_id)
    context = {
        "policy": in_force,
        "values": in_force.values,
        "years": years(in_force.values),
        "chapters": [(title, _clauses(*prefixes)) for title, prefixes in CHAPTERS],
    }
    return render(request, "feeds/policy.html", context)


def _clauses(*prefixes: str) -> list[Clause]:
    return [clause for clause in REGISTER.values() if clause.id.startswith(prefixes)]
