"""The demonstration's sign-in: the whole cast, one tap each. Anywhere else these pages do not exist."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nestbox.demo import actions, reads
from nestbox.errors import NotFoundError
from nestbox.web.access import open_to_all


@open_to_all
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """Everybody who can be signed in as."""
    _only_in_the_demonstration()
    return render(request, "demo.html", {"cast": reads.cast()})


@open_to_all
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Become one of the cast."""
    _only_in_the_demonstration()
    actions.sign_in(request, request.POST.get("email", ""))
    return redirect("home")


def _only_in_the_demonstration() -> None:
    if not settings.DEMO:
        raise NotFoundError("not the demonstration")
