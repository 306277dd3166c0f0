"""The installable app: its service worker, what it asks for, and what it shows without a signal."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_POST, require_safe

from nestbox import web
from nestbox.web.access import open_to_all, viewer_of
from nestbox.web.device import as_json, marks

STATIC = Path(web.__path__[0]) / "static"
SHELL = ("css/*.css", "js/*.js", "vendor/*.js", "fonts/*.woff2", "icons/logo.svg")
NOBODY = {"account": "", "session": "", "stamp": "", "leads": False, "token": ""}


@open_to_all
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: a few lines that change whenever any file of the app does."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> str:
    files = [static(str(path.relative_to(STATIC))) for pattern in SHELL for path in STATIC.glob(pattern)]
    version = hashlib.blake2b("".join(sorted(files)).encode(), digest_size=8).hexdigest()
    shell = json.dumps({"shell": f"nestbox-shell-{version}", "files": sorted(files)})
    return f'import {{ start }} from "{static("js/worker.js")}";\nstart({shell});\n'


@open_to_all
@require_safe
def state(request: HttpRequest) -> JsonResponse:
    """Who is signed in, whether what a device keeps still holds, and for those who post a token."""
    if getattr(request, "viewer", None) is None:
        return JsonResponse(NOBODY)
    found = marks(request, viewer_of(request))
    return JsonResponse(as_json(found) | {"token": get_token(request) if found.leads else ""})


@open_to_all
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown for a page that is not kept on the device. It says nothing of anybody."""
    return render(request, "outbox/offline.html", {"is_signed_out": False})


@require_POST
def shared(request: HttpRequest) -> HttpResponse:
    """Photos from the phone's gallery that no service worker has taken: they have to be chosen again."""
    messages.warning(request, "The photos did not come along. Please add them here.")
    return redirect("compose")
