"""A draft's photos over a bad line: the tus protocol 1.0 (core, creation, termination, expiration).

https://tus.io/protocols/resumable-upload
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from nestbox.errors import NestboxError, NotFoundError
from nestbox.photos import uploads
from nestbox.photos.actions import draft_of
from nestbox.photos.unreadable import MAX_BYTES, Cause, UnreadablePhoto
from nestbox.photos.uploads import Announced, ElsewhereError, OtherBytesError, UploadShown
from nestbox.web.access import viewer_of
from nestbox.web.converters import identifier

VERSION = "1.0.0"
PIECE = 1_000_000  # bytes that are kept at a time: no more than this is lost when the server stops
KEY_LENGTH, DIGEST_LENGTH = 64, 64  # characters
BYTES = "application/offset+octet-stream"
NOT_THIS_VERSION, NOT_BYTES, TOO_MUCH, ELSEWHERE, OTHER_BYTES, UNUSABLE = 412, 415, 413, 409, 460, 422
View = Callable[..., HttpResponse]


def _speaks_tus(view: View) -> View:
    """Answer in the protocol's terms. What is hidden stays absent, whatever version is spoken."""

    @wraps(view)
    def answer(request: HttpRequest, **ids: int) -> HttpResponse:
        try:
            response = view(request, **ids)
        except NotFoundError:
            raise
        except NestboxError as refused:
            response = JsonResponse({"sentence": refused.sentence}, status=_status(refused))
        response.headers["Tus-Resumable"] = VERSION
        return response

    return answer


def _status(refused: NestboxError) -> int:
    if isinstance(refused, UnreadablePhoto):
        return TOO_MUCH if refused.cause is Cause.TOO_MANY_BYTES else UNUSABLE
    return {ElsewhereError: ELSEWHERE, OtherBytesError: OTHER_BYTES}.get(type(refused), UNUSABLE)


def _other_version(request: HttpRequest) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable") == VERSION:
        return None
    return HttpResponse(status=NOT_THIS_VERSION, headers={"Tus-Version": VERSION})


@require_http_methods(["POST", "OPTIONS"])
@_speaks_tus
def begin(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Announce a photo to a draft; its address is where its bytes go."""
    viewer = viewer_of(request)
    draft_of(viewer, draft_id)
    if request.method == "OPTIONS":
        return _abilities()
    if (other := _other_version(request)) is not None:
        return other
    announced = _announced(request)
    if announced is None:
        return HttpResponse(status=400)
    shown = uploads.begin(viewer, draft_id, announced)
    return _at(shown, status=201, headers={"Location": reverse("upload", args=[shown.id])})


def _abilities() -> HttpResponse:
    said = {
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,expiration,termination",
        "Tus-Max-Size": str(MAX_BYTES),
    }
    return HttpResponse(status=204, headers=said)


def _announced(request: HttpRequest) -> Announced | None:
    """What the device says, or None where it cannot be understood."""
    length = identifier(request.headers.get("Upload-Length"))
    said = _metadata(request.headers.get("Upload-Metadata", ""))
    key, digest = said.get("key", ""), said.get("sha256", "")
    if length is None or not 0 < len(key) <= KEY_LENGTH or len(digest) not in {0, DIGEST_LENGTH}:
        return None
    return Announced(key, length, digest, said.get("alt", "")[:1500])


def _metadata(header: str) -> dict[str, str]:
    """The protocol's pairs of a name and base64. What is no such pair is left out."""
    pairs = [pair.strip().partition(" ") for pair in header.split(",")]
    return {name: text for name, _, coded in pairs if (text := _decoded(coded)) is not None}


def _decoded(coded: str) -> str | None:
    try:
        text = b64decode(coded, validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    return None if "\0" in text else text


@require_http_methods(["GET", "HEAD", "PATCH", "DELETE"])
@_speaks_tus
def upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """One upload: where it stands, its next bytes, or its end."""
    viewer = viewer_of(request)
    shown = uploads.upload(viewer, upload_id)
    if (other := _other_version(request)) is not None:
        return other
    if request.method == "PATCH":
        return _append(request, shown)
    if request.method == "DELETE":
        uploads.stop(viewer, upload_id)
        return HttpResponse(status=204)
    return _at(shown, status=200)


def _append(request: HttpRequest, shown: UploadShown) -> HttpResponse:
    offset = identifier(request.headers.get("Upload-Offset"))
    length = identifier(request.headers.get("Content-Length"))
    if request.content_type != BYTES:
        return HttpResponse(status=NOT_BYTES)
    if offset is None or length is None:
        return HttpResponse(status=400)
    if offset != shown.offset:
        return _at(shown, status=ELSEWHERE)
    if offset + length > shown.length:
        return HttpResponse(status=TOO_MUCH)
    return _at(_keep(request, shown), status=204)


def _keep(request: HttpRequest, shown: UploadShown) -> UploadShown:
    viewer = viewer_of(request)
    for piece in _pieces(request):
        shown = uploads.append(viewer, shown.id, shown.offset, piece)
    uploads.finish(viewer, shown.id)
    return shown


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body piece by piece; of a line that breaks, what had come."""
    piece = bytearray()
    try:
        while part := request.read(PIECE - len(piece)):
            piece += part
            if len(piece) == PIECE:
                yield bytes(piece)
                piece.clear()
    except (UnreadablePostError, OSError):
        pass
    if piece:
        yield bytes(piece)


def _at(shown: UploadShown, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    said = {
        "Upload-Offset": str(shown.offset),
        "Upload-Length": str(shown.length),
        "Upload-Expires": http_date(shown.expires.timestamp()),
    }
    return HttpResponse(status=status, headers=said | (headers or {}))
