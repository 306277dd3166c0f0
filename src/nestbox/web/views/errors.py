"""Pages for what went wrong before or outside a view."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

LONG_TEXTS = ("text", "says", "reason", "values_text")  # never a password, a code or a key


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read: too much of it, or not as a browser sends it."""
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Hidden and absent look the same."""
    return render(request, "404.html", status=404)


@requires_csrf_token
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: opened long ago, or from elsewhere."""
    typed = [text for name in LONG_TEXTS for text in request.POST.getlist(name) if text.strip()]
    return render(request, "403_csrf.html", {"typed": typed}, status=403)
