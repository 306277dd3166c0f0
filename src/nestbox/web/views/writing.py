"""Writing news: the first page, the draft with its photos, and publishing it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nestbox import clock
from nestbox.errors import InvalidError, NestboxError, NotFoundError
from nestbox.photos import actions as photo_actions
from nestbox.photos.unreadable import MAX_BYTES
from nestbox.policy.permissions import Permission
from nestbox.posts import actions, drafts
from nestbox.posts.drafts import Wording
from nestbox.posts.findings import FindingShown, UnpublishableError, as_json
from nestbox.schools import policies
from nestbox.schools import reads as schools
from nestbox.schools.reads import TripShown
from nestbox.trips.team import sees_day
from nestbox.web.access import school_for, viewer_of
from nestbox.web.converters import identifier
from nestbox.web.keys import key_of
from nestbox.web.views.mending import mended, wants_mending

log = logging.getLogger(__name__)
NOT_STORED = "Photos cannot be stored at the moment. Please try again in a few minutes: your words are kept."


@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest) -> HttpResponse:
    """Start writing. Text alone can be published from here at once; photos are looked at first."""
    viewer = viewer_of(request)
    school_id = school_for(viewer, Permission.POST, request.GET.get("school"))
    if request.method != "POST":
        return render(request, "posts/compose.html", _empty(request, school_id))
    wording = wording_of(request)
    draft_id = drafts.start(viewer, school_id, key_of(request, wording.text), wording)
    return _once(request, draft_id, _send)


def _empty(request: HttpRequest, school_id: int) -> dict[str, object]:
    viewer = viewer_of(request)
    trips = schools.trips(viewer, school_id)
    trip_id = running(trips)
    return {
        "key": secrets.token_urlsafe(16),
        "values": policies.values(school_id),
        "trips": trips,
        "trip_id": trip_id,
        "leads": trip_id is not None and sees_day(viewer, trip_id),
        "drafts": drafts.open_drafts(viewer),
    }


def running(trips: Iterable[TripShown]) -> int | None:
    """The id of the trip that is on today, or None: what a post is most likely about."""
    today = timezone.localtime(clock.now()).date()
    return next((trip.id for trip in trips if trip.starts <= today <= trip.ends), None)


def wording_of(request: HttpRequest) -> Wording:
    """The words of a post's form."""
    return Wording(
        text=request.POST.get("text", ""),
        trip_id=identifier(request.POST.get("trip")),
        outside_purpose_confirmed=bool(request.POST.get("outside_purpose")),
    )


def _receive(request: HttpRequest, draft_id: int) -> list[int]:
    """Take the photos of a form into the draft; the ids of those that can be looked at."""
    received = []
    if _is_too_large(request):
        messages.error(
            request, "These photos are too much for one go. Nothing else is lost: please add them one by one."
        )
    for file in request.FILES.getlist("photos"):
        try:
            received.append(photo_actions.receive(viewer_of(request), draft_id, _bytes_of(file)))
        except NotFoundError:
            raise
        except NestboxError as refused:
            messages.error(request, f"{file.name}: {refused.sentence}")
        except OSError:
            log.exception("A photo could not be stored")
            messages.error(request, f"{file.name}: {NOT_STORED}")
    return received


def _is_too_large(request: HttpRequest) -> bool:
    # Then Django has read the words and left out the files.
    length = identifier(request.headers.get("Content-Length")) or 0
    return length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _bytes_of(file: UploadedFile[bytes]) -> bytes:
    # One byte more than is allowed is enough to see that it is too much.
    start: bytes = file.read(MAX_BYTES + 1)
    return start


def _once(
    request: HttpRequest, draft_id: int, send: Callable[[HttpRequest, int], HttpResponse]
) -> HttpResponse:
    """What ``send`` answers, or the post itself where an earlier tap on Publish has made it one."""
    viewer = viewer_of(request)
    published = drafts.published(viewer, draft_id)
    if published is None:
        try:
            return send(request, draft_id)
        except NotFoundError:
            published = drafts.published(viewer, draft_id)
            if published is None:
                raise
    return redirect("post", published)


def _save_and_send(request: HttpRequest, draft_id: int) -> HttpResponse:
    _save(request, draft_id)
    return _send(request, draft_id)


def _send(request: HttpRequest, draft_id: int) -> HttpResponse:
    _receive(request, draft_id)
    return _publish_or_show(request, draft_id)


def _publish_or_show(request: HttpRequest, draft_id: int) -> HttpResponse:
    accounted_for = identifier(request.POST.get("account_for"))
    if accounted_for is not None:
        return redirect("account-for", draft_id, accounted_for)
    if wants_mending(request):
        mended(request, draft_id)
        return redirect("draft", draft_id)
    if request.POST.get("do") != "publish" or request.FILES or _is_too_large(request):
        return redirect("draft", draft_id)
    try:
        return redirect("post", actions.publish(viewer_of(request), draft_id, request.POST.getlist("seen")))
    except UnpublishableError as refused:
        return _page(request, draft_id, refused.findings, status=422)
    except InvalidError as invalid:
        messages.error(request, invalid.sentence)
        return redirect("draft", draft_id)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """A draft: its words, its photos as they will be published, and what still stands in the way."""
    if request.method != "POST":
        return _once(request, draft_id, _page)
    discards = request.POST.get("do") == "discard"
    return _once(request, draft_id, _discard if discards else _save_and_send)


def _discard(request: HttpRequest, draft_id: int) -> HttpResponse:
    drafts.discard(viewer_of(request), draft_id)
    messages.success(request, "The draft is gone.")
    return redirect("home")


def _page(
    request: HttpRequest, draft_id: int, tried: tuple[FindingShown, ...] = (), status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request)
    shown = drafts.draft(viewer, draft_id)
    context = {
        "draft": shown,
        "values": policies.values(shown.school_id),
        "trips": schools.trips(viewer, shown.school_id),
        "findings": tried or shown.findings,
        "tried": bool(tried),
    }
    response = render(request, "posts/draft.html", context, status=status)
    response.headers["HX-Push-Url"] = reverse("draft", args=[draft_id])  # /compose/ answers with it too
    return response


@require_POST
def words(request: HttpRequest, draft_id: int) -> JsonResponse:
    """Keep a draft while it is typed. ``moved``: the page of the draft that these words became instead."""
    viewer = viewer_of(request)
    kept_as = drafts.keep(viewer, draft_id, wording_of(request), request.POST.get("base", ""))
    if kept_as == draft_id:
        with suppress(NotFoundError):  # a photo that was left out in another window
            _describe(request)
    page = reverse("draft", args=[kept_as])
    keeps = reverse("draft-words", args=[kept_as])
    return JsonResponse({"keeps": keeps, "moved": page if kept_as != draft_id else None})


def _save(request: HttpRequest, draft_id: int) -> None:
    viewer = viewer_of(request)
    drafts.save(viewer, draft_id, wording_of(request))
    _describe(request)
    left_out = identifier(request.POST.get("leave_out"))
    if left_out is not None:
        photo_actions.leave_out(viewer, left_out)


def _describe(request: HttpRequest) -> None:
    viewer = viewer_of(request)
    for name, alt in request.POST.items():
        prefix, _, photo_id = name.partition("-")
        described = identifier(photo_id) if prefix == "alt" else None
        if described is not None:
            photo_actions.describe(viewer, described, str(alt))


@require_POST
def photos(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Add photos to a draft, from the script that shows their progress; answers with the draft's photos."""
    drafts.draft(viewer_of(request), draft_id)
    received = _receive(request, draft_id)
    query = f"?new={received[-1]}" if received else ""
    return redirect(reverse("draft-photos-now", args=[draft_id]) + query)


@require_safe
def photos_now(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The draft's photos as they are now: a part of its page, asked for again while one is looked at."""
    shown = drafts.draft(viewer_of(request), draft_id)
    context = {
        "draft": shown,
        "findings": shown.findings,
        "values": policies.values(shown.school_id),
        "part": True,
        "new": identifier(request.GET.get("new")),
    }
    return render(request, "posts/draft_photos.html", context)


@require_safe
def findings(request: HttpRequest, draft_id: int) -> JsonResponse:
    """Everything that stands in the way of a draft, as JSON."""
    shown = drafts.draft(viewer_of(request), draft_id)
    return JsonResponse({"draft": str(shown.id), "findings": as_json(shown.findings)})
