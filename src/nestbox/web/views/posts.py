"""One post: reading it, liking it, commenting on it, taking it down."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nestbox.errors import RefusedError
from nestbox.posts import actions
from nestbox.posts import reads as posts
from nestbox.posts.reads import FeedPage
from nestbox.schools import actions as school_actions
from nestbox.schools import policies
from nestbox.web.access import viewer_of
from nestbox.web.freshness import answer, tag
from nestbox.web.keys import key_of
from nestbox.web.paging import days, number

HELD = (
    "Thank you. Your comment may name a child, so somebody at the school looks at it before others see it. "
    "You need not do anything."
)


@require_safe
def post(request: HttpRequest, post_id: int) -> HttpResponse:
    """A post with its comments."""
    viewer = viewer_of(request)
    posts.check_readable(viewer, post_id)
    return answer(request, tag(request, viewer), lambda: _page(request, post_id))


def _page(
    request: HttpRequest, post_id: int, refused: RefusedError | None = None, status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request)
    shown = posts.post(viewer, post_id, get_token(request), number(request, "after") or 0)
    policy = policies.in_force(shown.feed.school_id)
    agreed = policies.accepted_agreement(viewer.account_id, shown.feed.school_id)
    context = {
        "post": shown,
        "day": days(FeedPage((shown.card,), None))[0],
        "values": policy.values,
        "may_comment": shown.feed.id in viewer.follows,
        "agreed": agreed == policy.values.acceptable_use_version,
        "key": request.POST.get("key") or secrets.token_urlsafe(16),
        "text": request.POST.get("text", ""),
        "decisions": refused.decisions if refused else (),
    }
    return render(request, "posts/post.html", context, status=status)


@require_POST
def like(request: HttpRequest, post_id: int) -> HttpResponse:
    """Like or unlike: ``want`` says which, so that a second tap on a slow line changes nothing."""
    viewer = viewer_of(request)
    (actions.like if request.POST.get("want") == "1" else actions.unlike)(viewer, post_id)
    if request.headers.get("HX-Request"):
        return HttpResponse(posts.heart(viewer, post_id, get_token(request)))
    return redirect("post", post_id)


@require_POST
def comment(request: HttpRequest, post_id: int) -> HttpResponse:
    """Comment on a post. What was typed comes back with the refusal."""
    viewer = viewer_of(request)
    school_id = posts.check_readable(viewer, post_id).school_id
    if request.POST.get("agree"):
        school_actions.accept_agreement(viewer.account_id, school_id)
    text = request.POST.get("text", "")
    try:
        comment_id = actions.comment(viewer, post_id, text, key_of(request, str(post_id), text))
    except RefusedError as refused:
        if refused.decisions[0].clause == "SAF-5":
            raise  # whoever does not follow has no form on the page to change anything in
        return _page(request, post_id, refused, status=422)
    if posts.is_held(viewer, comment_id):
        messages.info(request, HELD)
    return redirect(f"/posts/{post_id}/#comment-{comment_id}")


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, post_id: int) -> HttpResponse:
    """Take down a comment or a post, with a reason (COM-4)."""
    viewer = viewer_of(request)
    shown = posts.removable(viewer, post_id)
    if request.method != "POST":
        return render(request, "posts/removal.html", {"post": shown, "reason": ""})
    reason = request.POST.get("reason", "")
    try:
        actions.remove(viewer, post_id, reason)
    except RefusedError as refused:
        context = {"post": shown, "reason": reason, "decisions": refused.decisions}
        return render(request, "posts/removal.html", context, status=422)
    messages.success(request, "Removed. Its author has been told why.")
    return redirect("post", shown.parent_id) if shown.parent_id else redirect("home")
