"""How a file that somebody may have gets to them: from this process, by nginx, or from the store itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from nestbox.photos import files
from nestbox.photos.reads import RenditionFile
from nestbox.web import ranges

INSIDE = "/inside/photos/"  # where nginx looks for photos, and nobody else can; see docs/operating.md
REDIRECT_SECONDS = 30  # whoever has an address of the store can use it so long: a browser follows at once


def answer(request: HttpRequest, file: RenditionFile) -> HttpResponse:
    """The file, a part of it, or word that it has not changed. Raises ``NotFoundError`` where it is lost."""
    etag = quote_etag(file.sha256)
    unchanged: HttpResponse | None = get_conditional_response(request, etag)
    response = unchanged or _WAYS[settings.PHOTO_DELIVERY](request, file)
    response.headers.setdefault("ETag", etag)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def _from_here(request: HttpRequest, file: RenditionFile) -> HttpResponse:
    # In one piece: in the pieces of a FileResponse, each handed over by itself, it cost twice the CPU.
    data = files.content(file)
    wanted = ranges.part(_range(request, file), len(data))
    if wanted is None:
        response = HttpResponse(data, content_type=file.media_type)
    elif not wanted:
        response = HttpResponse(status=416, content_type=file.media_type)
        response.headers["Content-Range"] = f"bytes */{len(data)}"
    else:
        response = HttpResponse(data[wanted.start : wanted.stop], file.media_type, status=206)
        response.headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{len(data)}"
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _range(request: HttpRequest, file: RenditionFile) -> str:
    """The Range header where it counts: for GET, and not where the client holds a part of another version."""
    holds = request.headers.get("If-Range", quote_etag(file.sha256))
    counts = request.method == "GET" and holds == quote_etag(file.sha256)
    return request.headers.get("Range", "") if counts else ""


def _by_nginx(_request: HttpRequest, file: RenditionFile) -> HttpResponse:
    files.check(file)
    return HttpResponse(content_type=file.media_type, headers={"X-Accel-Redirect": INSIDE + file.path})


def _from_the_store(_request: HttpRequest, file: RenditionFile) -> HttpResponse:
    address = files.signed_address(file, REDIRECT_SECONDS)
    return HttpResponse(status=302, headers={"Location": address, "Cache-Control": "private, no-store"})


_WAYS: Mapping[str, Callable[[HttpRequest, RenditionFile], HttpResponse]] = {
    "web": _from_here,
    "nginx": _by_nginx,
    "redirect": _from_the_store,
}
