"""Carers agree to a hashtag or not: in the app, by the link in an e-mail, or on paper through the office."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nestbox.errors import InvalidError
from nestbox.policy.permissions import Permission
from nestbox.posts import hashtag_answers, hashtag_reads
from nestbox.web.access import open_to_all, school_for, viewer_of

YES_OR_NO = {"yes": True, "no": False}


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the viewer is asked about hashtags, and what they can take back."""
    return render(request, "hashtags/mine.html", {"questions": hashtag_reads.mine(viewer_of(request))})


@require_POST
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """A carer's answer from the app."""
    viewer = viewer_of(request)
    yes = _yes(request)
    _keep(request, lambda: hashtag_answers.answer(viewer, question_id, yes=yes), yes=yes)
    return redirect("hashtags")


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The question behind a signed link, for whoever has the e-mail: no names and no photo.

    Opening it changes nothing, so that a mail server that follows links answers for nobody.
    """
    if request.method == "POST":
        yes = _yes(request)
        _keep(request, lambda: hashtag_answers.answer_by_link(token, yes=yes), yes=yes)
        return redirect("hashtag-link", token)
    return render(
        request, "hashtags/by_link.html", {"question": hashtag_reads.behind_link(token), "token": token}
    )


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """Whom the office has to ask about a hashtag, and what they said."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.EDIT_ROLL, request.GET.get("school"))
    return render(request, "hashtags/paper.html", {"questions": hashtag_reads.on_paper(viewer, school_id)})


@require_POST
def record(request: HttpRequest, question_id: int) -> HttpResponse:
    """What a carer told the office."""
    viewer = viewer_of(request)
    yes = _yes(request)
    _keep(request, lambda: hashtag_answers.record_on_paper(viewer, question_id, yes=yes), yes=yes)
    return redirect("hashtags-paper")


def _yes(request: HttpRequest) -> bool:
    yes = YES_OR_NO.get(request.POST.get("answer", ""))
    if yes is None:
        raise InvalidError("Please answer yes or no.")
    return yes


def _keep(request: HttpRequest, keep: Callable[[], None], *, yes: bool) -> None:
    try:
        keep()
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
    else:
        messages.success(request, f"Kept: {'yes' if yes else 'no'}.")
