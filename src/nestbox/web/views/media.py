"""Photos: a file for whoever may see it, and nothing at all for anybody else."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from nestbox.photos import reads as photos
from nestbox.web.access import viewer_of


@require_safe
def rendition(request: HttpRequest, photo_id: int, name: str, extension: str) -> HttpResponseBase:
    """One file of a photo. The browser may keep it, and asks at every use whether it still may."""
    found = photos.rendition(viewer_of(request), photo_id, name, extension)
    etag = f'"{found.sha256}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _private(HttpResponseNotModified(), etag)
    response = FileResponse(default_storage.open(found.path), content_type=found.media_type)
    response.headers["Content-Length"] = str(found.size)
    return _private(response, etag)


def _private(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
