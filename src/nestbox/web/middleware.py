"""What happens around every view: headers, who is looking, and refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nestbox.accounts import reads as accounts
from nestbox.accounts.viewer import Viewer
from nestbox.errors import InvalidError, NotFoundError, RefusedError

Respond = Callable[[HttpRequest], HttpResponse]

# Where the store itself sends photos, pages may show them from there.
_STORE = f" {settings.STORE.endpoint}" if settings.STORE and settings.PHOTO_DELIVERY == "redirect" else ""
_CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        f"img-src 'self' data: blob:{_STORE}",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class ViewedRequest(HttpRequest):
    """A request behind the middleware below: it knows who is looking."""

    viewer: Viewer | None


class SecurityHeaders:
    """No script, style or picture from elsewhere; nothing kept by shared caches, nor after signing out."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = _CONTENT_POLICY
        response.headers["Permissions-Policy"] = _PERMISSIONS
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        if not request.path_info.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        if request.method == "POST" and request.path_info == "/account/logout/":
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class Viewers:
    """Reads who is looking, at every request; whoever is signed out reaches only what is marked as open."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: ViewedRequest, view: Any, *_: Any) -> HttpResponse | None:
        _check_text(request)
        request.viewer = accounts.viewer_of(request.session)
        if request.viewer is None:
            return _to_the_door(request) if getattr(view, "login_required", True) else None
        if request.viewer.lacks_second_factor and not request.path_info.startswith("/account/"):
            messages.info(
                request, "People who work on the feed sign in with a second step. Please set one up first."
            )
            return redirect("mfa_index")
        return None


def _check_text(request: HttpRequest) -> None:
    # No keyboard makes a NUL, and PostgreSQL keeps none: nobody who types is turned away here.
    fields = [request.GET] if request.META.get("QUERY_STRING") else []
    fields += [request.POST] if request.method == "POST" else []
    if any("\0" in str(text) for form in fields for _, texts in form.lists() for text in texts):
        raise BadRequest("a NUL in a field")


def _to_the_door(request: HttpRequest) -> HttpResponse:
    if settings.DEMO:
        return redirect("demo")
    # Back to a page after signing in; never back to what was only sent there, as a form.
    query = {"next": request.get_full_path()} if request.method in {"GET", "HEAD"} else {}
    return redirect(reverse("account_login", query=query))


class Refusals:
    """Turns what the actions raise into pages: hidden and absent are one and the same page."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFoundError):
            return render(request, "404.html", status=404)
        if isinstance(error, RefusedError):
            return render(request, "refusal.html", {"decisions": error.decisions}, status=403)
        if isinstance(error, InvalidError):
            return render(request, "invalid.html", {"sentence": error.sentence}, status=422)
        return None
