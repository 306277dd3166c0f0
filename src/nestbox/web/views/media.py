"""Photos: a file for whoever may see it, and nothing at all for anybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nestbox.photos import addresses
from nestbox.photos import reads as photos
from nestbox.web import delivery
from nestbox.web.access import open_to_all, viewer_of


@require_safe
def rendition(request: HttpRequest, photo_id: int, name: str, extension: str) -> HttpResponse:
    """One file of a photo. The browser may keep it, and asks at every use whether it still may."""
    file = photos.rendition(viewer_of(request), photo_id, name, extension)
    response = delivery.answer(request, file)
    response.headers["Vary"] = "Cookie"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@open_to_all
@require_safe
def signed(request: HttpRequest, proof: str, photo_id: int, name: str, extension: str) -> HttpResponse:
    """The same file for an app that sends no credentials with pictures: the address says for whom it is."""
    what = addresses.What(photo_id, name, extension)
    file = photos.rendition(addresses.viewer_of(proof, what), photo_id, name, extension)
    response = delivery.answer(request, file)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
